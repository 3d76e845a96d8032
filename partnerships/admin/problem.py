"""City problems: the staff accept, begin, solve or decline them (memorandum 3.1)."""

from django.contrib import admin
from django.utils.translation import gettext_lazy as _
from unfold.decorators import display

from core.admin import Action
from core.admin_shown import ShownAdmin
from core.badges import labels_of
from partnerships.admin_forms import AcceptForm, DeclineForm, SolveForm, StartForm
from partnerships.domain.problems import accept_problem, decline_problem, solve_problem, start_problem
from partnerships.enums import PROBLEM_TONES
from partnerships.models import Problem


@admin.register(Problem)
class ProblemAdmin(ShownAdmin):
    """A problem is filed on the city's pages and changes by its acts here."""

    list_display = ("title", "organisation", "field", "show_state", "filed_on")
    list_filter = ("state", "field", "by_city")
    folded_search = "folded"
    fieldsets = (
        (None, {"fields": ("title", "state", "description", "desired_result", "solver", "outcome")}),
        (_("Where"), {"fields": ("organisation", "field", "district")}),
        (_("Who filed it"), {"fields": ("filed_by", "by_city", "filed_on", "contact_name", "contact")}),
    )
    transition_actions = {
        "accept": Action(
            run=lambda problem, user, data: accept_problem(problem, actor=user, **data),
            form=AcceptForm,
            says=_("The problem appears on the public list. The contact is not shown there."),
            done=_("The problem is accepted."),
        ),
        "start": Action(
            run=lambda problem, user, data: start_problem(problem, actor=user, **data),
            form=StartForm,
            done=_("The work has begun."),
        ),
        "solve": Action(
            run=lambda problem, user, data: solve_problem(problem, actor=user, **data),
            form=SolveForm,
            done=_("The solution is recorded."),
        ),
        "decline": Action(
            run=lambda problem, user, data: decline_problem(problem, actor=user, **data),
            form=DeclineForm,
            says=_("The problem leaves the public list. Who filed it reads the reason."),
            done=_("The problem is declined."),
        ),
    }

    @display(description=_("state"), ordering="state", label=labels_of(PROBLEM_TONES))
    def show_state(self, problem: Problem) -> tuple[str, str]:
        """The state in its colour."""
        return problem.state, problem.get_state_display()
