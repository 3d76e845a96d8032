"""The member's pages on sessions: which there are, and the vote on each application (3.3.1)."""

from typing import Any

from django.contrib import messages
from django.forms import Form
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from applications.domain.sessions_queries import sessions_of
from applications.domain.sessions_voting import cast_vote, write_dissent
from applications.models import AgendaItem, CommissionSession
from applications.views.commission_doors import for_experts
from applications.views.session_page import dissent_form, session_page, session_rows, vote_form
from core.errors import DomainError
from core.form_errors import show_error

VOTE, DISSENT = "vote", "dissent"


@for_experts
@require_safe
def mine(request: HttpRequest) -> HttpResponse:
    """Show the sessions of the commissions this expert sits in."""
    return render(request, "applications/commission_sessions.html", session_rows(sessions_of(request.user)))


@for_experts
@require_http_methods(["GET", "HEAD", "POST"])
def session(request: HttpRequest, pk: int) -> HttpResponse:
    """Show the agenda; take a vote or a dissenting opinion on one of its items."""
    meeting = get_object_or_404(sessions_of(request.user), pk=pk)
    sent = _sent_form(request, meeting) if request.method == "POST" else None
    if sent is not None and sent[1].is_valid() and _done(request, *sent):
        return redirect("applications:session", pk)
    page = session_page(meeting, request.user, sent=sent)
    return render(request, "applications/commission_session.html", page)


def _sent_form(request: HttpRequest, meeting: CommissionSession) -> tuple[AgendaItem, Form]:
    """Return the item and the form that was sent."""
    for kind, form_of in ((VOTE, vote_form), (DISSENT, dissent_form)):
        number = request.POST.get(kind, "")
        if number.isdecimal():
            rows = meeting.items.select_related("session", "application")
            item = get_object_or_404(rows, pk=int(number[:9]))
            return item, form_of(item, request.POST)
    raise Http404


def _done(request: HttpRequest, item: AgendaItem, form: Any) -> bool:
    try:
        if VOTE in request.POST:
            cast_vote(item, expert=request.user, choice=form.cleaned_data["choice"])
        else:
            write_dissent(item, expert=request.user, text=form.cleaned_data["text"])
    except DomainError as error:
        show_error(form, error)
        return False
    done = _("Your vote is taken.") if VOTE in request.POST else _("Your dissenting opinion is recorded.")
    messages.success(request, done)
    return True
