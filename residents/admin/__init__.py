"""The residents' room in the admin: contracts, residencies, reports and the money they tell of."""

from residents.admin.contract import ContractAdmin, RegistrationAdmin
from residents.admin.report import InvestmentAdmin, PeriodicReportAdmin
from residents.admin.residency import RepresentativeAdmin, ResidencyAdmin

__all__ = [
    "ContractAdmin",
    "InvestmentAdmin",
    "PeriodicReportAdmin",
    "RegistrationAdmin",
    "RepresentativeAdmin",
    "ResidencyAdmin",
]
