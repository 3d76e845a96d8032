"""The public list of residents: name, project, unit and direction, and nothing more."""

from typing import Any

from django.views.generic import ListView

from core.enums import Direction, Unit
from portal.queries import residents_in_force


class ResidentsView(ListView):
    """Residents whose status is in force today, by unit and direction."""

    template_name = "portal/resident_list.html"
    paginate_by = 30

    def get_queryset(self) -> Any:
        return residents_in_force(direction=self._chosen("direction"), unit=self._chosen("unit"))

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(
            directions=Direction.choices,
            units=[choice for choice in Unit.choices if choice[0] != Unit.TISC],
            direction=self._chosen("direction"),
            unit=self._chosen("unit"),
            **kwargs,
        )

    def _chosen(self, name: str) -> str:
        """The filter as asked; words that are no code mean no filter."""
        known = {"direction": Direction.values, "unit": Unit.values}[name]
        asked = self.request.GET.get(name, "")
        return asked if asked in known else ""
