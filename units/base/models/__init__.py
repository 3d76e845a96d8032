from units.base.models.allocation import Allocation
from units.base.models.equipment import Equipment
from units.base.models.premises import Premises, Repair
from units.base.models.request import ServiceRequest

__all__ = ["Allocation", "Equipment", "Premises", "Repair", "ServiceRequest"]
