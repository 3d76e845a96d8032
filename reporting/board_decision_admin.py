"""Decisions of the Board and amendments of the Regulation in the admin (4.3.2, 8.2)."""

from functools import partial
from typing import Any

from django.contrib import admin
from django.db import transaction
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext, pgettext_lazy
from django.utils.translation import gettext_lazy as _
from unfold.decorators import display

from core import clock
from core.admin import Action
from core.admin_pages import bound, page_of
from core.admin_record import RecordDesk, Section
from core.admin_shown import EnteredAdmin
from core.badges import badge, labels_of
from core.formatting import format_date
from documents.domain.enclosures import with_file
from reporting.board_admin import BoardAdmin
from reporting.board_decision_forms import (
    CouncilForm,
    DoneForm,
    OrderForm,
    ProlongForm,
    ProposalForm,
    VotesForm,
)
from reporting.board_forms import ReasonForm
from reporting.domain import amendments, follow_ups
from reporting.domain.board_votes import awaited, cast_vote, close_vote, withdraw_question
from reporting.enums import AMENDMENT_TONES, AmendmentState, DecisionState
from reporting.models import Amendment, BoardDecision
from reporting.models.amendment import AMEND
from reporting.models.board_meeting import KEEP
from reporting.presentation.amendments import version_rows
from reporting.presentation.meeting_desk import outcome_of, votes_in_words

FOLLOWED = (("due", _("waits to be carried out")), ("overdue", _("overdue")), ("done", _("carried out")))


class FollowUpFilter(admin.SimpleListFilter):
    """What became of what was decided."""

    title = _("what followed")
    parameter_name = "follow"

    def lookups(self, request: HttpRequest, model_admin: Any) -> Any:
        """Waiting, late, done."""
        return FOLLOWED

    def queryset(self, request: HttpRequest, queryset: QuerySet[Any]) -> QuerySet[Any]:
        """Only those."""
        found: Any = queryset
        match self.value():
            case "due":
                return found.duties()  # type: ignore[no-any-return]
            case "overdue":
                return found.overdue(clock.today())  # type: ignore[no-any-return]
            case "done":
                return queryset.exclude(done_on=None)
        return queryset


def _votes_page(screen: Any, request: HttpRequest, pk: int) -> HttpResponse:
    """Enter the votes given in the room."""
    decision = screen.kept(request, pk, state=DecisionState.VOTING)
    form = VotesForm(*bound(request), record=decision, user=request.user)

    @transaction.atomic
    def enter(*, actor: Any, **typed: Any) -> None:
        for member, choice in form.choices:
            cast_vote(decision, member=member, choice=choice, actor=actor)

    return screen.act_page(request, form, _("Enter the votes"), decision, enter)  # type: ignore[no-any-return]


def _done_page(screen: Any, request: HttpRequest, pk: int) -> HttpResponse:
    """Write what was done."""
    decision = screen.kept(request, pk, state=DecisionState.DECIDED, done_on=None)
    form = DoneForm(*bound(request), record=decision, user=request.user)
    act = partial(with_file, follow_ups.finish, decision, purpose=follow_ups.FILE, kept_as="upload")
    return screen.act_page(request, form, _("Write that it is carried out"), decision, act)  # type: ignore[no-any-return]


def _prolong_page(screen: Any, request: HttpRequest, pk: int) -> HttpResponse:
    """Put the term off."""
    decision = screen.kept(request, pk, state=DecisionState.DECIDED, done_on=None)
    form = ProlongForm(*bound(request), record=decision, user=request.user)
    act = partial(follow_ups.prolong, decision)
    return screen.act_page(request, form, _("Put the term off"), decision, act)  # type: ignore[no-any-return]


@admin.register(BoardDecision)
class BoardDecisionAdmin(RecordDesk, BoardAdmin):
    """Every decision of the Board: who voted how, who carries it out by when, what followed."""

    list_display = ("number_shown", "kind", "text", "outcome", "owner", "due_on", "done_on")
    list_select_related = ("meeting",)
    list_filter = (FollowUpFilter, "kind")
    search_fields = ("text", "owner")
    fields = (
        "meeting", "position", "kind", "text", "state", "votes_for", "votes_against", "abstained", "owner",
        "due_on", "done_on", "act",
    )  # fmt: skip
    pages = (
        ("<int:pk>/votes/", _votes_page, "boarddecision_votes"),
        ("<int:pk>/done/", _done_page, "boarddecision_done"),
        ("<int:pk>/prolong/", _prolong_page, "boarddecision_prolong"),
    )
    transition_actions = {
        "count": Action(
            run=lambda decision, user, data: close_vote(decision, actor=user),
            says=_("The votes are counted. A carried decision becomes an act of the Board."),
            done=_("The vote is closed."),
        ),
        "withdraw": Action(
            run=lambda decision, user, data: withdraw_question(decision, **data, actor=user),
            form=ReasonForm,
            done=_("The question is withdrawn."),
        ),
    }

    @display(description=_("number"))
    def number_shown(self, decision: BoardDecision) -> str:
        """The number of the meeting and that of the decision in it."""
        return decision.number

    def desk(self, request: HttpRequest, record: Any) -> list[Section]:
        """Who voted how; what followed."""
        votes = [
            {"text": f"{vote.member.name}: {vote.get_choice_display()}", "note": vote.opinion}
            for vote in record.votes.select_related("member")
        ]
        if record.state == DecisionState.VOTING:
            votes += [{"text": f"{member.name}: –"} for member in awaited(record)]
        steps = [
            {
                "text": f"{step.get_kind_display()}: {format_date(step.on, 'short')}",
                "note": step.words,
                "links": [(str(step.file), step.file.get_absolute_url())] if step.file else [],
            }
            for step in record.steps.select_related("file")
        ]
        title = f"{outcome_of(record)}: {votes_in_words(record)}"
        return [
            {"title": title, "rows": votes, "empty": gettext("Only the sums of the votes were recorded.")},
            {"title": gettext("What followed"), "rows": steps, "empty": gettext("Nothing is recorded yet.")},
        ]

    def desk_links(self, request: HttpRequest, record: Any) -> list[tuple[Any, str]]:
        """What may be begun now."""
        if not request.user.has_perm(KEEP):
            return []
        links: list[tuple[Any, str]] = []
        if record.state == DecisionState.VOTING and awaited(record):
            links.append((_("Enter the votes"), self._address("votes", record)))
        if record.is_duty:
            links.append((_("Write that it is carried out"), self._address("done", record)))
            if record.due_on:
                links.append((_("Put the term off"), self._address("prolong", record)))
        return [*links, (_("Open the meeting"), page_of(record.meeting))]

    def _address(self, name: str, record: BoardDecision) -> str:
        return reverse(f"admin:reporting_boarddecision_{name}", args=[record.pk])

    @display(description=pgettext_lazy("decision of the Board", "outcome"))
    def outcome(self, decision: BoardDecision) -> str:
        """Whether it was carried."""
        if decision.state != DecisionState.DECIDED:
            return badge(outcome_of(decision), "info")
        return badge(outcome_of(decision), "success" if decision.is_carried else "danger")


@admin.register(Amendment)
class AmendmentAdmin(RecordDesk, EnteredAdmin):
    """Amendments of the Regulation, and the version in force on any day (8.2)."""

    add_form, add_title, add_permission = ProposalForm, _("Propose an amendment"), AMEND
    enter = staticmethod(amendments.propose)
    list_display = ("clause", "show_state", "proposed_on", "in_force_from")
    list_filter = ("state",)
    search_fields = ("clause", "wording")
    fields = (
        "clause", "wording", "reason", "state", "proposed_on", "proposed_by", "board_decision", "council_act",
        "order_act", "in_force_from",
    )  # fmt: skip
    transition_actions = {
        "approve": Action(
            run=lambda row, user, data: amendments.approve(row, **data, actor=user), form=CouncilForm
        ),
        "decline": Action(
            run=lambda row, user, data: amendments.decline(row, **data, actor=user), form=CouncilForm
        ),
        "order": Action(
            run=lambda row, user, data: amendments.order(row, **data, actor=user), form=OrderForm
        ),
    }

    def desk(self, request: HttpRequest, record: Any) -> list[Section]:
        """The version in force today."""
        return [
            {
                "title": gettext("Version of the Regulation in force on %(day)s")
                % {"day": format_date(clock.today())},
                "rows": version_rows(clock.today()),
                "empty": gettext("The first version: nothing is amended."),
            }
        ]

    def desk_links(self, request: HttpRequest, record: Any) -> list[tuple[Any, str]]:
        """The public page shows the version of any day."""
        return [(_("Read the version of another day"), reverse("portal:regulation"))]

    @display(description=_("state"), ordering="state", label=labels_of(AMENDMENT_TONES))
    def show_state(self, row: Amendment) -> tuple[str, str]:
        """The state in its colour."""
        return row.state, AmendmentState(row.state).label
