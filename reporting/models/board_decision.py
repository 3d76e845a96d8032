"""Decisions of the Supervisory Board: each member's vote, and what followed (4.3.2)."""

from datetime import date

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy
from django_fsm import FSMField, FSMModelMixin, transition

from applications.enums_session import Choice
from core.models import Record
from reporting.enums import DecisionKind, DecisionState, StepKind
from reporting.models.board_meeting import KEEP, AgendaItem, BoardMeeting

D = DecisionState
CARRIED = Q(votes_for__gt=F("votes_against")) | Q(by_chair=True)


class BoardDecisionQuerySet(models.QuerySet["BoardDecision"]):
    """Reusable filters of decisions."""

    def duties(self) -> "BoardDecisionQuerySet":
        """Carried ones that somebody has to carry out by a day and that are not yet carried out."""
        return self.filter(CARRIED, state=D.DECIDED, done_on=None, due_on__isnull=False)

    def overdue(self, on: date) -> "BoardDecisionQuerySet":
        """Duties whose day has passed."""
        return self.duties().filter(due_on__lt=on)


class BoardDecision(FSMModelMixin, Record):
    """One decision with its votes; a carried one is an act others point to (1.3)."""

    meeting = models.ForeignKey(
        BoardMeeting, verbose_name=_("meeting"), on_delete=models.PROTECT, related_name="decisions"
    )
    item = models.ForeignKey(
        AgendaItem,
        verbose_name=_("point of the agenda"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="decisions",
    )
    position = models.PositiveSmallIntegerField(_("number"))
    state = FSMField(_("state"), max_length=10, choices=D.choices, default=D.VOTING, protected=True)
    kind = models.CharField(_("kind"), max_length=20, choices=DecisionKind.choices)
    text = models.TextField(_("decision"), max_length=2000)
    votes_for = models.PositiveSmallIntegerField(pgettext_lazy("votes", "for"), default=0)
    votes_against = models.PositiveSmallIntegerField(pgettext_lazy("votes", "against"), default=0)
    abstained = models.PositiveSmallIntegerField(pgettext_lazy("votes", "abstained"), default=0)
    by_chair = models.BooleanField(_("carried by the chair's vote"), default=False)
    owner = models.CharField(_("who carries it out"), max_length=200, blank=True)
    due_on = models.DateField(_("due on"), null=True, blank=True)
    done_on = models.DateField(_("carried out on"), null=True, blank=True)
    act = models.OneToOneField(
        "documents.GoverningAct",
        verbose_name=pgettext_lazy("decision of the Board", "act"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="board_decision",
    )

    objects = BoardDecisionQuerySet.as_manager()

    class Meta:
        verbose_name = _("decision of the Board")
        verbose_name_plural = _("decisions of the Board")
        ordering = ("-meeting__held_on", "meeting", "position")
        constraints = [
            models.UniqueConstraint(fields=["meeting", "position"], name="reporting_decision_numbered_once"),
            models.CheckConstraint(
                name="reporting_decision_due_has_owner",
                condition=Q(due_on=None) | ~Q(owner=""),
                violation_error_message=_("A due date needs somebody who carries it out."),
            ),
            models.UniqueConstraint(
                fields=["meeting"],
                condition=Q(state=D.VOTING),
                name="reporting_one_vote_at_a_time",
                violation_error_message=_("Another vote is open in this meeting: close it first."),
            ),
            models.CheckConstraint(
                name="reporting_chair_breaks_a_tie_alone",
                condition=Q(by_chair=False) | Q(votes_for=F("votes_against")),
                violation_error_message=_("The chair's vote decides only when the votes are equal."),
            ),
            models.CheckConstraint(
                name="reporting_only_counted_is_done",
                condition=Q(done_on=None) | Q(state=D.DECIDED),
                violation_error_message=_("Only a decision that was taken is carried out."),
            ),
        ]

    def __str__(self) -> str:
        return self.number

    @property
    def number(self) -> str:
        """The number of the decision: that of the meeting and its own."""
        return f"{self.meeting.number}/{self.position}"

    @property
    def is_carried(self) -> bool:
        """More votes for than against; of equal ones the chair's decides where the setting says so."""
        return self.votes_for > self.votes_against or self.by_chair

    @property
    def is_duty(self) -> bool:
        """Somebody still has to carry it out."""
        return self.state == D.DECIDED and self.is_carried and bool(self.owner) and self.done_on is None

    @transition(
        field=state,
        source=D.VOTING,
        target=D.DECIDED,
        permission=KEEP,
        custom={"label": _("Close the vote"), "tone": "go"},
    )
    def count(self) -> None:
        """The votes are counted."""

    @transition(
        field=state,
        source=D.VOTING,
        target=D.WITHDRAWN,
        permission=KEEP,
        custom={"label": _("Withdraw the question"), "tone": "stop"},
    )
    def withdraw(self) -> None:
        """Nothing is decided; votes cast so far fall away."""


class BoardVote(Record):
    """What one member said to one question; it does not change."""

    decision = models.ForeignKey(
        BoardDecision, verbose_name=_("decision of the Board"), on_delete=models.PROTECT, related_name="votes"
    )
    member = models.ForeignKey(
        "reporting.BoardMember",
        verbose_name=_("member of the Board"),
        on_delete=models.PROTECT,
        related_name="votes",
    )
    choice = models.CharField(pgettext_lazy("of a member", "vote"), max_length=8, choices=Choice.choices)
    opinion = models.TextField(_("dissenting opinion"), max_length=2000, blank=True)

    class Meta:
        verbose_name = _("vote of a member of the Board")
        verbose_name_plural = _("votes of members of the Board")
        ordering = ("decision", "member__name")
        constraints = [
            models.UniqueConstraint(
                fields=["decision", "member"],
                name="reporting_one_vote_each",
                violation_error_message=_("This member has already voted on this question."),
            )
        ]

    def __str__(self) -> str:
        return f"{self.member}: {self.get_choice_display()}"


class DecisionStep(Record):
    """What followed a decision: carried out with what was done, or put off with the reason."""

    decision = models.ForeignKey(
        BoardDecision, verbose_name=_("decision of the Board"), on_delete=models.PROTECT, related_name="steps"
    )
    kind = models.CharField(_("kind"), max_length=10, choices=StepKind.choices)
    on = models.DateField(_("day"))
    previous = models.DateField(_("term before"), null=True, blank=True)
    words = models.TextField(_("what was done, or why the term is put off"), max_length=2000)
    file = models.ForeignKey(
        "documents.Upload",
        verbose_name=_("file"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="+",
    )
    made_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("recorded by"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="+",
    )

    class Meta:
        verbose_name = _("step after a decision")
        verbose_name_plural = _("steps after decisions")
        ordering = ("decision", "pk")
        constraints = [
            models.UniqueConstraint(
                fields=["decision"],
                condition=Q(kind=StepKind.DONE),
                name="reporting_done_once",
                violation_error_message=_("This decision is already carried out."),
            ),
            models.CheckConstraint(
                name="reporting_term_is_put_off_later",
                condition=Q(kind=StepKind.DONE, previous=None)
                | Q(kind=StepKind.PROLONGED, on__gt=F("previous")),
                violation_error_message=_("The new term lies after the one before."),
            ),
            models.CheckConstraint(
                name="reporting_step_has_words",
                condition=~Q(words=""),
                violation_error_message=_("Write what was done, or why the term is put off."),
            ),
        ]

    def __str__(self) -> str:
        return str(self.get_kind_display())
