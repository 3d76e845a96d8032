"""The words of this room's papers, made from their frozen codes in the language of the paper (7.3)."""

from collections.abc import Mapping
from typing import Any

from accounts.models import Post
from applications.domain import appeal_answers
from applications.domain.decision_letter import LETTER_PAPER
from applications.domain.receipt import RECEIPT
from applications.domain.sessions_protocol import PROTOCOL
from applications.enums import ApplicantForm, Standing
from applications.enums_decision import ConditionKind, Decider
from applications.papers_protocol import prepare_session_protocol
from applications.papers_words import application_words, criterion_words, member_words, reason_words
from core.languages import LANGUAGE_NAMES, current_language, in_language
from documents.domain.preparers import PREPARERS, Prepared

# Protocols issued for one application each, before the commissions held sessions here: set as they were.
PROTOCOL_BEFORE_SESSIONS = "applications/papers/protocol.html"


def register_preparers() -> None:
    """Tell the paper room how this room's papers become words."""
    PREPARERS[PROTOCOL] = prepare_session_protocol
    PREPARERS[PROTOCOL_BEFORE_SESSIONS] = prepare_protocol
    PREPARERS[LETTER_PAPER] = prepare_decision_letter
    PREPARERS[appeal_answers.LETTER_PAPER] = prepare_appeal_letter
    PREPARERS[RECEIPT] = prepare_receipt


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
    application, condition = content["application"], content.get("condition")
    return Prepared(
        {
            **_signed(content),
            "application": application_words(application),
            "by_commission": content.get("decider") == Decider.COMMISSION,
            "must_register": application["applicant_form"] == ApplicantForm.PROJECT_TEAM,
            "condition": {**condition, "words": _condition_words(condition)} if condition else None,
        }
    )


def prepare_appeal_letter(content: Mapping[str, Any]) -> Prepared:
    """Return the letter about an appeal with words for its codes."""
    return Prepared({**_signed(content), "application": application_words(content["application"])})


def _signed(content: Mapping[str, Any]) -> dict[str, Any]:
    signatory = content["signatory"]
    return {**content, "signatory": {**signatory, "post": Post(signatory["post"]).label}}


def _condition_words(condition: Mapping[str, Any]) -> str:
    return condition["text"] or str(ConditionKind(condition["kind"]).label)


def prepare_receipt(content: Mapping[str, Any]) -> Prepared:
    """Return the receipt with its answers and its consent in the language of the paper."""
    consent = content["consent"]
    return Prepared(
        {
            **content,
            "call": in_language(content["call"]),
            "is_repeated": content["sent_at"] != content["first_sent_at"],
            "sections": content["sections"][current_language()],
            "consent": {
                **consent,
                "text": in_language(consent["text"]),
                "language_name": LANGUAGE_NAMES.get(consent["language"], consent["language"]),
            },
        }
    )
