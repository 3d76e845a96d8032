"""Calls: when applications are taken, for how many places, of whom (3.3.1)."""

from datetime import datetime

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _
from django_fsm import FSMField, FSMModelMixin, transition

from applications.enums import CallKind, CallState
from applications.models.call_rules import CALL_RULES
from core.actors import StandIn
from core.enums import Direction, Unit
from core.languages import translated
from core.models import Record

BY_SYSTEM = (StandIn.SYSTEM,)


class CallQuerySet(models.QuerySet["Call"]):
    """Calls by the moment; a draft is nobody's but the Centre's."""

    def public(self) -> "CallQuerySet":
        """Return the calls that were announced."""
        return self.exclude(state=CallState.DRAFT)

    def open(self, at: datetime) -> "CallQuerySet":
        """Return the calls that take applications at this moment, the first to close first."""
        found = self.public().filter(opens_at__lte=at).exclude(self._over(at))
        return found.order_by(F("closes_at").asc(nulls_last=True), "pk")

    def upcoming(self, at: datetime) -> "CallQuerySet":
        """Return the calls that open later, the nearest first."""
        return self.public().filter(opens_at__gt=at).exclude(self._over(at)).order_by("opens_at", "pk")

    def closed(self, at: datetime) -> "CallQuerySet":
        """Return the calls that take no more applications, the latest first."""
        return self.public().filter(self._over(at)).order_by("-opens_at", "-pk")

    @staticmethod
    def _over(at: datetime) -> Q:
        by_date = Q(closes_at__isnull=False, closes_at__lte=at)
        return by_date | Q(closed_at__isnull=False, closed_at__lte=at)


class Call(FSMModelMixin, Record):
    """A call for applications: drafted, announced; it ends on its date or by an act."""

    state = FSMField(
        _("state"), max_length=20, choices=CallState.choices, default=CallState.DRAFT, protected=True
    )
    kind = models.CharField(
        _("how long it is open"), max_length=20, choices=CallKind.choices, default=CallKind.DATED
    )
    title_ky = models.CharField(_("title in Kyrgyz"), max_length=160)
    title_ru = models.CharField(_("title in Russian"), max_length=160)
    title_en = models.CharField(_("title in English"), max_length=160)
    summary_ky = models.TextField(_("summary in Kyrgyz"), blank=True)
    summary_ru = models.TextField(_("summary in Russian"), blank=True)
    summary_en = models.TextField(_("summary in English"), blank=True)
    text_ky = models.TextField(_("full text in Kyrgyz"), blank=True)
    text_ru = models.TextField(_("full text in Russian"), blank=True)
    text_en = models.TextField(_("full text in English"), blank=True)
    opens_at = models.DateTimeField(_("opens"), db_index=True)
    closes_at = models.DateTimeField(_("closes"), null=True, blank=True, db_index=True)
    decision_on = models.DateField(_("decision by"), null=True, blank=True)
    # Nothing chosen means both units, all four directions (2.3, 3.2).
    unit = models.CharField(_("unit"), max_length=20, choices=Unit.choices, blank=True)
    directions = models.JSONField(_("directions"), default=list, blank=True)
    places_incubator = models.PositiveSmallIntegerField(_("places in the business incubator"), default=0)
    places_technopark = models.PositiveSmallIntegerField(_("places in the technopark"), default=0)
    criteria = models.ForeignKey(
        "applications.CriteriaSet",
        on_delete=models.PROTECT,
        related_name="calls",
        verbose_name=_("set of criteria"),
    )
    announced_at = models.DateTimeField(_("announced"), null=True, blank=True)
    closed_at = models.DateTimeField(_("closed by an act"), null=True, blank=True)
    closing_reason = models.TextField(_("reason of the closing"), blank=True)
    is_blind = models.BooleanField(
        _("blind evaluation"),
        default=False,
        help_text=_("The experts do not see the names of the applicant and the team, nor how to reach them."),
    )
    question_set = models.ForeignKey(
        "applications.QuestionSet",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="calls",
        verbose_name=_("set of questions"),
    )

    objects = CallQuerySet.as_manager()

    class Meta:
        verbose_name = _("call")
        verbose_name_plural = _("calls")
        ordering = ["-opens_at", "-pk"]
        permissions = [
            ("announce_call", _("Announce a call for applications")),
            ("close_call", _("Close a call for applications")),
        ]
        constraints = CALL_RULES

    def __str__(self) -> str:
        return self.title

    @transition(
        field=state,
        source=CallState.DRAFT,
        target=CallState.ANNOUNCED,
        permission="applications.announce_call",
        custom={"label": _("Announce"), "tone": "go", "stand_ins": BY_SYSTEM},
    )
    def announce(self) -> None:
        """The Centre announces the call: from now on its terms stand; only its end may be put off."""

    @transition(
        field=state,
        source=CallState.ANNOUNCED,
        target=CallState.CLOSED,
        permission="applications.close_call",
        custom={"label": _("Close the call"), "tone": "stop", "stand_ins": BY_SYSTEM},
    )
    def close(self) -> None:
        """The Centre takes no more applications, whatever date was announced."""

    @transition(
        field=state,
        source=CallState.ANNOUNCED,
        target=CallState.ANNOUNCED,
        permission="applications.announce_call",
        custom={"label": _("Prolong the call"), "tone": "go"},
    )
    def prolong(self) -> None:
        """The Centre takes applications longer than it announced; the other terms stand."""

    @property
    def title(self) -> str:
        """Return the title in the language of the screen."""
        return translated(self, "title")

    @property
    def summary(self) -> str:
        """Return the summary in the language of the screen."""
        return translated(self, "summary")

    @property
    def text(self) -> str:
        """Return the full text in the language of the screen."""
        return translated(self, "text")

    @property
    def direction_names(self) -> list[str]:
        """Return the words of the directions the call is limited to; none means all four (2.3)."""
        return [str(Direction(code).label) for code in self.directions]

    @property
    def places(self) -> int:
        """Return how many places the call offers in both units (3.2.1, 3.2.2)."""
        return self.places_incubator + self.places_technopark

    @property
    def is_draft(self) -> bool:
        """Say whether the call has not been announced."""
        return self.state == CallState.DRAFT

    @property
    def ended_at(self) -> datetime | None:
        """Return the moment from which no application is taken; None while there is none."""
        return self.closed_at or self.closes_at

    def is_open(self, at: datetime) -> bool:
        """Say whether applications are taken at this moment."""
        return not self.is_draft and self.opens_at <= at and (self.ended_at is None or at < self.ended_at)
