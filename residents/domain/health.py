"""What the residents' room has `manage.py doctor` look at (1.4)."""

from collections.abc import Iterator
from datetime import timedelta
from itertools import pairwise

from django.db.models import Exists, OuterRef
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from core.domain.health import Check
from core.formatting import format_date
from residents.enums import ContractState, EndKind
from residents.enums_ending import TerminationState
from residents.models import Contract, Residency, Termination, Transfer

BATCH = 1000
AT_ADMISSION = ("baseline_jobs_full", "baseline_jobs_part", "baseline_revenue", "baseline_investment")


def overlapping_contracts() -> Iterator[str]:
    """Name the parties with two contracts in force in one unit on the same day. One query."""
    stays = (
        Residency.objects.with_left_on()
        .select_related("party", "contract")
        .order_by("party", "unit", "started_on", "pk")
    )
    for earlier, later in pairwise(stays.iterator(chunk_size=BATCH)):
        same = (earlier.party_id, earlier.unit) == (later.party_id, later.unit)
        if same and later.started_on < earlier.left:
            yield _(
                "%(party)s has two contracts in force in one unit from %(date)s: %(first)s and %(second)s."
            ) % {
                "party": later.party,
                "date": format_date(later.started_on),
                "first": earlier.contract.number,
                "second": later.contract.number,
            }


def unsigned_residencies() -> Iterator[str]:
    """Name the residencies without a signed contract, and the signed contracts without one (1.4)."""
    unsigned = Residency.objects.exclude(contract__state=ContractState.SIGNED)
    for residency in unsigned.select_related("party", "contract").order_by("pk").iterator(chunk_size=BATCH):
        yield _("The residency of %(party)s rests on a contract that is not signed: %(contract)s.") % {
            "party": residency.party,
            "contract": residency.contract,
        }
    signed = Contract.objects.filter(state=ContractState.SIGNED, residency=None)
    for contract in signed.select_related("party").order_by("pk").iterator(chunk_size=BATCH):
        yield _("A signed contract has made nobody a resident: %(contract)s.") % {"contract": contract}


def undecided_terminations() -> Iterator[str]:
    """Name terminated residencies without a decision, and decisions without effect (3.3.4)."""
    stands = Termination.objects.exclude(state=TerminationState.WITHDRAWN)
    terminated = Residency.objects.filter(end_kind=EndKind.TERMINATED)
    contested = Termination.objects.filter(residency=OuterRef("pk"))
    for residency in terminated.filter(~Exists(contested)).select_related("party").order_by("pk"):
        yield _("The status of %(party)s is terminated without a decision and its evidence.") % {
            "party": residency.party
        }
    idle = stands.exclude(residency__end_kind=EndKind.TERMINATED).select_related("residency__party")
    for termination in idle.order_by("pk"):
        yield _("A decision that ended a status stands, but the status holds: %(decision)s.") % {
            "decision": termination
        }


def contracts_beside_their_status() -> Iterator[str]:
    """Name the contracts whose days or figures at admission are not those of their residency."""
    residencies = Residency.objects.select_related("party", "contract").order_by("pk")
    for residency in residencies.iterator(chunk_size=BATCH):
        contract = residency.contract
        same = all(getattr(residency, name) == getattr(contract, name) for name in AT_ADMISSION)
        days = contract.ended_on == residency.ended_on
        if not (same and days and residency.expires_on == contract.ends_on + timedelta(days=1)):
            yield _("The contract and the residency of %(party)s do not say the same: %(contract)s.") % {
                "party": residency.party,
                "contract": contract,
            }


def residents_without_project() -> Iterator[str]:
    """Name the residents without a project, and transfers whose two residencies do not meet (3.2)."""
    lost = Residency.objects.filter(ended_on=None, project=None)
    for residency in lost.select_related("party", "contract").order_by("pk"):
        yield _("A resident has no project: %(resident)s.") % {"resident": residency}
    done = Transfer.objects.exclude(to_residency=None).select_related("residency", "to_residency")
    for transfer in done.order_by("pk"):
        left, to = transfer.residency, transfer.to_residency
        if to is not None and not (left.ended_on == to.started_on and left.party_id == to.party_id):
            yield _("A transfer did not end and begin on one day: %(transfer)s.") % {"transfer": transfer}


CHECKS = (
    Check("terminations", gettext_lazy("Terminations"), undecided_terminations),
    Check("contracts", gettext_lazy("Contracts in force"), overlapping_contracts),
    Check("residencies", gettext_lazy("Residencies"), unsigned_residencies),
    Check("projects", gettext_lazy("Projects of residents"), residents_without_project),
    Check("contract_days", gettext_lazy("Contracts and their residencies"), contracts_beside_their_status),
)
