"""The Regulation on the Centre by clause, each with its own address (1.1)."""

from datetime import date
from typing import Any

from django.core.exceptions import ValidationError
from django.views.generic import TemplateView

from core import clock
from core.forms import DateField
from core.languages import DEFAULT_LANGUAGE, current_language
from portal.regulation import regulation
from reporting.presentation.amendments import version_rows


class RegulationView(TemplateView):
    """The Kyrgyz text is the original; the others are unofficial renderings, with `?beside=ky` beside it."""

    template_name = "portal/regulation_page.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        language = current_language()
        day = _day(self.request.GET.get("on", ""))
        is_rendering = language != DEFAULT_LANGUAGE
        return super().get_context_data(
            regulation=regulation(language),
            original=regulation(),
            is_rendering=is_rendering,
            version_day=day,
            is_of_today=day == clock.today(),
            amendments=version_rows(day),
            is_beside=is_rendering and self.request.GET.get("beside") == DEFAULT_LANGUAGE,
            **kwargs,
        )


def _day(typed: str) -> date:
    """The day whose version is asked for; today's when none can be read (8.2)."""
    try:
        return DateField(required=False).clean(typed[:40]) or clock.today()
    except ValidationError:
        return clock.today()
