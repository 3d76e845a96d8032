"""What readers ask of protocols: an application's protocol, its mark, facts for papers (3.3.1, 7.3)."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.db.models import QuerySet

from applications.enums_session import ItemState, Result
from applications.models import AgendaItem, Application, SessionProtocol
from core import clock
from core.languages import LANGUAGE_NAMES
from documents.domain import snapshots
from documents.enums import PaperKind
from documents.models import IssuedPaper


@dataclass(frozen=True, slots=True)
class Said:
    """What a protocol says of one application beside its mark; a written procedure has no votes."""

    result: Result
    votes_for: int | None
    votes_against: int | None
    votes_abstain: int | None
    by_chair: bool
    is_secret: bool
    dissents: tuple[dict[str, str], ...]


def item_of(application: Application) -> AgendaItem | None:
    """Return the closed item in which a commission last spoke of an application."""
    items = application.agenda_items.filter(state=ItemState.CLOSED).select_related("session")
    return items.order_by("-session__held_at", "-pk").first()


def protocol_of(application: Application) -> IssuedPaper | None:
    """Return the protocol of an application's evaluation as it stands now: the last version, once issued."""
    item = item_of(application)
    if item is None:
        return papers_before_sessions([application]).first()
    version = SessionProtocol.objects.filter(session=item.session).select_related("paper").last()
    return version.paper if version else None


def protocols_for(applications: Sequence[Application]) -> dict[int, IssuedPaper]:
    """Return the protocols of these applications as they stand now, by key: a fixed number of queries."""
    keys = {str(application.pk): application.pk for application in applications}
    items = AgendaItem.objects.filter(application__in=applications, state=ItemState.CLOSED)
    rows = items.order_by("session__held_at", "pk", "session__protocols__version")
    spoken = dict(rows.values_list("application_id", "session__protocols__paper"))
    issued = IssuedPaper.objects.filter(pk__in=[paper for paper in spoken.values() if paper])
    papers = papers_before_sessions(applications) | issued
    found = {paper.pk: paper for paper in papers.order_by("issued_on", "created_at")}
    before = {keys[paper.object_id]: paper for pk, paper in found.items() if pk not in set(spoken.values())}
    return before | {pk: found[paper] for pk, paper in spoken.items() if paper}


def papers_before_sessions(applications: Any) -> QuerySet[IssuedPaper]:
    """Return the protocols issued for one application each, before commissions held sessions here."""
    return IssuedPaper.objects.filter(
        kind=PaperKind.PROTOCOL,
        content_type=ContentType.objects.get_for_model(Application),
        object_id__in=[str(application.pk) for application in applications],
    )


def mark_in(protocol: IssuedPaper, application: Application) -> Decimal:
    """Return the mark a protocol states for an application."""
    item = _item_in(protocol, application)
    return Decimal(item["mark"] if item else snapshots.thaw(protocol.context)["mark"])


def said_in(protocol: IssuedPaper, application: Application) -> Said | None:
    """Return what a session's protocol says of an application; None before there were sessions here."""
    item = _item_in(protocol, application)
    if item is None:
        return None
    tally = item.get("tally") or {}
    return Said(
        result=Result(item["result"]),
        votes_for=tally.get("votes_for"),
        votes_against=tally.get("votes_against"),
        votes_abstain=tally.get("votes_abstain"),
        by_chair=item["by_chair"],
        is_secret=item["is_secret"],
        dissents=tuple(item["dissents"]),
    )


def _item_in(protocol: IssuedPaper, application: Application) -> dict[str, Any] | None:
    """Return the part of a session's protocol on an application whose vote was closed."""
    items = snapshots.thaw(protocol.context).get("items")
    if items is None:
        return None
    closed = (item for item in items if item["state"] == ItemState.CLOSED)
    found: dict[str, Any] = next(
        item for item in closed if item["application"]["number"] == application.number
    )
    return found


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
