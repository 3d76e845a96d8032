"""The Regulation on the Centre by clause, each with its own address (1.1)."""

from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _
from django.views.generic import TemplateView

from core import clock
from core.formatting import format_date
from core.forms import DateField
from core.languages import DEFAULT_LANGUAGE, current_language
from portal.regulation import regulation
from reporting.presentation.amendments import version_rows


class VersionForm(forms.Form):
    """The day whose version is read (8.2); today's when none is named."""

    on = DateField(label=_("Version of another day"))


class RegulationView(TemplateView):
    """The Kyrgyz text is the original; the others are unofficial renderings, with `?beside=ky` beside it."""

    template_name = "portal/regulation_page.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        language = current_language()
        asked = self.request.GET if self.request.GET.get("on") else None
        form = VersionForm(asked, initial={"on": format_date(clock.today(), "short")})
        day: date = form.cleaned_data["on"] if form.is_valid() else clock.today()
        is_rendering = language != DEFAULT_LANGUAGE
        return super().get_context_data(
            regulation=regulation(language),
            original=regulation(),
            is_rendering=is_rendering,
            version_day=day,
            version_form=form,
            is_of_today=day == clock.today(),
            amendments=version_rows(day),
            is_beside=is_rendering and self.request.GET.get("beside") == DEFAULT_LANGUAGE,
            **kwargs,
        )
