"""Tables of the residents' room."""

from residents.models.announced_right import AnnouncedRight
from residents.models.contract import Contract
from residents.models.investment import Investment
from residents.models.periodic_report import PeriodicReport
from residents.models.registration import Registration
from residents.models.report_file import ReportFile
from residents.models.representative import Representative
from residents.models.residency import Residency
from residents.models.restatement import Restatement

__all__ = [
    "AnnouncedRight",
    "Contract",
    "Investment",
    "PeriodicReport",
    "Registration",
    "ReportFile",
    "Representative",
    "Residency",
    "Restatement",
]
