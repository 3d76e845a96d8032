"""Certificates of attendance: after the event, for each who came, once (2.2(4))."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext, override

from accounts.domain import scope
from accounts.models import Post
from core import clock
from core.actors import Actor
from core.conf import centre
from core.domain import transitions
from core.enums import Unit
from core.errors import WrongState
from core.languages import current_language
from documents.domain import papers
from documents.domain.annulment import take_back_paper
from documents.domain.preparers import PREPARERS, Prepared
from documents.enums import PaperKind
from documents.models import IssuedPaper
from residents.domain.resident_papers import signatory_of
from units.base.domain.checks import day_of
from units.base.domain.event_letters import send_certificate
from units.base.domain.events import KEEP
from units.base.enums_events import EventKind, EventState
from units.base.models import Event, Participant
from units.base.models.participant import ParticipantQuerySet

TEMPLATE = "units/attendance_certificate.html"
# Longer names and titles are set smaller, so that the certificate stays one page.
LONG = 36


def register_preparer() -> None:
    """Have the title and the words of codes found in the language of the reader."""
    PREPARERS[TEMPLATE] = in_words


def gives_certificates(event: Event) -> bool:
    """Whether this event took place and is of a kind after which certificates are given."""
    return event.state == EventState.HELD and event.kind in centre("EVENT_CERTIFICATE_KINDS")


def without_certificate(event: Event) -> ParticipantQuerySet:
    """Those who came and have none yet."""
    rows: ParticipantQuerySet = event.participants.came().filter(certificate=None)
    return rows


@transaction.atomic
def issue_certificates(event: Event, *, actor: Actor, at: datetime | None = None) -> list[Participant]:
    """Give everybody who came and has none a certificate; who has an e-mail gets a letter with the link."""
    row = transitions.lock(event)
    scope.require(actor, KEEP, row)
    if row.state != EventState.HELD:
        raise WrongState(_("Certificates are issued when it is recorded that the event took place."))
    if not gives_certificates(row):
        raise WrongState(_("The Centre gives no certificates for events of this kind."))
    people = list(without_certificate(row).select_related("event"))
    if not people:
        raise WrongState(_("Everybody who came has a certificate already."))
    signatory = signatory_of(day_of(at))
    for place in people:
        paper = _issue(row, place, signatory, actor, at)
        transitions.update(place, actor=actor, at=at, certificate=paper)
        send_certificate(place, at)
    transitions.note(row, "issue_certificates", target=row.state, actor=actor, at=at)
    return people


def take_back_certificate(paper: IssuedPaper, *, actor: Actor, at: datetime | None = None) -> None:
    """The person was not there after all: whoever checks the code reads that the paper is not valid."""
    with override(paper.language):
        reason = _("The record of who came to the event was corrected: this person was not there.")
    take_back_paper(paper, on=day_of(at), reason=reason, actor=actor, at=at)


def in_words(content: Mapping[str, Any]) -> Prepared:
    """The content in the language now active."""
    words = dict(content)
    words["event_title"] = words[f"title_{current_language()}"]
    words["kind"] = EventKind(words["kind_code"]).label
    words["unit"] = Unit(words["unit_code"]).label
    words["signatory"] = {**words["signatory"], "post": Post(words["signatory"]["post_code"]).label}
    words["lasted"] = _lasted(words["minutes"])
    words["is_long"] = len(words["name"]) > LONG
    return Prepared(words)


def _issue(
    event: Event, place: Participant, signatory: Mapping[str, Any], actor: Actor, at: datetime | None
) -> IssuedPaper:
    first, last = clock.day_of(event.starts_at), clock.day_of(event.ends_at)
    minutes = int((event.ends_at - event.starts_at).total_seconds()) // 60
    return papers.issue(
        PaperKind.ATTENDANCE_CERTIFICATE,
        title=gettext_lazy("Certificate of attendance"),
        template=TEMPLATE,
        context={
            "name": place.name,
            "title_ky": event.title_ky,
            "title_ru": event.title_ru,
            "title_en": event.title_en,
            "kind_code": event.kind,
            "unit_code": event.unit,
            "first_day": first,
            "last_day": last,
            "minutes": minutes if first == last else 0,
            "signatory": signatory,
        },
        subject=place,
        on=day_of(at),
        actor=actor,
        at=at,
    )


def _lasted(minutes: int) -> str:
    """Hours and minutes of an event of one day; nothing of a longer one."""
    hours, rest = divmod(minutes, 60)
    parts = [
        ngettext("%(count)d hour", "%(count)d hours", hours) % {"count": hours} if hours else "",
        ngettext("%(count)d minute", "%(count)d minutes", rest) % {"count": rest} if rest else "",
    ]
    return " ".join(filter(None, parts))
