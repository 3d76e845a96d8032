"""The residents' room in the admin: contracts, residencies, reports and the money they tell of."""

from residents.admin.contract import ContractAdmin, RegistrationAdmin
from residents.admin.report import InvestmentAdmin, PeriodicReportAdmin
from residents.admin.residency import RepresentativeAdmin, ResidencyAdmin
from residents.admin.supplement import SupplementAdmin
from residents.admin.terms import ContractTemplateAdmin, TariffAdmin

__all__ = [
    "ContractAdmin",
    "ContractTemplateAdmin",
    "InvestmentAdmin",
    "PeriodicReportAdmin",
    "RegistrationAdmin",
    "RepresentativeAdmin",
    "ResidencyAdmin",
    "SupplementAdmin",
    "TariffAdmin",
]
