"""What one object can hold: named constraints, each with its sentence."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from ip.enums import OwnershipState

OBJECT_RULES = [
    models.CheckConstraint(
        name="ip_object_settled_iff_basis_and_day",
        condition=Q(ownership=OwnershipState.SETTLED, settled_on__isnull=False) & ~Q(ownership_basis="")
        | ~Q(ownership=OwnershipState.SETTLED) & Q(ownership_basis="", settled_on=None),
        violation_error_message=_("The rights are settled exactly when the clause and the day are there."),
    ),
    models.CheckConstraint(
        name="ip_object_contract_whole",
        condition=Q(contract_number="", contract_date=None, contract_scan=None)
        | ~Q(contract_number="") & Q(contract_date__isnull=False, contract_scan__isnull=False),
        violation_error_message=_("A contract has its number, its date and its signed copy."),
    ),
]
