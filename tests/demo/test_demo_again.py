"""The demonstration Centre is deterministic: the same day gives the same Centre, in two processes."""

import hashlib
import json
from typing import Any

import pytest

from applications.models import Application
from core.models import TransitionLog
from documents.models import Correspondence, IssuedPaper
from finance.models import Income
from reporting.models import (
    BoardDecision,
    CentreReport,
)
from residents.models import (
    Residency,
)
from tests import databases
from tests.makers.demonstration import demonstration
from tests.makers.prepared import prepared


def digest() -> str:
    """What a person would see of the Centre, in one number: no keys, no random names of files."""
    seen = [
        list(
            Application.objects.order_by("email").values_list(
                "number", "state", "title", "inn", "submitted_at"
            )
        ),
        list(
            Residency.objects.order_by("party__inn").values_list(
                "party__name", "started_on", "ended_on", "ground"
            )
        ),
        list(
            IssuedPaper.objects.order_by("kind", "year", "sequence").values_list(
                "kind", "number", "issued_on"
            )
        ),
        [without_keys(report.figures) for report in CentreReport.objects.order_by("year", "quarter")],
        list(
            Correspondence.objects.order_by("register", "year", "sequence").values_list(
                "number", "state", "registered_on", "subject", "due_on", "file_index__code"
            )
        ),
        list(
            Income.objects.order_by("pk").values_list("description", "amount", "received_on", "document_date")
        ),
        list(BoardDecision.objects.order_by("pk").values_list("text", "votes_for", "due_on")),
        list(
            TransitionLog.objects.order_by("pk").values_list(
                "transition", "source", "target", "at", "actor__email"
            )
        ),
    ]
    return hashlib.sha256(json.dumps(seen, default=str, sort_keys=True).encode()).hexdigest()


def without_keys(figures: Any) -> Any:
    """Frozen figures without the keys of the rows behind them: PostgreSQL never gives a key twice."""
    if isinstance(figures, dict):
        return {name: without_keys(value) for name, value in figures.items() if name not in ("id", "pk")}
    return [without_keys(value) for value in figures] if isinstance(figures, list) else figures


@pytest.mark.django_db(transaction=True)
def test_the_same_day_gives_the_same_centre():
    with demonstration():
        here = digest()
        databases.load_from(prepared() / "portal.sqlite3")
        assert digest() == here
