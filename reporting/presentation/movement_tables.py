"""The tables of movement: residents who came and left, reports that are missing, applications."""

from collections.abc import Mapping, Sequence
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext

from applications.enums import ApplicationState
from core.enums import Unit
from core.formatting import format_number
from reporting.presentation import figures
from residents.enums import EndKind, ReportState, RestatedField, TerminationGround

Values = Mapping[str, Any]
Rows = list[dict[str, Any]]

#: how a resident's report stands, as the Board reads it
MISSING = {
    "": gettext_lazy("has not reported"),
    ReportState.DRAFT: gettext_lazy("has not reported"),
    ReportState.RETURNED: gettext_lazy("returned for correction"),
    ReportState.SUBMITTED: gettext_lazy("sent, not yet verified"),
}
ON_THEIR_WAY = (
    ApplicationState.SUBMITTED,
    ApplicationState.RETURNED,
    ApplicationState.COMPLETE,
    ApplicationState.IN_EVALUATION,
    ApplicationState.EVALUATED,
)


def flow_rows(flows: Values) -> Rows:
    """How the number moved: start + admitted − left = end."""
    rows = [(_("At the beginning of the quarter"), flows["start"], "sum")]
    rows.append((pgettext("residents", "Admitted"), flows["admitted"], ""))
    for ground in TerminationGround:
        count = flows["terminated"].get(ground.value, 0)
        if count:
            rows.append(
                (_("Terminated: %(ground)s") % {"ground": figures.small(str(ground.label))}, -count, "")
            )
    if not flows["terminated"]:
        rows.append((_("Terminated (3.3.4)"), 0, ""))
    rows.append((pgettext("residents", "Contract expired"), -flows["expired"], ""))
    rows.append((pgettext("residents", "Graduated from the programme"), -flows["graduated"], ""))
    for kind, count in flows.get("other", {}).items():
        rows.append((_end_label(kind), -count, ""))
    rows.append((_("At the end of the quarter"), flows["end"], "sum"))
    return _written(rows)


def _end_label(kind: str) -> str:
    return str(EndKind(kind).label)


def left_rows(left: Sequence[Values]) -> Rows:
    """Who left: how, by which ground and act, and since which day."""
    rows = []
    for entry in left:
        kind = EndKind(entry["kind"])
        ground = TerminationGround(entry["ground"]).label if entry["ground"] else ""
        rows.append({**entry, "how": str(kind.label), "why": figures.small(str(ground))})
    return rows


def admitted_rows(admitted: Sequence[Values]) -> Rows:
    """Who was admitted: by which contract, into which unit, since which day."""
    return [{**entry, "unit": str(Unit(entry["unit"]).label)} for entry in admitted]


def counted_rows(reporting: Values) -> Rows:
    """How many residents owed a report, and whose figures are in this one."""
    missing = len(reporting["missing"])
    return [
        {"label": _("Had to report"), "value": figures.exact(reporting["expected"]), "tone": "sum"},
        {
            "label": _("Reports verified and counted"),
            "value": figures.exact(reporting["verified"]),
            "tone": "",
        },
        {"label": _("Not in this report"), "value": figures.write_count(missing), "tone": ""},
    ]


def missing_rows(missing: Sequence[Values]) -> Rows:
    """Whose figures are not in the report, and why."""
    return [{**entry, "state": str(MISSING[entry["state"]])} for entry in missing]


def restated_rows(restatements: Sequence[Values]) -> Rows:
    """Corrected figures of closed quarters: whose, of which quarter, from, to, why, by whom, when."""
    return [
        {
            **entry,
            "figure": _figure(entry),
            "was": _restated(entry, "old"),
            "now": _restated(entry, "new"),
        }
        for entry in restatements
    ]


def _figure(entry: Values) -> str:
    label, source = str(RestatedField(entry["field"]).label), entry.get("source", "")
    return f"{label}: {source}" if source else label


def _restated(entry: Values, which: str) -> str:
    money = entry["field"] in (RestatedField.REVENUE, RestatedField.INVESTMENT)
    return format_number(entry[which], 2) if money else figures.exact(entry[which])


def pipeline_rows(pipeline: Values) -> Rows:
    """How applications moved: before + received + reopened − accepted − rejected − withdrawn = after."""
    reopened = pipeline.get("reopened", 0)
    rows = [
        (_("On their way at the beginning of the quarter"), pipeline["before"], "sum"),
        (pgettext("applications", "Received"), pipeline["received"], ""),
        *([(_("Taken up again: the decision was reversed"), reopened, "")] if reopened else []),
        (pgettext("applications", "Accepted"), -pipeline["accepted"], ""),
        (pgettext("applications", "Rejected"), -pipeline["rejected"], ""),
        (_("Withdrawn by the applicant"), -pipeline["withdrawn"], ""),
        (_("On their way at the end of the quarter"), pipeline["after"], "sum"),
    ]
    return _written(rows)


def stage_rows(pipeline: Values) -> Rows:
    """Where the applications on their way stood on the last day."""
    counts = pipeline["by_state"]
    return [
        {"label": str(state.label), "value": counts[state.value]}
        for state in ON_THEIR_WAY
        if counts.get(state.value)
    ]


def _written(rows: Sequence[tuple[str, int, str]]) -> Rows:
    """A sum stands as it is; a movement has its sign, and none is a dash."""
    return [
        {"label": name, "tone": tone, "value": figures.exact(count) if tone else figures.write_move(count)}
        for name, count, tone in rows
    ]
