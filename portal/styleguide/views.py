"""The page of components, by day and by night."""

from typing import Any

from django.views.generic import TemplateView

from portal.styleguide import samples, tokens
from portal.styleguide.forms import SampleForm

THEMES = ("light", "dark")


class StyleguideView(TemplateView):
    """`?theme=light` and `?theme=dark` force one; else the device says."""

    template_name = "portal/styleguide.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        asked = self.request.GET.get("theme", "")
        return super().get_context_data(
            theme=asked if asked in THEMES else "",
            colours=tokens.colours(),
            type_sizes=tokens.sizes("t"),
            spaces=tokens.sizes("s"),
            icons=samples.ICONS,
            messages=samples.messages(),
            statuses=samples.statuses(),
            steps=samples.steps(),
            timeline=samples.timeline(),
            thread=samples.thread(),
            due=samples.due(),
            facts=samples.facts(),
            answers=samples.answers(),
            rows=samples.rows(),
            figures=samples.figures(),
            tiles=samples.tiles(),
            columns=samples.columns(),
            funnel=samples.funnel(),
            page_obj=samples.page(),
            form=SampleForm(data={}),
            **kwargs,
        )
