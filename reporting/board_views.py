"""A meeting of the Board for its members: agenda, papers, the vote that is open, decisions (4.3.2)."""

from typing import Any

from django import forms
from django.contrib import messages
from django.contrib.auth.decorators import login_required, permission_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods

from applications.enums_session import Choice
from core import clock
from core.errors import DomainError
from core.form_errors import show_error
from core.forms import CleanCharField
from reporting.access import READ
from reporting.domain.board_letters import mark_opened
from reporting.domain.board_reading import meetings_for
from reporting.domain.board_votes import cast_vote
from reporting.enums import DecisionState
from reporting.models import BoardDecision, BoardMeeting, BoardMember, BoardVote
from reporting.presentation.board_page import MINUTES, meeting_page


class BallotForm(forms.Form):
    """A member's own vote."""

    choice = forms.ChoiceField(
        label=gettext_lazy("Your vote"),
        choices=Choice.choices,
        widget=forms.RadioSelect,
        error_messages={"required": gettext_lazy("Choose one: for, against or abstain.")},
    )
    opinion = CleanCharField(
        label=gettext_lazy("Dissenting opinion"),
        multiline=True,
        max_length=2000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=gettext_lazy("It stands in the minutes word for word, with your name."),
    )


@login_required
@permission_required(READ, raise_exception=True)
@require_http_methods(["GET", "HEAD", "POST"])
def meeting(request: HttpRequest, pk: int) -> HttpResponse:
    """Show the meeting; take the member's own vote. The first look of an invited member is noted."""
    user: Any = request.user
    found = get_object_or_404(meetings_for(user).prefetch_related(MINUTES), pk=pk)
    decision = found.decisions.filter(state=DecisionState.VOTING).select_related("meeting").first()
    seat = _seat(found, user) if decision else None
    own = BoardVote.objects.filter(decision=decision, member=seat).first() if decision and seat else None
    form = BallotForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and _voted(request, decision, seat, form):
        return redirect("reporting:meeting", pk)
    if request.method == "GET":
        mark_opened(found, user=user)
    page = meeting_page(found, user, clock.today())
    page |= {"question": decision, "own": own, "form": form if seat and not own else None}
    return render(request, "reporting/board_meeting.html", page)


def _seat(meeting: BoardMeeting, user: Any) -> BoardMember | None:
    """The seat of this person among those who are here."""
    line = meeting.attendance.filter(member__user=user, is_here=True).select_related("member").first()
    return line.member if line else None


def _voted(
    request: HttpRequest, decision: BoardDecision | None, seat: BoardMember | None, form: BallotForm
) -> bool:
    """Take the vote, or say why not: at once where there is nothing to vote on."""
    if decision is None or seat is None or str(decision.pk) != request.POST.get("decision"):
        messages.error(request, _("The vote on this question is not open to you."))
        return True
    if not form.is_valid():
        return False
    try:
        cast_vote(decision, member=seat, actor=request.user, **form.cleaned_data)  # type: ignore[arg-type]
    except DomainError as error:
        show_error(form, error)
        return False
    messages.success(request, _("Your vote is taken."))
    return True
