from units.base.admin.allocation import AllocationAdmin
from units.base.admin.event import EventAdmin
from units.base.admin.property import EquipmentAdmin, PremisesAdmin
from units.base.admin.request import ServiceRequestAdmin

__all__ = ["AllocationAdmin", "EquipmentAdmin", "EventAdmin", "PremisesAdmin", "ServiceRequestAdmin"]
