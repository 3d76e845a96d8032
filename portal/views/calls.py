"""Calls for applications: what is open, what comes next, on which terms (3.3.1)."""

from typing import Any

from django.views.generic import DetailView, TemplateView

from applications.domain.calls import say_instead
from applications.domain.queries import calls_now
from applications.models import Call
from core.clock import now
from portal.call_card import call_card
from portal.filters import CLOSED, COMING, OPEN, CallFilter
from portal.queries import SHOWN_CLOSED_CALLS


class CallsView(TemplateView):
    """Open calls first, then those to come, then the past ones; or those of one state, unit, direction."""

    template_name = "portal/call_list.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        at = now()
        filtered = CallFilter(self.request.GET, queryset=Call.objects.all())
        state = filtered.chosen.get("state", "")
        calls: Any = filtered.filter_queryset(Call.objects.all())
        parts = {
            OPEN: [call_card(call, at) for call in calls.open(at)] if state in ("", OPEN) else [],
            COMING: list(calls.upcoming(at)) if state in ("", COMING) else [],
            CLOSED: list(calls.closed(at)[:SHOWN_CLOSED_CALLS]) if state in ("", CLOSED) else [],
        }
        return super().get_context_data(
            open_cards=parts[OPEN],
            coming=parts[COMING],
            closed=parts[CLOSED],
            filter_form=filtered.form,
            filtered=bool(filtered.chosen),
            nothing=not any(parts.values()),
            **kwargs,
        )


class CallView(DetailView):
    """One call: its announcement, dates, places and the criteria its applications are evaluated by."""

    template_name = "portal/call_page.html"
    queryset = (
        Call.objects.public().select_related("criteria").prefetch_related("criteria__criteria", "prolongings")
    )

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        at = now()
        card = call_card(self.object, at)
        offered = self._offered(at) if card.state == "closed" else None
        return super().get_context_data(
            card=card,
            criteria=self.object.criteria.criteria.all(),
            instead=say_instead(self.object, at=at) if card.state == "closed" else "",
            offered=offered,
            offered_is_open=offered is not None and offered.is_open(at),
            **kwargs,
        )

    def _offered(self, at: Any) -> Call | None:
        """The call a late visitor is led to: one that is open, else the next."""
        known = calls_now(at)
        others = (call for call in (*known.open, known.next) if call and call.pk != self.object.pk)
        return next(others, None)
