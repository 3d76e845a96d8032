"""Five thousand residents with twenty quarters each: the list and the board ask as little as of one."""

from datetime import date
from decimal import Decimal
from time import process_time

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from core.quarters import Quarter
from finance.models import Invoice
from residents.models import Residency
from tests.makers.documents import make_paper
from tests.makers.reporting import resident_rows
from tests.makers.residents import director
from tests.makers.rows import copies_of

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("november_2026")]
FIRST, QUARTERS = Quarter(2021, 4), 20
LIST, BOARD = "admin:residents_residency_changelist", "admin:residents_residency_duties"
# Of our own time, whatever else the machine does: three pages, each twice.
SLOWEST = 60.0


@pytest.mark.parametrize("count", [30, pytest.param(5000, marks=pytest.mark.long)])
def test_the_list_and_the_board_ask_as_little_of_many_as_of_one(count: int) -> None:
    first = resident_rows(1, started_on=date(2021, 11, 1), expires_on=date(2028, 1, 1), report_on=FIRST)[0]
    overdue(first)
    client = Client()
    client.force_login(director())
    pages = [reverse(LIST), reverse(BOARD), f"{reverse(BOARD)}?status=missed"]
    one = [queries_of(client, page) for page in pages]
    more(first, count - 1)
    begun = process_time()
    assert [queries_of(client, page) for page in pages] == one
    assert process_time() - begun < SLOWEST


def queries_of(client: Client, address: str) -> int:
    client.get(address)
    with CaptureQueriesContext(connection) as found:
        assert client.get(address).status_code == 200
    return len(found)


def overdue(residency: Residency) -> None:
    """One invoice past its last day."""
    Invoice.objects.create(
        state="issued",
        party=residency.party,
        contract=residency.contract,
        period_from=date(2026, 9, 1),
        period_to=date(2026, 9, 30),
        total=Decimal(5000),
        number="Ү-1",
        paper=make_paper("invoice"),
        issued_on=date(2026, 10, 1),
        due_on=date(2026, 10, 15),
    )


def more(first: Residency, count: int) -> None:
    """So many residents more, each with twenty reports and an overdue invoice."""
    numbers = range(1, count + 1)
    parties = copies_of(
        first.party, [{"inn": f"{number:014d}", "name": f"ЖЧК «Көп {number}»"} for number in numbers]
    )
    contracts = copies_of(
        first.contract,
        [{"number": f"К-{number}", "party_id": party.pk} for number, party in enumerate(parties)],
    )
    rows = copies_of(
        first,
        [{"party_id": one.party_id, "contract_id": one.pk} for one in contracts],
    )
    report, invoice = first.reports.get(), Invoice.objects.get()
    quarters = [FIRST + step for step in range(QUARTERS)]
    copies_of(report, [{"residency_id": first.pk, "year": q.year, "quarter": q.number} for q in quarters[1:]])
    copies_of(
        report,
        [{"residency_id": row.pk, "year": q.year, "quarter": q.number} for row in rows for q in quarters],
    )
    papers = copies_of(
        invoice.paper,
        [
            {"number": f"К-{number}", "sequence": 1000 + number, "code": f"{number:012d}"}
            for number in numbers
        ],
    )
    copies_of(
        invoice,
        [
            {
                "party_id": row.party_id,
                "contract_id": row.contract_id,
                "paper_id": paper.pk,
                "number": paper.number,
            }
            for row, paper in zip(rows, papers, strict=True)
        ],
    )
