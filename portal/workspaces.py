"""Where people work after they log in, and the menu each place has."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.contrib.auth.models import AnonymousUser
from django.http import HttpRequest
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

type Words = str | Promise


@dataclass(frozen=True)
class Link:
    """One line of a menu; `is_current` when its page is on the screen."""

    label: Words
    url: str
    is_current: bool = False


@dataclass(frozen=True)
class Workspace:
    """A part of the site for one kind of work: the beginning of its addresses, its pages."""

    path: str
    label: Words
    home: str
    permission: str
    pages: tuple[tuple[Words, str], ...]

    def is_open_to(self, user: Any) -> bool:
        """Whether `user` works here."""
        return bool(user.has_perm(self.permission))


WORKSPACES = (
    Workspace(
        path="commission/",
        label=_("Expert commission"),
        home="applications:commission",
        permission="applications.score_application",
        pages=(
            (_("My evaluations"), "applications:commission"),
            (_("About me"), "applications:commission_profile"),
            (pgettext_lazy("menu", "Sessions"), "applications:sessions"),
        ),
    ),
    Workspace(
        path="cabinet/",
        label=_("Resident's cabinet"),
        home="portal:cabinet",
        permission="residents.file_report",
        pages=(
            (pgettext_lazy("menu", "Home"), "portal:cabinet"),
            (pgettext_lazy("menu", "Services"), "portal:cabinet_services"),
            (pgettext_lazy("menu", "Requests"), "residents:requests_present"),
        ),
    ),
    Workspace(
        path="ip/",
        label=_("My intellectual property"),
        home="ip:own_objects",
        permission="ip.see_own_objects",
        pages=((_("My objects"), "ip:own_objects"),),
    ),
    Workspace(
        path="board/",
        label=_("Supervisory Board"),
        home="portal:board",
        permission="reporting.read_report",
        pages=((_("Indicators"), "portal:board"),),
    ),
    Workspace(
        path="city/obligations/",
        label=_("Memorandum"),
        home="partnerships:city_obligations",
        permission="partnerships.record_city_evidence",
        pages=(
            (_("Our problems"), "partnerships:city"),
            (_("Obligations of the memorandum"), "partnerships:city_obligations"),
        ),
    ),
    Workspace(
        path="city/",
        label=_("Our problems"),
        home="partnerships:city",
        permission="partnerships.file_problem",
        pages=(
            (_("Our problems"), "partnerships:city"),
            (_("File a problem"), "partnerships:city_file"),
        ),
    ),
    Workspace(
        path="mentor/",
        label=_("Mentor's sessions"),
        home="incubator:mentor",
        permission="incubator.record_session",
        pages=((_("My sessions"), "incubator:mentor"),),
    ),
    Workspace(
        path="hub/",
        label=_("Service hub"),
        home="ctii:hub",
        permission="units.ask_hub",
        pages=((_("My requests"), "ctii:hub"),),
    ),
)
PUBLIC_PAGES: tuple[tuple[Words, str, str], ...] = (
    (pgettext_lazy("menu", "Calls"), "portal:calls", ""),
    (_("How to become a resident"), "portal:landing", "#order"),
    (pgettext_lazy("menu", "Units"), "portal:units", ""),
    (_("Residents"), "portal:residents", ""),
    (pgettext_lazy("menu", "For the city"), "partnerships:problems", ""),
    (pgettext_lazy("menu", "Regulation"), "portal:regulation", ""),
)


def workspace_at(path: str) -> Workspace | None:
    """The workspace of an address like `/ky/cabinet/…`."""
    _root, _language, rest = (*path.split("/", 2), "", "", "")[:3]
    return next((place for place in WORKSPACES if rest.startswith(place.path)), None)


def menu_of(request: HttpRequest) -> list[Link]:
    """The menu over this page: its workspace's for people who work there, else the public one."""
    place = workspace_at(request.path)
    user = getattr(request, "user", AnonymousUser())
    if place and place.is_open_to(user):
        pages: Iterable[tuple[Words, str, str]] = ((label, name, "") for label, name in place.pages)
    else:
        pages = PUBLIC_PAGES
    return [_link(request, label, name, anchor) for label, name, anchor in pages]


def places_of(request: HttpRequest) -> list[Link]:
    """Where else this person works: every workspace of theirs but this one, and the admin."""
    user = getattr(request, "user", AnonymousUser())
    if not user.is_authenticated:
        return []
    here = workspace_at(request.path)
    places = [
        Link(place.label, reverse(place.home))
        for place in WORKSPACES
        if place != here and place.is_open_to(user)
    ]
    if user.is_staff:
        places.append(Link(_("Staff work"), reverse("admin:index")))
    return places


def _link(request: HttpRequest, label: Words, name: str, anchor: str) -> Link:
    url = reverse(name)
    return Link(label, url + anchor, is_current=not anchor and request.path == url)
