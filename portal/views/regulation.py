"""The Regulation on the Centre by clause, each with its own address (1.1)."""

from typing import Any

from django.views.generic import TemplateView

from portal.regulation import regulation


class RegulationView(TemplateView):
    """The Kyrgyz text is the original: it is shown as it is in every language."""

    template_name = "portal/regulation_page.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(regulation=regulation(), **kwargs)
