"""What a report has to tell: a table of noughts is left out, a missing figure is named once (7.1)."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from django.utils.translation import gettext as _

from reporting.presentation import figures, sentences

Values = Mapping[str, Any]


def tells(values: Values, chart: Values | None) -> dict[str, bool]:
    """Which parts of a quarter's report have anything to show; the headings say the rest in words."""
    jobs, pipeline = values["jobs"], values["pipeline"]
    told = {
        "residents": bool(values["residents"]),
        "chart": chart is not None and any(point["value"] or point["plan"] for point in chart["history"]),
        "jobs": something(jobs),
        "moves": something(values["flows"]) or something(values["reporting"]["expected"]),
        "pipeline": something(pipeline),
        "results": something(values["investment"]) or bool(values["patents"] or values["certificates"]),
        "overdue": something({key: value for key, value in values.get("risks", {}).items() if key != "on"}),
        "plan": any(entry["plan"] is not None for entry in values.get("next_plan", ())),
    }
    return told | {"people": told["chart"] or told["jobs"] or told["residents"]}


def something(value: Any) -> bool:
    """Whether there is any number but nought, any line or word in it."""
    if isinstance(value, Mapping):
        return any(something(part) for part in value.values())
    if isinstance(value, list | tuple):
        return any(something(part) for part in value)
    return bool(value)


def told(indicators: Sequence[Values]) -> list[Values]:
    """The indicators that have a figure or a plan to stand beside."""
    return [entry for entry in indicators if _has_any(entry)]


def untold(indicators: Iterable[Values]) -> str:
    """One sentence that names those of which nothing is known yet; empty when there are none."""
    labels = [figures.small(sentences.label(entry["code"])) for entry in indicators if not _has_any(entry)]
    return _("No data yet: %(indicators)s.") % {"indicators": "; ".join(labels)} if labels else ""


def _has_any(entry: Values) -> bool:
    return entry["fact"] is not None or entry["plan"] is not None
