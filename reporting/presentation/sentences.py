"""The report's sentences, made from its values (look: the answer is the heading)."""

from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from core.enums import Unit
from core.formatting import format_number
from reporting.enums import PlanState
from reporting.indicators import INDICATORS, main
from reporting.indicators.residents import left_in
from reporting.presentation import figures

Values = Mapping[str, Any]

FIVE = (
    gettext_lazy("None of the five indicators met the plan"),
    gettext_lazy("One of the five indicators met the plan, four are behind"),
    gettext_lazy("Two of the five indicators met the plan, three are behind"),
    gettext_lazy("Three of the five indicators met the plan, two are behind"),
    gettext_lazy("Four of the five indicators met the plan, one is behind"),
    gettext_lazy("All five indicators met the plan"),
)


def headline(indicators: Sequence[Values]) -> str:
    """The answer of the whole report in one sentence."""
    judged = main(indicators)
    states = Counter(entry["state"] for entry in judged)
    met, behind, none, unknown = (
        states[state.value]
        for state in (PlanState.MET, PlanState.BEHIND, PlanState.NO_PLAN, PlanState.NO_DATA)
    )
    if none == len(judged):
        return _("No plan has been approved for this period")
    if len(judged) == len(FIVE) - 1 and not none + unknown:
        return str(FIVE[met])
    parts = [_("Plan met: %(met)s; behind: %(behind)s") % {"met": met, "behind": behind}]
    if none:
        parts.append(_("without a plan: %(none)s") % {"none": none})
    if unknown:
        parts.append(_("without data: %(unknown)s") % {"unknown": unknown})
    return "; ".join(parts)


def lead(values: Values) -> str:
    """How many residents there are and what they created, then what is behind the plan."""
    parts = [
        _residents_now(values["flows"]["end"]),
        _jobs(values["jobs"]["net"]),
        behind(values["indicators"]),
    ]
    return " ".join(part for part in parts if part)


def behind(indicators: Sequence[Values]) -> str:
    """Which indicators are behind the plan; empty when none is."""
    labels = [
        figures.small(label(entry["code"]))
        for entry in main(indicators)
        if entry["state"] == PlanState.BEHIND
    ]
    return _("Behind the plan: %(indicators)s.") % {"indicators": ", ".join(labels)} if labels else ""


def label(code: str) -> str:
    """The indicator's name; its code where the portal no longer counts it."""
    return str(INDICATORS[code].label) if code in INDICATORS else code


def residents_heading(residents: Sequence[Values]) -> str:
    """How many residents there are and where."""
    units = Counter(entry["unit"] for entry in residents if entry["in_force"])
    total = sum(units.values())
    if not total:
        return _("The Centre has no residents")
    return ngettext(
        "%(total)s resident: %(technopark)s in the Technopark, %(incubator)s in the Business incubator",
        "%(total)s residents: %(technopark)s in the Technopark, %(incubator)s in the Business incubator",
        total,
    ) % {"total": total, "technopark": units[Unit.TECHNOPARK], "incubator": units[Unit.INCUBATOR]}


def moves_heading(flows: Values) -> str:
    """How the number of residents moved in the quarter."""
    left = left_in(flows)
    sentence = {
        (True, True): _("During the quarter %(admitted)s admitted, %(left)s left"),
        (True, False): _("During the quarter %(admitted)s admitted, nobody left"),
        (False, True): _("During the quarter nobody was admitted, %(left)s left"),
        (False, False): _("During the quarter nobody was admitted and nobody left"),
    }[bool(flows["admitted"]), bool(left)]
    return sentence % {"admitted": flows["admitted"], "left": left}


def pipeline_heading(pipeline: Values) -> str:
    """How many applications came and how many were decided."""
    decided = pipeline["accepted"] + pipeline["rejected"]
    sentence = {
        (True, True): _("During the quarter %(received)s applications came, %(decided)s were decided"),
        (True, False): _("During the quarter %(received)s applications came, none was decided"),
        (False, True): _("During the quarter no applications came, %(decided)s were decided"),
        (False, False): _("During the quarter no applications came and none was decided"),
    }[bool(pipeline["received"]), bool(decided)]
    return sentence % {"received": pipeline["received"], "decided": decided}


def reporting_heading(reporting: Values) -> str:
    """Whose figures stand behind the report."""
    expected, verified = reporting["expected"], reporting["verified"]
    if not expected:
        return _("No resident had to report for this quarter")
    if verified == expected:
        return _("The reports of all residents are counted: %(expected)s") % {"expected": expected}
    if not verified:
        return _("Not one report is counted; residents who had to report: %(expected)s") % {
            "expected": expected
        }
    return ngettext(
        "Reports are counted of %(verified)s of %(expected)s resident",
        "Reports are counted of %(verified)s of %(expected)s residents",
        expected,
    ) % {"expected": expected, "verified": verified}


def chart_heading(entry: Values) -> str:
    """What the chart of residents shows against its plan."""
    if entry["plan"] is None:
        return _("How the number of residents changed")
    difference = entry["fact"] - entry["plan"]
    if difference == 0:
        return _("The number of residents is exactly as planned")
    sentence = (
        _("The number of residents against the plan: %(number)s more")
        if difference > 0
        else _("The number of residents against the plan: %(number)s fewer")
    )
    return sentence % {"number": format_number(abs(difference))}


def _residents_now(count: int) -> str:
    if not count:
        return _("The Centre has no residents") + "."
    return ngettext("The Centre has %(count)s resident.", "The Centre has %(count)s residents.", count) % {
        "count": format_number(count)
    }


def _jobs(net: Any) -> str:
    count = int(abs(net))
    if not count:
        return _("Since the beginning of the year the number of jobs has not changed.")
    if net < 0:
        return ngettext(
            "Since the beginning of the year their staff has shrunk by %(count)s job.",
            "Since the beginning of the year their staff has shrunk by %(count)s jobs.",
            count,
        ) % {"count": format_number(count)}
    return ngettext(
        "Since the beginning of the year residents have created %(count)s job.",
        "Since the beginning of the year residents have created %(count)s jobs.",
        count,
    ) % {"count": format_number(count)}
