"""Tables of the residents' room."""

from residents.models.contract import Contract
from residents.models.grant import Grant
from residents.models.investment import Investment
from residents.models.periodic_report import PeriodicReport
from residents.models.registration import Registration
from residents.models.representative import Representative
from residents.models.residency import Residency
from residents.models.supplement import Supplement
from residents.models.tariff import Tariff, TariffLine
from residents.models.template import Clause, ContractTemplate

__all__ = [
    "Clause",
    "Contract",
    "ContractTemplate",
    "Grant",
    "Investment",
    "PeriodicReport",
    "Registration",
    "Representative",
    "Residency",
    "Supplement",
    "Tariff",
    "TariffLine",
]
