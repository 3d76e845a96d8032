"""The desk of the rights: what 6.2 gives for an object, what is missing, and the acts (6.2)."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from core.models import TransitionLog
from documents.domain.enclosures import with_file
from ip.domain.ownership import ownership_of
from ip.domain.settlement import (
    CONTRACT_SCAN,
    record_circumstances,
    record_rights_contract,
    reopen_ownership,
    settle_ownership,
)
from ip.enums import CLAUSES, OWNERSHIP_TONES, OwnershipBasis, OwnershipState
from ip.models import IPObject
from ip.models.ip_object import SETTLE
from ip.rights_forms import (
    CircumstancesForm,
    ReopenForm,
    RightsContractForm,
    RightsForm,
    SettleForm,
    side_name,
)

S = OwnershipState


@dataclass(frozen=True)
class RightsAct:
    """One act: its button, its form, the states it is offered in."""

    label: str | Promise
    form: type[RightsForm]
    run: Callable[..., Any]
    states: tuple[str, ...]


def contract_with_copy(ip_object: IPObject, **words: Any) -> IPObject:
    """Record the contract with its signed copy."""
    return with_file(record_rights_contract, ip_object, purpose=CONTRACT_SCAN, kept_as="scan", **words)


ACTS = {
    "circumstances": RightsAct(
        _("Record how it was made"), CircumstancesForm, record_circumstances, (S.UNEXAMINED, S.EXAMINED)
    ),
    "contract": RightsAct(
        _("Record the contract on the rights"), RightsContractForm, contract_with_copy, (S.EXAMINED,)
    ),
    "settle": RightsAct(_("Settle the rights"), SettleForm, settle_ownership, (S.EXAMINED,)),
    "reopen": RightsAct(_("Open the rights again"), ReopenForm, reopen_ownership, (S.SETTLED,)),
}


def offered(ip_object: IPObject, user: Any, name: str) -> RightsAct | None:
    """The act of this name, when the object's state and the role allow it; none otherwise."""
    act = ACTS.get(name)
    if act is None or ip_object.ownership not in act.states or not user.has_perm(SETTLE):
        return None
    if name == "settle" and ownership_of(ip_object).lacks:
        return None
    return act


def rights_desk(ip_object: IPObject, user: Any) -> dict[str, Any]:
    """What the object's page shows of the rights: the clause, the owners, what lacks, the buttons."""
    rule = ownership_of(ip_object)
    names = {creator.pk: creator.name for creator in ip_object.creators.all()}
    settled = ip_object.ownership == S.SETTLED
    basis = OwnershipBasis(ip_object.ownership_basis) if settled else rule.basis
    state = OwnershipState(ip_object.ownership)
    return {
        "state": state.label,
        "tone": OWNERSHIP_TONES[state],
        "is_known": ip_object.ownership != S.UNEXAMINED,
        "is_settled": settled,
        "basis": basis.label,
        "clause": CLAUSES[basis],
        "owners": list(ip_object.owners.select_related("residency__party", "creator")),
        "proposed": [side_name(side, ip_object, names) for side in rule.sides],
        "lacks": [lack.label for lack in rule.lacks] if not settled else [],
        "remuneration_due": rule.remuneration_due,
        "unregulated": rule.unregulated,
        "log": TransitionLog.objects.of(ip_object).select_related("actor"),
        "acts": [
            {"label": act.label, "url": reverse("admin:ip_ipobject_rights", args=[ip_object.pk, name])}
            for name in ACTS
            if (act := offered(ip_object, user, name))
        ],
    }
