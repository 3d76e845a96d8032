"""Many contracts: drafted, issued under a number, signed; each makes a resident (1.4)."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from accounts.models import Party, User
from applications.models import Decision
from core import clock
from documents.enums import PaperKind
from documents.models import IssuedPaper
from portal.demo.many.numbers import Registers
from portal.demo.many.rows import act, insert, make, with_keys
from portal.demo.many.ways import DAYS_TO_RESIDENCY, Way
from residents.domain import contract_text
from residents.domain.contract_templates import template_on
from residents.enums import AuthorityKind, ContractState, EndKind
from residents.models import Contract, ContractTemplate, Residency

S = ContractState


@dataclass(frozen=True)
class Stay:
    """One future resident while it is being written."""

    way: Way
    decision: Decision
    party: Party
    person: User

    @property
    def started_on(self) -> date:
        """The day the contract is signed."""
        return self.way.sent_on + timedelta(days=DAYS_TO_RESIDENCY)

    @property
    def expires_on(self) -> date:
        """A year later for the past, two years for those of the open quarter."""
        start = self.started_on
        return date(start.year + (1 if self.way.past else 2), start.month, min(start.day, 28))

    def moment(self, days_before: int = 0) -> datetime:
        """Ten in the morning, some days before the signing."""
        return clock.moment_of(self.started_on - timedelta(days=days_before))


def sign(stays: Sequence[Stay], people: dict[str, User], registers: Registers) -> list[Residency]:
    """Insert the signed contracts; answer the residencies they make, still to be inserted."""
    scans = insert([registers.scan(stay.way.number, stay.moment()) for stay in stays])
    template = template_on(clock.today())
    contracts = with_keys([_contract(stay, people["director"], template) for stay in stays])
    papers = insert(
        [_paper(stay, contract, registers) for stay, contract in zip(stays, contracts, strict=True)]
    )
    for contract, paper, scan in zip(contracts, papers, scans, strict=True):
        contract.paper, contract.number, contract.scan = paper, paper.number, scan
        contract.text = contract_text.compose(contract)
    insert(contracts)
    insert([one for stay, row in zip(stays, contracts, strict=True) for one in _acts(stay, row, people)])
    return [_residency(stay, row) for stay, row in zip(stays, contracts, strict=True)]


def _paper(stay: Stay, contract: Contract, registers: Registers) -> IssuedPaper:
    issued = stay.moment(2)
    return registers.paper(
        PaperKind.CONTRACT,
        contract,
        issued.date(),
        issued,
        title=contract_text.title("ky"),
        template="residents/contract_paper.html",
    )


def _contract(stay: Stay, director: User, template: ContractTemplate) -> Contract:
    row = stay.decision.application
    return make(
        Contract,
        application=row,
        party=stay.party,
        template=template,
        state=S.SIGNED,
        unit=row.unit,
        direction=row.direction,
        innovation_types=row.innovation_types,
        project_title=row.title,
        starts_on=stay.started_on,
        months=12 if stay.way.past else 24,
        ends_on=stay.expires_on - timedelta(days=1),
        signatory_name=director.full_name,
        signatory_post="Инновациялык-илимий-технологиялык борбордун директору",
        authority_kind=AuthorityKind.POWER_OF_ATTORNEY,
        authority_number="03-12/7",
        authority_date=stay.way.sent_on,
        counterpart_name=row.representative,
        counterpart_post="Директор",
        baseline_jobs_full=2,
        issued_on=stay.moment(2).date(),
        signed_on=stay.started_on,
        university_signed_on=stay.started_on,
        resident_signed_on=stay.started_on,
        ended_on=stay.expires_on if stay.way.past else None,
        created_at=stay.moment(3),
    )


def _acts(stay: Stay, row: Contract, people: dict[str, User]) -> tuple[object, ...]:
    return (
        act(row, "agree", S.DRAFT, S.AGREED, by=people["clerk"], at=stay.moment(2)),
        act(row, "issue", S.AGREED, S.ISSUED, by=people["clerk"], at=stay.moment(2)),
        act(row, "sign", S.ISSUED, S.SIGNED, by=people["director"], at=stay.moment()),
    )


def _residency(stay: Stay, contract: Contract) -> Residency:
    return make(
        Residency,
        party=stay.party,
        contract=contract,
        unit=contract.unit,
        direction=contract.direction,
        innovation_types=contract.innovation_types,
        project_title=contract.project_title,
        started_on=stay.started_on,
        expires_on=stay.expires_on,
        ended_on=stay.expires_on if stay.way.past else None,
        end_kind=EndKind.EXPIRED if stay.way.past else EndKind.NONE,
        end_reason="Келишимдин мөөнөтү бүттү." if stay.way.past else "",
        baseline_jobs_full=contract.baseline_jobs_full,
        created_at=stay.moment(),
    )
