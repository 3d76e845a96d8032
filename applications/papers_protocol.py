"""The words of a session's protocol, made from its frozen codes in the language of the paper (3.3.1, 7.3)."""

from collections.abc import Mapping
from typing import Any

from applications.enums import MemberRole, Standing
from applications.enums_session import Choice, ItemState, Result, SessionForm
from applications.papers_words import (
    application_words,
    criterion_words,
    in_language,
    member_words,
    reason_words,
)
from documents.domain.preparers import Prepared


def prepare_session_protocol(content: Mapping[str, Any]) -> Prepared:
    """Return the protocol with words for its codes."""
    is_meeting = content["form"] == SessionForm.MEETING
    attendance = [
        {**row, "no": no, "role": MemberRole(row["role"]).label}
        for no, row in enumerate(content["attendance"], start=1)
    ]
    items = [_item(no, item) for no, item in enumerate(content["items"], start=1)]
    return Prepared(
        {
            **content,
            "call": in_language(content["call"]),
            "is_meeting": is_meeting,
            "attendance": attendance,
            "present": [row for row in attendance if row["is_present"]],
            "signers": [row for row in attendance if row["is_present" if is_meeting else "has_scored"]],
            "items": items,
            "recommended": [item for item in items if item["result_code"] == Result.RECOMMENDED],
        }
    )


def _item(no: int, item: Mapping[str, Any]) -> dict[str, Any]:
    """Return one item; what was postponed has an application and a reason alone."""
    words = {
        **item,
        "no": no,
        "application": application_words(item["application"]),
        "is_closed": item["state"] == ItemState.CLOSED,
        "result_code": item["result"],
        "result": Result(item["result"]).label if item["result"] else "",
    }
    return words | _evaluation(item) if words["is_closed"] else words


def _evaluation(item: Mapping[str, Any]) -> dict[str, Any]:
    members = [
        {**member_words(no, member), "choice": Choice(member["choice"]).label if member["choice"] else ""}
        for no, member in enumerate(item["members"], start=1)
    ]
    counted = [member for member in members if member["sent_on"]]
    return {
        "members": members,
        "counted": counted,
        "recused": [member for member in members if member["standing"] == Standing.RECUSED],
        "columns": list(zip((member["no"] for member in counted), item["marks"], strict=True)),
        "criteria": criterion_words(item["criteria"]),
        "reasons": reason_words(item["reasons"], counted),
    }
