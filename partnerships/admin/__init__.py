"""The partnerships' room in the admin: partners, agreements, the board of obligations, city problems."""

from partnerships.admin.agreement import AgreementAdmin
from partnerships.admin.obligation import EvidenceAdmin, ObligationAdmin
from partnerships.admin.partner import PartnerAdmin
from partnerships.admin.problem import ProblemAdmin

__all__ = ["AgreementAdmin", "EvidenceAdmin", "ObligationAdmin", "PartnerAdmin", "ProblemAdmin"]
