"""The Regulation on the Centre by clause, each with its own address (1.1)."""

from typing import Any

from django.views.generic import TemplateView

from core.languages import DEFAULT_LANGUAGE, current_language
from portal.regulation import regulation


class RegulationView(TemplateView):
    """The Kyrgyz text is the original; the others are unofficial renderings, with `?beside=ky` beside it."""

    template_name = "portal/regulation_page.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        language = current_language()
        is_rendering = language != DEFAULT_LANGUAGE
        return super().get_context_data(
            regulation=regulation(language),
            original=regulation(),
            is_rendering=is_rendering,
            is_beside=is_rendering and self.request.GET.get("beside") == DEFAULT_LANGUAGE,
            **kwargs,
        )
