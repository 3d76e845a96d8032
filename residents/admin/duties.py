"""Internal rules and declarations in the admin (3.3.3)."""

from django.contrib import admin
from django.db.models import Count, QuerySet
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from unfold.decorators import display

from accounts.admin_scope import UnitScoped
from core.admin_shown import EnteredAdmin, ReadOnly
from core.badges import labels_of
from residents.admin_forms_duties import RulesForm
from residents.domain.declarations import name_rules
from residents.models import Acknowledgement, InternalRules


@admin.register(InternalRules)
class InternalRulesAdmin(EnteredAdmin):
    """Versions of the rules: acts of the register that residents are asked to read."""

    list_display = ("title", "owner", "in_force", "readers")
    list_filter = ("owner",)
    list_select_related = ("act",)
    fields = ("owner", "act", "readers")
    readonly_fields = ("readers",)
    search_fields = ("act__folded",)
    add_form = RulesForm
    add_title = _("Name the internal rules")
    add_says = _("Every resident is then asked in its cabinet to read this version.")
    add_permission = "residents.name_rules"
    enter = staticmethod(name_rules)

    def get_queryset(self, request: HttpRequest) -> QuerySet[InternalRules]:
        """Versions with the number of those who have read them."""
        return super().get_queryset(request).annotate(readers_count=Count("acknowledgements"))

    @display(description=_("title"))
    def title(self, rules: InternalRules) -> str:
        """The title of the act."""
        return rules.act.title

    @display(description=_("in force"), label=labels_of({"yes": "ok", "no": "quiet"}))
    def in_force(self, rules: InternalRules) -> tuple[str, str]:
        """Whether the act is in force today, by its dates."""
        return ("yes", str(_("In force"))) if rules.act.in_force() else ("no", str(_("Not in force")))

    @display(description=_("acknowledged by residents"))
    def readers(self, rules: InternalRules) -> int:
        """How many residencies have acknowledged this version."""
        return rules.readers_count  # type: ignore[attr-defined,no-any-return]


@admin.register(Acknowledgement)
class AcknowledgementAdmin(UnitScoped, ReadOnly):
    """What representatives have declared, with the version and the day."""

    list_display = ("residency", "kind", "words", "given_on", "user")
    list_filter = ("kind", "residency__unit")
    list_select_related = ("residency__party", "user")
    folded_search = "residency__folded"
    fields = ("kind", "residency", "rules", "words", "given_on", "user")
