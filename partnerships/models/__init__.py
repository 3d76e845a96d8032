from partnerships.models.agreement import Agreement, AgreementParty
from partnerships.models.evidence import Evidence, PlannedAction
from partnerships.models.negotiation import Negotiation
from partnerships.models.obligation import Obligation
from partnerships.models.partner import Partner
from partnerships.models.problem import Problem

__all__ = [
    "Agreement",
    "AgreementParty",
    "Evidence",
    "Negotiation",
    "Obligation",
    "Partner",
    "PlannedAction",
    "Problem",
]
