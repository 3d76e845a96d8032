"""Tables of the residents' room."""

from residents.models.announced_right import AnnouncedRight
from residents.models.contract import Contract
from residents.models.duty import Acknowledgement, DutyCheck, InternalRules
from residents.models.follow_up import FollowUp
from residents.models.gate import GateItem, GateReview
from residents.models.grant import Grant
from residents.models.handover import HandoverItem
from residents.models.investment import Investment
from residents.models.name_permission import NamePermission
from residents.models.notice import Notice
from residents.models.periodic_report import PeriodicReport
from residents.models.project import Project, ProjectVersion, Stage
from residents.models.project_change import ChangeLine, ProjectChange
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
from residents.models.transfer import Transfer

__all__ = [
    "Acknowledgement",
    "AnnouncedRight",
    "ChangeLine",
    "Clause",
    "Contract",
    "ContractTemplate",
    "DutyCheck",
    "FollowUp",
    "GateItem",
    "GateReview",
    "Grant",
    "HandoverItem",
    "InternalRules",
    "Investment",
    "NamePermission",
    "Notice",
    "PeriodicReport",
    "Project",
    "ProjectChange",
    "ProjectVersion",
    "Registration",
    "ReportFile",
    "Representative",
    "Residency",
    "ResidentRequest",
    "Restatement",
    "Stage",
    "Supplement",
    "Tariff",
    "TariffLine",
    "Termination",
    "Transfer",
]
