"""Many rows for tests that count queries: copies of one row that was made by the domain functions."""

import uuid
from collections.abc import Mapping, Sequence

from django.db import models

from residents.models import Residency


def copy_of[M: models.Model](row: M, **changes: object) -> M:
    """A new row like `row` but for `changes`; no history, no rules, for counting alone."""
    return copies_of(row, [changes])[0]


def copies_of[M: models.Model](row: M, changed: Sequence[Mapping[str, object]]) -> list[M]:
    """As many new rows like `row`, each but for its changes; one that has to be unique is new by itself."""
    values = {
        f.attname: getattr(row, f.attname)
        for f in row._meta.concrete_fields
        if not f.primary_key and not (f.unique and f.has_default())
    }
    rows = [type(row)(**{**values, **changes}) for changes in changed]
    return type(row)._base_manager.bulk_create(rows, batch_size=1000)


def more_residents(residency: Residency, count: int) -> None:
    """`count` residents more, each with a party, an application and a contract of its own."""
    contract, known = residency.contract, Residency.objects.count()
    for number in range(known, known + count):
        party = copy_of(residency.party, inn=f"{number:014d}", name=f"ЖЧК «Көчүрмө {number}»")
        application = copy_of(
            contract.application,
            number=f"К-{number}",
            public_id=uuid.uuid4(),
            state="evaluated",  # a decision is of one application
            decision_id=None,
        )
        scan = copy_of(contract.scan)
        paper = copy_of(contract.paper, number=f"К-{number}", sequence=1000 + number, code=f"{number:014d}")
        own = copy_of(
            contract,
            number=f"К-{number}",
            party_id=party.pk,
            application_id=application.pk,
            scan_id=scan.pk,
            paper_id=paper.pk,
        )
        copy_of(residency, party_id=party.pk, contract_id=own.pk)
