"""The residents' room in the admin: contracts, residencies, reports and the money they tell of."""

from residents.admin.announced import AnnouncedRightAdmin
from residents.admin.contract import ContractAdmin, RegistrationAdmin
from residents.admin.report import InvestmentAdmin, PeriodicReportAdmin
from residents.admin.residency import RepresentativeAdmin, ResidencyAdmin
from residents.admin.restatement import RestatementAdmin

__all__ = [
    "AnnouncedRightAdmin",
    "ContractAdmin",
    "InvestmentAdmin",
    "PeriodicReportAdmin",
    "RegistrationAdmin",
    "RepresentativeAdmin",
    "ResidencyAdmin",
    "RestatementAdmin",
]
