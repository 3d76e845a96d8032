"""Corrections of closed quarters, to be read (7.1)."""

from django.contrib import admin
from django.utils.translation import gettext_lazy as _
from unfold.decorators import display

from accounts.admin_scope import UnitScoped
from core.admin_shown import ReadOnly
from residents.models import Restatement
from residents.views.words import figure_words


@admin.register(Restatement)
class RestatementAdmin(UnitScoped, ReadOnly):
    """What was corrected after its quarter was closed: from, to, why, by whom, and which report shows it."""

    list_display = ("made_at", "resident", "period", "field", "was", "now", "shown_in")
    list_filter = ("field", "shown_in", "report__year", "report__quarter")
    list_select_related = ("report__residency__party", "made_by")
    folded_search = "report__residency__folded"
    fields = ("resident", "period", "field", "was", "now", "reason", "made_at", "made_by", "shown_in")
    readonly_fields = fields

    @display(description=_("resident"), ordering="report__residency__party__name")
    def resident(self, row: Restatement) -> str:
        """Whose report it is."""
        return row.report.residency.party.name

    @display(description=_("period"), ordering="report__year")
    def period(self, row: Restatement) -> str:
        """The quarter that was closed."""
        return row.report.period.label()

    @display(description=_("was"), ordering="old")
    def was(self, row: Restatement) -> str:
        """The figure before."""
        return figure_words(row.field, row.old)

    @display(description=_("is now"), ordering="new")
    def now(self, row: Restatement) -> str:
        """The figure after."""
        return figure_words(row.field, row.new)
