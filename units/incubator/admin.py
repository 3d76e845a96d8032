"""Mentors and their sessions in the admin: planned by the incubator, recorded by the mentor (3.2.1)."""

from django.contrib import admin
from django.utils.translation import gettext_lazy as _
from unfold.decorators import display

from accounts.admin_scope import UnitScoped
from core.admin import Action
from core.admin_shown import EnteredAdmin
from core.badges import labels_of
from units.base.admin_base import Act, ActAdmin
from units.incubator.admin_forms import CompetencesForm, MentorForm, SessionForm
from units.incubator.domain.mentoring import add_mentor, change_mentor, plan_session
from units.incubator.enums import SESSION_TONES
from units.incubator.models import Mentor, MentoringSession


@admin.register(Mentor)
class MentorAdmin(ActAdmin):
    """Mentors and what they help with."""

    list_display = ("user", "competences")
    list_select_related = ("user",)
    folded_search = "folded"
    fields = ("user", "competences")
    add_form, add_title = MentorForm, _("Enter a mentor")
    enter = staticmethod(add_mentor)
    acts = {"change": Act(_("Change"), "incubator.change_mentor")}
    transition_actions = {
        "change": Action(
            run=lambda mentor, user, data: change_mentor(mentor, actor=user, **data), form=CompetencesForm
        )
    }


@admin.register(MentoringSession)
class MentoringSessionAdmin(UnitScoped, EnteredAdmin):
    """Sessions: how they went is written by the mentor on the mentor's own pages."""

    list_display = ("project_name", "mentor", "planned_on", "topic", "show_state", "hours")
    list_filter = ("state",)
    list_select_related = ("mentor__user", "residency__party", "application")
    folded_search = "folded"
    fields = (
        "mentor", "residency", "application", "planned_on", "topic", "state", "hours", "outcome",
    )  # fmt: skip
    add_form, add_title = SessionForm, _("Plan a session")
    enter = staticmethod(plan_session)

    @display(description=_("project"))
    def project_name(self, session: MentoringSession) -> str:
        """The resident or the applicant's project."""
        return session.project

    @display(description=_("state"), label=labels_of(SESSION_TONES), ordering="state")
    def show_state(self, session: MentoringSession) -> tuple[str, str]:
        """The state in its colour."""
        return session.state, session.get_state_display()
