"""Conditions of acceptances in the admin: checked off by the clerk, or said to have failed (3.3.1)."""

from django.contrib import admin
from django.utils.html import format_html
from django.utils.translation import gettext_lazy as _
from unfold.decorators import display

from accounts.admin_scope import UnitScoped
from applications.admin_forms_decision import FailForm, MeetForm
from applications.domain.conditions import fail_condition, meet_condition
from applications.enums_decision import CONDITION_TONES, ConditionState
from applications.models import Condition
from core.admin import Action
from core.admin_pages import page_of
from core.admin_shown import ShownAdmin
from core.badges import LABELS, badge


@admin.register(Condition)
class ConditionAdmin(UnitScoped, ShownAdmin):
    """What accepted applicants have to do first."""

    list_display = ("application", "words_shown", "due_on", "shown_state", "closed_on")
    list_filter = ("state", "kind")
    list_select_related = ("decision__application",)
    fields = ("application", "words_shown", "due_on", "shown_state", "closed_on", "note", "evidence_link")
    readonly_fields = ("application", "words_shown", "shown_state", "evidence_link")
    transition_actions = {
        "meet": Action(
            form=MeetForm,
            run=lambda condition, user, data: meet_condition(condition, actor=user, **data),
            says=_("After this a contract can be prepared. The applicant gets a letter."),
            done=_("The condition is met; the letter to the applicant is on its way."),
        ),
        "fail": Action(
            form=FailForm,
            run=lambda condition, user, data: fail_condition(condition, actor=user, **data),
            says=_("Only after the term. No contract can be made on this acceptance any more."),
            done=_("The condition is closed as not met; the letter to the applicant is on its way."),
        ),
    }

    @display(description=_("application"))
    def application(self, condition: Condition) -> str:
        """The application, to open."""
        application = condition.decision.application
        return format_html('<a href="{}" class="underline">{}</a>', page_of(application), application)

    @display(description=_("what has to be done"))
    def words_shown(self, condition: Condition) -> str:
        """What has to be done."""
        return condition.words

    @display(description=_("state"), ordering="state")
    def shown_state(self, condition: Condition) -> str:
        """The state as a coloured word."""
        tone = CONDITION_TONES[ConditionState(condition.state)]
        return badge(condition.get_state_display(), LABELS[tone])

    @display(description=_("evidence"))
    def evidence_link(self, condition: Condition) -> str:
        """The document that shows it, to open."""
        if condition.evidence is None:
            return "–"
        url = condition.evidence.get_absolute_url()
        return format_html('<a href="{}" class="underline">{}</a>', url, condition.evidence.name)
