"""The mentor's workspace: the mentor's own sessions, and how they went (3.2.1)."""

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required, permission_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from core import clock
from core.errors import DomainError
from core.form_errors import show_error
from core.formatting import format_date, format_number
from units.incubator.domain.mentoring import finish_session, miss_session
from units.incubator.domain.queries import sessions_of_mentor
from units.incubator.enums import SESSION_TONES, SessionState
from units.incubator.forms import OutcomeForm
from units.incubator.models import MentoringSession

RECORD = "incubator.record_session"


@login_required
@permission_required(RECORD, raise_exception=True)
def mentor(request: HttpRequest) -> HttpResponse:
    """What is planned first, then what is over."""
    sessions = list(sessions_of_mentor(request.user))  # type: ignore[arg-type]
    ahead = [one for one in reversed(sessions) if one.state == SessionState.PLANNED]
    over = [one for one in sessions if one.state != SessionState.PLANNED]
    context: dict[str, Any] = {
        "ahead": [_due(one) for one in ahead],
        "over": [_row(one) for one in over],
        "hours": format_number(sum(one.hours or 0 for one in over)),
    }
    return render(request, "units/mentor_sessions.html", context)


@login_required
@permission_required(RECORD, raise_exception=True)
def session(request: HttpRequest, session_id: int) -> HttpResponse:
    """One own session: GET shows it, POST records how it went."""
    found = get_object_or_404(sessions_of_mentor(request.user), pk=session_id)  # type: ignore[arg-type]
    can_record = found.state == SessionState.PLANNED and found.planned_on <= clock.today()
    form = OutcomeForm(request.POST or None) if can_record or request.method == "POST" else None
    if form and request.method == "POST" and form.is_valid() and _recorded(request, found, form):
        messages.success(request, _("Recorded."))
        return redirect("incubator:mentor")
    context = {"session": found, "form": form, "tone": SESSION_TONES[SessionState(found.state)]}
    return render(request, "units/mentor_session.html", context)


def _recorded(request: HttpRequest, found: MentoringSession, form: OutcomeForm) -> bool:
    data = form.cleaned_data
    try:
        if data["went"] == "done":
            finish_session(found, hours=data["hours"], outcome=data["outcome"], actor=request.user)  # type: ignore[arg-type]
        else:
            miss_session(found, outcome=data["outcome"], actor=request.user)  # type: ignore[arg-type]
    except DomainError as error:
        show_error(form, error)
        return False
    return True


def _due(one: MentoringSession) -> dict[str, Any]:
    item: dict[str, Any] = {"date": one.planned_on, "title": one.project, "detail": one.topic}
    url = reverse("incubator:session", args=[one.pk])
    if one.planned_on > clock.today():
        return item | {"url": url, "action": _("Open")}
    late = {"tone": "soon", "status": _("Write how it went")} if one.planned_on < clock.today() else {}
    return item | late | {"url": url, "action": _("Record how it went")}


def _row(one: MentoringSession) -> dict[str, Any]:
    state = SessionState(one.state)
    return {
        "title": f"{one.project} · {one.topic}",
        "url": reverse("incubator:session", args=[one.pk]),
        "detail": format_date(one.planned_on),
        "status": {"tone": SESSION_TONES[state], "label": str(state.label)},
    }
