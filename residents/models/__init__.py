"""Tables of the residents' room."""

from residents.models.contract import Contract
from residents.models.investment import Investment
from residents.models.periodic_report import PeriodicReport
from residents.models.registration import Registration
from residents.models.representative import Representative
from residents.models.residency import Residency

__all__ = ["Contract", "Investment", "PeriodicReport", "Registration", "Representative", "Residency"]
