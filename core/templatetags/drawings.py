"""Drawings as inline SVG with classes, so that they follow light and dark: `{% load drawings %}`."""

from collections.abc import Sequence

from django import template

from core import drawing

register = template.Library()


@register.inclusion_tag("components/drawings/plan_bar.html")
def plan_bar(fact: drawing.Number, target: drawing.Number | None) -> dict[str, object]:
    """Draw a fact against its plan. The numbers must stand in words beside it."""
    return {"bar": drawing.plan_bar(fact, target)}


@register.inclusion_tag("components/drawings/sparkline.html")
def sparkline(series: Sequence[drawing.Number], alt: str) -> dict[str, object]:
    """Draw quarters, oldest first; `alt` says the figures."""
    return {"line": drawing.sparkline(series), "alt": alt}


@register.inclusion_tag("components/drawings/column_chart.html")
def column_chart(periods: Sequence[dict[str, object]], alt: str) -> dict[str, object]:
    """Draw periods as columns; `alt` says the figures."""
    return {"columns": drawing.columns(periods), "width": drawing.chart_width(len(periods)), "alt": alt}


@register.inclusion_tag("components/drawings/funnel_chart.html")
def funnel_chart(stages: Sequence[dict[str, object]], alt: str) -> dict[str, object]:
    """Draw stages, each a part of the one before; `alt` says the figures."""
    return {"stages": drawing.funnel(stages), "height": drawing.funnel_height(len(stages)), "alt": alt}
