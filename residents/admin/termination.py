"""Terminations in the admin: the decision, its evidence, the dispute (3.3.4)."""

from collections.abc import Callable
from typing import Any

from django.contrib import admin
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _
from unfold.decorators import display

from accounts.admin_scope import UnitScoped
from core.admin import Action
from core.admin_shown import ShownAdmin
from core.badges import labels_of
from documents.domain.enclosures import with_file
from residents.admin.notice import file_link
from residents.admin_forms_ending import OutcomeForm
from residents.domain.disputes import OUTCOME_FILE, uphold_termination, withdraw_termination
from residents.enums_ending import TERMINATION_TONES
from residents.models import Termination


def settled(act: Callable[..., Termination]) -> Callable[[Termination, Any, dict[str, Any]], Termination]:
    """The act of a dispute with the copy that comes with it."""

    def run(termination: Termination, user: Any, data: dict[str, Any]) -> Termination:
        words = {name: value for name, value in data.items() if name != "file"}
        return with_file(
            act, termination, file=data["file"], purpose=OUTCOME_FILE, kept_as="file", actor=user, **words
        )

    return run


@admin.register(Termination)
class TerminationAdmin(UnitScoped, ShownAdmin):
    """A decision is made on the residency's page; here its dispute is answered."""

    list_display = ("party", "ground", "act_number", "act_date", "show_state", "contest_until")
    list_filter = ("state", "ground", "residency__unit")
    list_select_related = ("residency__party",)
    folded_search = "folded"
    fieldsets = (
        (None, {"fields": ("residency", "state", "ground", "reason")}),
        (_("Act"), {"fields": ("act_number", "act_date", "act_copy")}),
        (_("Evidence of the ground"), {"fields": ("notice", "evidence_copy", "evidence_entry")}),
        (_("Dispute"), {"fields": ("contest_until", "contested_on", "contested_by", "contest_reason")}),
        (
            _("Answer"),
            {"fields": ("outcome_number", "outcome_date", "outcome_copy", "outcome_words")},
        ),
    )
    readonly_fields = ("act_copy", "evidence_copy", "outcome_copy")
    transition_actions = {
        "uphold": Action(
            run=settled(uphold_termination),
            form=OutcomeForm,
            says=_("The decision stays. The resident gets your answer by a letter."),
            done=_("The decision is upheld and the resident is told."),
        ),
        "withdraw": Action(
            run=settled(withdraw_termination),
            form=OutcomeForm,
            says=_(
                "The decision no longer stands. The status is not given back by this: that is an act of its "
                "own on the page of the residency."
            ),
            done=_("The decision is withdrawn and the resident is told."),
        ),
    }

    @display(description=_("resident"), ordering="residency__party__name")
    def party(self, termination: Termination) -> str:
        """Whose status it ended."""
        return termination.party_name

    @display(description=_("state"), ordering="state", label=labels_of(TERMINATION_TONES))
    def show_state(self, termination: Termination) -> tuple[str, str]:
        """The state in its colour."""
        return termination.state, termination.get_state_display()

    @display(description=_("copy of the act"))
    def act_copy(self, termination: Termination) -> SafeString:
        """The act that ended the status."""
        return file_link(termination.act_file)

    @display(description=_("evidence of the ground"))
    def evidence_copy(self, termination: Termination) -> SafeString:
        """What proves the ground."""
        return file_link(termination.evidence_file)

    @display(description=_("copy of the act on the dispute"))
    def outcome_copy(self, termination: Termination) -> SafeString:
        """The act that answers the dispute."""
        return file_link(termination.outcome_file)
