"""3.3.1, limits: two hundred applicants send at once, through two gunicorn workers with threads.

The ordinary run is content with fifty.
"""

from collections import Counter
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest
from bench.client import Form, Sent, send
from bench.drafts import drafts_like, sending_forms
from bench.server import Server, serve
from post_office.models import Email

from applications.enums import ApplicationState
from applications.models import Application
from core.clock import today
from core.models import TransitionLog
from documents.domain.numbers import write_number
from documents.enums import PaperKind
from documents.models import IssuedPaper, NumberSeries
from tests.makers.applications import make_draft
from tests.services.conftest import same_services

pytestmark = pytest.mark.django_db(transaction=True)
THREADS = 8


@pytest.fixture
def server(queued: None) -> Iterator[Server]:
    """The portal as in production, on the database and the queue of these tests."""
    with serve("config.settings", same_services(), threads=THREADS) as running:
        yield running


def send_at_once(port: int, forms: list[Form]) -> list[Sent]:
    """Every form at the same moment, on a connection of its own."""
    start = Barrier(len(forms))

    def press(form: Form) -> Sent:
        start.wait()
        return send(port, form)

    with ThreadPoolExecutor(len(forms)) as pool:
        return list(pool.map(press, forms))


def in_a_row(kind: str, count: int) -> list[str]:
    """The first `count` numbers of a register this year."""
    return sorted(write_number(kind, year=today().year, sequence=one + 1) for one in range(count))


@pytest.mark.parametrize("senders", [50, pytest.param(200, marks=pytest.mark.long)])
def test_two_hundred_applicants_send_at_once_and_nothing_is_lost_or_doubled(
    server: Server, senders: int
) -> None:
    drafts = drafts_like(make_draft(), senders)
    answers = send_at_once(server.port, sending_forms(drafts))
    assert Counter(answer.status for answer in answers) == {302: senders}
    assert all(answer.leads_to.endswith("/sent/") for answer in answers)

    sent = Application.objects.filter(state=ApplicationState.SUBMITTED)
    assert set(sent.values_list("pk", flat=True)) == {draft.pk for draft in drafts}
    numbers = sorted(sent.values_list("number", flat=True))
    assert numbers == in_a_row(PaperKind.APPLICATION, senders)
    receipts = IssuedPaper.objects.filter(kind=PaperKind.RECEIPT)
    assert sorted(receipts.values_list("number", flat=True)) == in_a_row(PaperKind.RECEIPT, senders)
    assert set(receipts.values_list("object_id", flat=True)) == {str(draft.pk) for draft in drafts}
    written = Counter(address for to in Email.objects.values_list("to", flat=True) for address in to)
    assert written == Counter(draft.email for draft in drafts)
    assert TransitionLog.objects.filter(transition="submit").count() == senders


def test_ten_presses_on_one_button_at_once_get_one_number_and_one_receipt(server: Server) -> None:
    (draft,) = drafts_like(make_draft(), 1)
    answers = send_at_once(server.port, sending_forms([draft]) * 10)
    assert {answer.status for answer in answers} == {302}
    draft.refresh_from_db()
    assert draft.number == in_a_row(PaperKind.APPLICATION, 1)[0]
    assert NumberSeries.objects.get(kind=PaperKind.APPLICATION).last == 1
    assert (IssuedPaper.objects.filter(kind=PaperKind.RECEIPT).count(), Email.objects.count()) == (1, 1)
