"""The minutes of the Board as their template wants them, in the active language (4.3.2, 7.3)."""

from collections import Counter
from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext as _

from applications.enums_session import Choice
from core.formatting import format_date, format_quarter, format_year
from documents.domain.preparers import Prepared
from reporting.enums import BoardCategory, DecisionKind

Values = Mapping[str, Any]


def prepare(values: Values) -> Prepared:
    """The context of `reporting/papers/board_minutes.html` from the frozen values."""
    attendance = [_member(no, row) for no, row in enumerate(values["attendance"], start=1)]
    agenda = [_point(row) for row in values["agenda"]]
    decisions = [_decision(row) for row in values["decisions"]]
    present = sum(row["is_present"] for row in attendance)
    return Prepared(
        {
            **values,
            "replaces": _replaces(values.get("replaces")),
            "attendance": attendance,
            "categories": _categories(values["attendance"]),
            "present": present,
            "is_quorate": present * 100 > values["seats"] * values["quorum_percent"],
            "points": [
                {**point, "decisions": [row for row in decisions if row["point"] == point["position"]]}
                for point in agenda
            ],
            "others": [row for row in decisions if row["point"] is None],
            "duties": [row for row in decisions if row["is_carried"] and row["owner"]],
            "decisions": decisions,
            "signers": [
                {"role": _("Chair"), "name": values["chair"]},
                {"role": _("Secretary of the meeting"), "name": values["secretary"]},
            ],
        }
    )


def _replaces(values: Values | None) -> dict[str, Any] | None:
    """What a corrected version says of the one before; none in the first."""
    if values is None:
        return None
    return {**values, "changes": [{**row, "label": _label(row)} for row in values["changes"]]}


def _label(change: Values) -> str:
    labels = {
        "place": _("Place"),
        "begins_at": _("Time"),
        "point": _("Point %(number)s of the agenda"),
        "decision": _("Decision № %(number)s"),
    }
    return labels[change["what"]] % {"number": change["no"]}


def _member(no: int, row: Values) -> dict[str, Any]:
    if not row["is_present"]:
        presence = _("absent")
    else:
        presence = _("present, left before the end") if row["has_left"] else _("present")
    return {**row, "no": no, "category": BoardCategory(row["category"]).label, "presence": presence}


def _categories(rows: list[Values]) -> list[dict[str, Any]]:
    """How many of each category sit and were present (4.3.1)."""
    seats = Counter(row["category"] for row in rows)
    present = Counter(row["category"] for row in rows if row["is_present"])
    return [
        {"label": category.label, "seats": seats[category], "present": present[category]}
        for category in BoardCategory
        if seats[category]
    ]


def _point(row: Values) -> dict[str, Any]:
    title, period = row["title"], row["period"]
    if period is not None:
        label = format_year(period) if isinstance(period, int) else format_quarter(period)
        title = _("Report: %(period)s") % {"period": label}
    return {**row, "title": title}


def _decision(row: Values) -> dict[str, Any]:
    votes = [{**vote, "choice": Choice(vote["choice"]).label} for vote in row["votes"]]
    return {
        **row,
        "kind": DecisionKind(row["kind"]).label,
        "votes": votes,
        "opinions": [vote for vote in votes if vote["opinion"]],
        "due": format_date(row["due_on"], "official") if row["due_on"] else "",
    }
