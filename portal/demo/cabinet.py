"""The cabinets of the demonstration Centre: requests, the use of the name, proposed calls (3.3.2)."""

from collections.abc import Callable
from datetime import datetime, timedelta

from portal.demo.cabinet_stories import CALL, CALLS, NAMES, REQUESTS, WITH_FILE
from portal.demo.papers import proof_of_concept
from portal.demo.people import clerk_of, user
from portal.demo.timeline import Timeline
from residents.domain.calls import propose_call
from residents.domain.centre_requests import (
    answer_request,
    close_request,
    open_request,
    settle_request,
    write_to_centre,
)
from residents.domain.name_permissions import (
    grant_permission,
    refuse_permission,
    request_permission,
    revoke_permission,
)
from residents.models import NamePermission, Residency, ResidentRequest

ONE_DAY = timedelta(days=1)
CONDITIONS = "Борбордун аталышы толук жазылат."


class Cabinet:
    """Plans what residents ask for in their cabinets and what comes of it."""

    def __init__(self, line: Timeline) -> None:
        self.line = line

    def plan(self) -> None:
        """Plan everything on the timeline."""
        for who, kind, ago, subject, text, later in REQUESTS:
            self._plan(ago, lambda at, w=who, k=kind, s=subject, t=text: _ask(w, k, s, t, at))
            for step, days, words in later:
                self._plan(ago - days, lambda at, w=who, s=subject, a=step, t=words: _go_on(w, s, a, t, at))
        for who, ago, purpose, places, days, fate, words in NAMES:
            self._plan(ago, lambda at, w=who, p=purpose, x=places, d=days: _ask_name(w, p, x, d, at))
            if fate == "refused":
                self._plan(ago - 3, lambda at, w=who, t=words: _refuse(w, t, at), hour=15)
            elif fate != "asked":
                given = CONDITIONS if fate == "revoked" else words
                self._plan(ago - 3, lambda at, w=who, t=given: _grant(w, t, at), hour=15)
            if fate == "revoked":
                self._plan(ago - 60, lambda at, w=who, t=words: _revoke(w, t, at), hour=16)
        for who, ago, answer in CALLS:
            self._plan(ago, lambda at, w=who: _propose(w, at), hour=12)
            if answer:
                self._plan(ago - 1, lambda at, w=who, t=answer: _accept(w, t, at), hour=18)

    def _plan(self, ago: int, act: Callable[[datetime], object], *, hour: int = 11) -> None:
        self.line.plan(self.line.today - timedelta(days=ago), act, hour=hour)


def _resident(who: str, at: datetime) -> Residency:
    return Residency.objects.of_user(user(who)).in_force(at.date()).get()


def _ask(who: str, kind: str, subject: str, text: str, at: datetime) -> None:
    open_request(_resident(who, at), kind=kind, subject=subject, text=text, actor=user(who), at=at)


def _go_on(who: str, subject: str, step: str, words: str, at: datetime) -> None:
    request = ResidentRequest.objects.get(residency=_resident(who, at), subject=subject)
    clerk = clerk_of(request.residency.unit)
    if step == "us":
        files = [proof_of_concept(user(who).language)] if who in WITH_FILE else []
        answer_request(request, text=words, files=files, actor=clerk, at=at)
    elif step == "they":
        write_to_centre(request, text=words, actor=user(who), at=at)
    elif step == "close":
        close_request(request, reason=words, actor=clerk, at=at)
    else:
        settle_request(request, actor=user(who), at=at)


def _ask_name(who: str, purpose: str, places: str, days: int, at: datetime) -> None:
    residency = _resident(who, at)
    until = min(at.date() + timedelta(days=days), residency.left - ONE_DAY)
    request_permission(residency, purpose=purpose, places=places, until=until, actor=user(who), at=at)


def _permission(who: str, at: datetime) -> NamePermission:
    return NamePermission.objects.get(residency=_resident(who, at))


def _grant(who: str, conditions: str, at: datetime) -> None:
    row = _permission(who, at)
    grant_permission(row, conditions=conditions, until=row.asked_until, actor=user("director"), at=at)


def _refuse(who: str, reason: str, at: datetime) -> None:
    refuse_permission(_permission(who, at), reason=reason, actor=user("director"), at=at)


def _revoke(who: str, reason: str, at: datetime) -> None:
    revoke_permission(_permission(who, at), reason=reason, actor=user("director"), at=at)


def _propose(who: str, at: datetime) -> None:
    residency = _resident(who, at)
    subject, text = CALL["ru" if user(who).language == "ru" else "ky"]
    propose_call(residency, subject=subject, text=text, actor=clerk_of(residency.unit), at=at)


def _accept(who: str, text: str, at: datetime) -> None:
    request = ResidentRequest.objects.get(residency=_resident(who, at), side="centre")
    write_to_centre(request, text=text, actor=user(who), at=at)
