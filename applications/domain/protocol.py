"""What the protocol of a commission says, as it stands at the moment of closing (3.3.1, 7.3).

Codes and values only; `applications.papers` makes the words in the language of the paper.
"""

from collections.abc import Iterable
from decimal import Decimal
from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.db.models import QuerySet

from applications.domain.marks import places
from applications.domain.membership import commission_of, criteria_of
from applications.domain.summary import CriterionResult, Expert, Summary
from applications.models import Application
from core import clock
from core.languages import LANGUAGE_NAMES
from documents.domain import snapshots
from documents.enums import PaperKind
from documents.models import IssuedPaper


def protocols_of(applications: Iterable[Application]) -> QuerySet[IssuedPaper]:
    """Return the protocols of these applications."""
    return IssuedPaper.objects.filter(
        kind=PaperKind.PROTOCOL,
        content_type=ContentType.objects.get_for_model(Application),
        object_id__in=[str(application.pk) for application in applications],
    )


def protocol_of(application: Application) -> IssuedPaper | None:
    """Return the protocol of an application's evaluation, once that is closed."""
    return protocols_of([application]).first()


def mark_in(protocol: IssuedPaper) -> Decimal:
    """Return the mark a protocol states."""
    return Decimal(snapshots.thaw(protocol.context)["mark"])


def protocol_content(application: Application, state: Summary) -> dict[str, Any]:
    """Return the facts the protocol freezes."""
    commission = commission_of(application)
    return {
        "application": application_facts(application),
        "call": names_of(application.call, "title"),
        "order": {"number": commission.order.number, "dated_on": commission.order.dated_on},
        "members": [_member(expert) for expert in state.experts],
        "quorum": state.quorum,
        "criteria_version": criteria_of(application).version,
        "criteria": [_criterion(result) for result in state.results],
        "marks": [expert.mark for expert in state.counted],
        "reasons": [_reasons(expert) for expert in state.counted],
        "mark": state.mark,
        "pass_mark": state.pass_mark,
        "passes": state.passes,
        "ranking": _ranking(application, state.mark),
    }


def application_facts(application: Application) -> dict[str, Any]:
    """Return what a paper says of an application: values and codes."""
    return {
        "number": application.number,
        "title": application.title,
        "applicant": application.applicant_name,
        "applicant_form": application.applicant_form,
        "direction": application.direction,
        "stage": application.stage,
        "submitted_on": clock.day_of(application.submitted_at) if application.submitted_at else None,
    }


def names_of(obj: Any, field: str) -> dict[str, str]:
    """Return a name in the three languages."""
    return {code: getattr(obj, f"{field}_{code}") for code in LANGUAGE_NAMES}


def _member(expert: Expert) -> dict[str, Any]:
    return {
        "name": expert.member.user.full_name,
        "short_name": expert.member.user.short_name,
        "role": expert.member.role,
        "standing": expert.standing.value,
        **({"waiver": expert.waiver} if expert.waiver else {}),
        "sent_on": clock.day_of(expert.sent_at) if expert.is_counted and expert.sent_at else None,
    }


def _criterion(result: CriterionResult) -> dict[str, Any]:
    return {
        "name": names_of(result.criterion, "name"),
        "weight": result.criterion.weight,
        "points": list(result.points),
        "average": result.average,
    }


def _reasons(expert: Expert) -> dict[str, Any]:
    """Return what one expert wrote, by criterion and overall."""
    return {
        "expert": expert.member.user.short_name,
        "overall": expert.overall,
        "lines": [
            {"name": names_of(line.criterion, "name"), "points": line.points, "comment": line.comment}
            for line in expert.progress.lines
            if line.comment
        ],
    }


def _ranking(application: Application, mark: Decimal | None) -> list[dict[str, Any]]:
    """Return the applications of the call whose evaluation is closed, this one too, the best first."""
    others = {
        str(other.pk): other
        for other in Application.objects.filter(call=application.call_id).exclude(pk=application.pk)
    }
    rows = [_ranked(application, mark)]
    rows += [_ranked(others[paper.object_id], mark_in(paper)) for paper in protocols_of(others.values())]
    for row, place in zip(rows, places([row["mark"] for row in rows]), strict=True):
        row["place"] = place
    return sorted(rows, key=lambda row: (row["place"], row["number"]))


def _ranked(application: Application, mark: Decimal | None) -> dict[str, Any]:
    return {
        "number": application.number,
        "applicant": application.applicant_name,
        "title": application.title,
        "mark": mark,
    }
