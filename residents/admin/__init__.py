"""The residents' room in the admin: contracts, residencies, reports, duties, ends and what follows."""

from residents.admin.announced import AnnouncedRightAdmin
from residents.admin.contract import ContractAdmin, RegistrationAdmin
from residents.admin.duties import AcknowledgementAdmin, InternalRulesAdmin
from residents.admin.follow_up import FollowUpAdmin
from residents.admin.gate import GateReviewAdmin, TransferAdmin
from residents.admin.investment import InvestmentAdmin
from residents.admin.name import NamePermissionAdmin
from residents.admin.notice import NoticeAdmin
from residents.admin.project import ProjectAdmin, ProjectChangeAdmin
from residents.admin.report import PeriodicReportAdmin
from residents.admin.request import ResidentRequestAdmin
from residents.admin.residency import RepresentativeAdmin, ResidencyAdmin
from residents.admin.restatement import RestatementAdmin
from residents.admin.supplement import SupplementAdmin
from residents.admin.termination import TerminationAdmin
from residents.admin.terms import ContractTemplateAdmin, TariffAdmin

__all__ = [
    "AcknowledgementAdmin",
    "AnnouncedRightAdmin",
    "ContractAdmin",
    "ContractTemplateAdmin",
    "FollowUpAdmin",
    "GateReviewAdmin",
    "InternalRulesAdmin",
    "InvestmentAdmin",
    "NamePermissionAdmin",
    "NoticeAdmin",
    "PeriodicReportAdmin",
    "ProjectAdmin",
    "ProjectChangeAdmin",
    "RegistrationAdmin",
    "RepresentativeAdmin",
    "ResidencyAdmin",
    "ResidentRequestAdmin",
    "RestatementAdmin",
    "SupplementAdmin",
    "TariffAdmin",
    "TerminationAdmin",
    "TransferAdmin",
]
