"""The first page of the admin: what waits for this person, and nothing that does not (4.2.3)."""

from typing import Any

from django.http import HttpRequest
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from portal.admin_sidebar import navigation
from portal.dashboard import dashboard_of
from portal.queues import Queue, queues_of


def dashboard(request: HttpRequest, context: dict[str, Any]) -> dict[str, Any]:
    """Fill the page: the queues with work and how much there is; without work, the rooms that are open."""
    queues = queues_of(request.user)
    rooms = [] if queues else navigation(request)[1:]
    return {
        **context,
        "title": _("My work"),
        "heading": heading(queues),
        "queues": queues,
        "board": dashboard_of(request.user),
        "rooms": rooms,
        "sees_figures": request.user.has_perm("applications.view_application"),
    }


def heading(queues: list[Queue]) -> str:
    """The answer as a heading."""
    total = sum(queue.count for queue in queues)
    if not total:
        return _("Nothing waits for you now")
    return ngettext("{total} thing waits for you", "{total} things wait for you", total).format(total=total)
