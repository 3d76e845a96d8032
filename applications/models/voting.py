"""Votes of a commission, open and secret, and the opinions of those who disagree (3.3.1)."""

import uuid

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from applications.enums_session import Choice
from core.models import Record

ONCE = _("This member has already voted on this item.")


class Vote(Record):
    """What one member said in an open vote."""

    item = models.ForeignKey(
        "applications.AgendaItem",
        on_delete=models.PROTECT,
        related_name="votes",
        verbose_name=_("application on an agenda"),
    )
    member = models.ForeignKey(
        "applications.CommissionMember",
        on_delete=models.PROTECT,
        related_name="votes",
        verbose_name=_("member"),
    )
    choice = models.CharField(_("vote"), max_length=10, choices=Choice.choices)

    class Meta:
        verbose_name = _("vote")
        verbose_name_plural = _("votes")
        ordering = ["item", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["item", "member"], name="vote_once", violation_error_message=ONCE
            ),
            models.CheckConstraint(
                condition=Q(choice__in=Choice.values),
                name="vote_known",
                violation_error_message=_("Choose one: for, against or abstain."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.member.user.short_name}: {self.get_choice_display()}"


class SecretVoter(models.Model):
    """That one member has voted in a secret vote: no time, no order, no history, nothing of the ballot."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    item = models.ForeignKey(
        "applications.AgendaItem",
        on_delete=models.PROTECT,
        related_name="secret_voters",
        verbose_name=_("application on an agenda"),
    )
    member = models.ForeignKey(
        "applications.CommissionMember", on_delete=models.PROTECT, related_name="+", verbose_name=_("member")
    )

    class Meta:
        verbose_name = _("voter in a secret vote")
        verbose_name_plural = _("voters in secret votes")
        constraints = [
            models.UniqueConstraint(
                fields=["item", "member"], name="secret_voter_once", violation_error_message=ONCE
            ),
        ]

    def __str__(self) -> str:
        return self.member.user.short_name


class Ballot(models.Model):
    """One ballot of a secret vote: nobody's. The box is shaken with each new one (`sessions_ballots`)."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    item = models.ForeignKey(
        "applications.AgendaItem",
        on_delete=models.PROTECT,
        related_name="ballots",
        verbose_name=_("application on an agenda"),
    )
    choice = models.CharField(_("vote"), max_length=10, choices=Choice.choices)

    class Meta:
        verbose_name = _("ballot")
        verbose_name_plural = _("ballots")
        ordering = ["id"]
        constraints = [
            models.CheckConstraint(
                condition=Q(choice__in=Choice.values),
                name="ballot_known",
                violation_error_message=_("Choose one: for, against or abstain."),
            ),
        ]

    def __str__(self) -> str:
        return self.get_choice_display()


class DissentingOpinion(Record):
    """What a member who disagrees has the protocol say, word for word."""

    item = models.ForeignKey(
        "applications.AgendaItem",
        on_delete=models.PROTECT,
        related_name="dissents",
        verbose_name=_("application on an agenda"),
    )
    member = models.ForeignKey(
        "applications.CommissionMember",
        on_delete=models.PROTECT,
        related_name="dissents",
        verbose_name=_("member"),
    )
    text = models.TextField(_("dissenting opinion"))

    class Meta:
        verbose_name = _("dissenting opinion")
        verbose_name_plural = _("dissenting opinions")
        ordering = ["item", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["item", "member"],
                name="dissent_once",
                violation_error_message=_("Your dissenting opinion is already recorded."),
            ),
            models.CheckConstraint(
                condition=~Q(text=""),
                name="dissent_has_words",
                violation_error_message=_("Write your dissenting opinion."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.item}: {self.member.user.short_name}"
