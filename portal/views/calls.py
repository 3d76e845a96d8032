"""Calls for applications: what is open, what comes next, on which terms (3.3.1)."""

from typing import Any

from django.views.generic import DetailView, TemplateView

from applications.models import Call
from core.clock import now
from portal.call_card import call_card
from portal.queries import closed_calls


class CallsView(TemplateView):
    """Open calls first, then those to come, then the past ones."""

    template_name = "portal/call_list.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        at = now()
        return super().get_context_data(
            open_cards=[call_card(call, at) for call in Call.objects.open(at)],
            coming=Call.objects.upcoming(at),
            closed=closed_calls(at),
            **kwargs,
        )


class CallView(DetailView):
    """One call: its dates, places and the criteria its applications are evaluated by."""

    template_name = "portal/call_page.html"
    queryset = Call.objects.select_related("criteria").prefetch_related("criteria__criteria")

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        at = now()
        return super().get_context_data(
            card=call_card(self.object, at),
            criteria=self.object.criteria.criteria.all(),
            **kwargs,
        )
