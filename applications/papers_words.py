"""Words for the codes that this room's papers keep, in the language of the paper (7.3)."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from applications.enums import ApplicantForm, MemberRole, ProjectStage, Standing
from core.enums import Direction
from core.languages import in_language


def application_words(facts: Mapping[str, Any]) -> dict[str, Any]:
    """Return what is said of an application."""
    return {
        **facts,
        "applicant_form": dict(ApplicantForm.choices).get(facts["applicant_form"], ""),
        "direction": dict(Direction.choices).get(facts["direction"], ""),
        "stage": dict(ProjectStage.choices).get(facts["stage"], ""),
    }


def member_words(no: int, member: Mapping[str, Any]) -> dict[str, Any]:
    """Return a member with the number that stands for the name in tables."""
    return {
        **member,
        "no": no,
        "role": MemberRole(member["role"]).label,
        "standing_label": Standing(member["standing"]).label,
    }


def criterion_words(criteria: Iterable[Mapping[str, Any]]) -> list[dict[str, Any]]:
    """Return the criteria with their names."""
    return [{**row, "name": in_language(row["name"])} for row in criteria]


def reason_words(
    reasons: Sequence[Mapping[str, Any]], counted: Sequence[Mapping[str, Any]]
) -> list[dict[str, Any]]:
    """Return what the experts who scored wrote, each with the number in the tables."""
    return [
        {
            **given,
            "no": member["no"],
            "lines": [{**line, "name": in_language(line["name"])} for line in given["lines"]],
        }
        for given, member in zip(reasons, counted, strict=True)
    ]
