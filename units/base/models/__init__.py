from units.base.models.allocation import Allocation
from units.base.models.equipment import Equipment
from units.base.models.event import Event
from units.base.models.participant import Participant
from units.base.models.premises import Premises, Repair
from units.base.models.request import ServiceRequest

__all__ = ["Allocation", "Equipment", "Event", "Participant", "Premises", "Repair", "ServiceRequest"]
