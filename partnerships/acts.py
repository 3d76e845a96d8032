"""A form's answers made into one act: the file is kept only when the act succeeds."""

from typing import Any

from documents.domain.enclosures import with_file
from partnerships.domain.agreements import SCAN_PURPOSE, extend_agreement, record_signing
from partnerships.domain.evidence import FILE_PURPOSE, Done, record_evidence
from partnerships.models import Agreement, Evidence, Obligation

DONE = ("day", "kind", "what", "by_whom", "is_public")


def sign_with_copy(agreement: Agreement, user: Any, data: dict[str, Any]) -> Agreement:
    """Record the signing with its copy (memorandum 5)."""
    return with_file(record_signing, agreement, purpose=SCAN_PURPOSE, kept_as="scan", actor=user, **data)


def extend_with_consent(agreement: Agreement, user: Any, data: dict[str, Any]) -> Agreement:
    """Extend by the consent of the parties (memorandum 5)."""
    return with_file(extend_agreement, agreement, purpose=SCAN_PURPOSE, kept_as="consent", actor=user, **data)


def evidence_with_file(obligation: Obligation, user: Any, data: dict[str, Any]) -> Evidence:
    """Record evidence with its document, when there is one (memorandum 3)."""
    done = Done(**{name: data[name] for name in DONE})
    return with_file(
        lambda **words: record_evidence(obligation, done, action=data["action"], **words),
        file=data["file"],
        purpose=FILE_PURPOSE,
        kept_as="file",
        actor=user,
    )
