"""A form's answers made into one act: the file is kept only when the act succeeds."""

from typing import Any

from django.db import transaction

from documents.domain.uploads import store_upload
from partnerships.domain.agreements import SCAN_PURPOSE, extend_agreement, record_signing
from partnerships.domain.evidence import FILE_PURPOSE, Done, record_evidence
from partnerships.models import Agreement, Evidence, Obligation


@transaction.atomic
def sign_with_copy(agreement: Agreement, user: Any, data: dict[str, Any]) -> Agreement:
    """Record the signing with its copy (memorandum 5)."""
    scan = store_upload(data["file"], purpose=SCAN_PURPOSE, actor=user)
    return record_signing(agreement, signed_on=data["signed_on"], scan=scan, actor=user)


@transaction.atomic
def extend_with_consent(agreement: Agreement, user: Any, data: dict[str, Any]) -> Agreement:
    """Extend by the consent of the parties (memorandum 5)."""
    consent = store_upload(data["file"], purpose=SCAN_PURPOSE, actor=user)
    return extend_agreement(
        agreement, signed_on=data["signed_on"], term_years=data["term_years"], consent=consent, actor=user
    )


@transaction.atomic
def evidence_with_file(obligation: Obligation, user: Any, data: dict[str, Any]) -> Evidence:
    """Record evidence with its document, when there is one (memorandum 3)."""
    file = store_upload(data["file"], purpose=FILE_PURPOSE, actor=user) if data["file"] else None
    done = Done(**{name: data[name] for name in ("day", "kind", "what", "by_whom", "is_public")})
    return record_evidence(obligation, done, file=file, action=data["action"], actor=user)
