"""Tables of the residents' room."""

from residents.models.announced_right import AnnouncedRight
from residents.models.contract import Contract
from residents.models.duty import Acknowledgement, DutyCheck, InternalRules
from residents.models.follow_up import FollowUp
from residents.models.grant import Grant
from residents.models.handover import HandoverItem
from residents.models.investment import Investment
from residents.models.name_permission import NamePermission
from residents.models.notice import Notice
from residents.models.periodic_report import PeriodicReport
from residents.models.registration import Registration
from residents.models.report_file import ReportFile
from residents.models.representative import Representative
from residents.models.residency import Residency
from residents.models.resident_request import ResidentRequest
from residents.models.restatement import Restatement
from residents.models.supplement import Supplement
from residents.models.tariff import Tariff, TariffLine
from residents.models.template import Clause, ContractTemplate
from residents.models.termination import Termination

__all__ = [
    "Acknowledgement",
    "AnnouncedRight",
    "Clause",
    "Contract",
    "ContractTemplate",
    "DutyCheck",
    "FollowUp",
    "Grant",
    "HandoverItem",
    "InternalRules",
    "Investment",
    "NamePermission",
    "Notice",
    "PeriodicReport",
    "Registration",
    "ReportFile",
    "Representative",
    "Residency",
    "ResidentRequest",
    "Restatement",
    "Supplement",
    "Tariff",
    "TariffLine",
    "Termination",
]
