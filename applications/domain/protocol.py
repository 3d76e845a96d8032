"""What readers ask of protocols: an application's protocol, its mark, facts for papers (3.3.1, 7.3)."""

from collections.abc import Sequence
from decimal import Decimal
from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.db.models import QuerySet

from applications.enums_session import ItemState
from applications.models import AgendaItem, Application, SessionProtocol
from core import clock
from core.languages import LANGUAGE_NAMES
from documents.domain import snapshots
from documents.enums import PaperKind
from documents.models import IssuedPaper


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
    found = {
        keys[paper.object_id]: paper
        for paper in papers_before_sessions(applications).order_by("issued_on", "created_at")
    }
    items = AgendaItem.objects.filter(application__in=applications, state=ItemState.CLOSED)
    spoken = dict(items.order_by("session__held_at", "pk").values_list("application_id", "session_id"))
    versions = SessionProtocol.objects.filter(session__in=spoken.values()).select_related("paper")
    last = {version.session_id: version.paper for version in versions.order_by("session", "version")}
    return found | {pk: last[session] for pk, session in spoken.items() if session in last}


def papers_before_sessions(applications: Any) -> QuerySet[IssuedPaper]:
    """Return the protocols issued for one application each, before commissions held sessions here."""
    return IssuedPaper.objects.filter(
        kind=PaperKind.PROTOCOL,
        content_type=ContentType.objects.get_for_model(Application),
        object_id__in=[str(application.pk) for application in applications],
    )


def mark_in(protocol: IssuedPaper, application: Application) -> Decimal:
    """Return the mark a protocol states for an application."""
    content = snapshots.thaw(protocol.context)
    if "items" not in content:
        return Decimal(content["mark"])
    marks = {item["application"]["number"]: item["mark"] for item in content["items"] if item["mark"]}
    return Decimal(marks[application.number])


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
