"""The words of this room's papers, made from their frozen codes in the language of the paper (7.3)."""

from collections.abc import Mapping
from typing import Any

from accounts.models import Post
from applications.domain.decision import LETTER_PAPER
from applications.domain.sessions_protocol import PROTOCOL
from applications.enums import ApplicantForm, Outcome, Standing
from applications.papers_protocol import prepare_session_protocol
from applications.papers_words import (
    application_words,
    criterion_words,
    in_language,
    member_words,
    reason_words,
)
from documents.domain.preparers import PREPARERS, Prepared

# Protocols issued for one application each, before the commissions held sessions here: set as they were.
PROTOCOL_BEFORE_SESSIONS = "applications/papers/protocol.html"


def register_preparers() -> None:
    """Tell the paper room how this room's papers become words."""
    PREPARERS[PROTOCOL] = prepare_session_protocol
    PREPARERS[PROTOCOL_BEFORE_SESSIONS] = prepare_protocol
    PREPARERS[LETTER_PAPER] = prepare_decision_letter


def prepare_protocol(content: Mapping[str, Any]) -> Prepared:
    """Return an older protocol with words for its codes, and each expert's number in its tables."""
    members = [member_words(no, member) for no, member in enumerate(content["members"], start=1)]
    counted = [member for member in members if member["sent_on"]]
    return Prepared(
        {
            **content,
            "application": application_words(content["application"]),
            "call": in_language(content["call"]),
            "members": members,
            "counted": counted,
            "recused": [member for member in members if member["standing"] == Standing.RECUSED],
            "columns": list(zip((member["no"] for member in counted), content["marks"], strict=True)),
            "criteria": criterion_words(content["criteria"]),
            "reasons": reason_words(content["reasons"], counted),
        }
    )


def prepare_decision_letter(content: Mapping[str, Any]) -> Prepared:
    """Return the letter about a decision with words for its codes."""
    signatory = content["signatory"]
    application = content["application"]
    return Prepared(
        {
            **content,
            "application": application_words(application),
            "is_accepted": content["outcome"] == Outcome.ACCEPTED,
            "must_register": application["applicant_form"] == ApplicantForm.PROJECT_TEAM,
            "signatory": {**signatory, "post": Post(signatory["post"]).label},
        }
    )
