"""The first page: what the Centre is, whether a call is open, how to apply (2.1)."""

from typing import Any

from django.views.generic import TemplateView

from applications.domain.queries import calls_now
from core.clock import now
from partnerships.domain.queries import public_problems
from partnerships.views.words import problem_row
from portal.call_card import call_card
from portal.figures import public_figures
from portal.queries import residents_by_direction

SHOWN_PROBLEMS = 3


class LandingView(TemplateView):
    """Everything here is counted from the records; the figures stand in the last submitted report."""

    template_name = "portal/landing.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        at = now()
        calls = calls_now(at)
        shown = calls.open[0] if calls.open else calls.next
        return super().get_context_data(
            card=call_card(shown, at) if shown else None,
            directions=residents_by_direction(),
            report=public_figures(),
            problems=[problem_row(problem) for problem in public_problems()[:SHOWN_PROBLEMS]],
            **kwargs,
        )
