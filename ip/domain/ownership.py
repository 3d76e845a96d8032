"""To whom an object belongs: the rule of 6.2 as one function."""

from collections.abc import Iterable
from dataclasses import dataclass

from core.conf import centre
from ip.enums import CreatorRole, Lack, OwnerKind, OwnershipBasis
from ip.models import IPObject


@dataclass(frozen=True)
class Maker:
    """One creator: who they are, and for an employee whether it was in the course of duties."""

    key: int
    role: str
    in_duties: bool | None = None


@dataclass(frozen=True, kw_only=True)
class Circumstances:
    """How an object was made: by whom, with what of OshTU's, and whether a written contract exists."""

    makers: tuple[Maker, ...]
    resources: bool = False
    background: bool = False
    contract: bool = False
    resident_named: bool = True


@dataclass(frozen=True)
class Side:
    """One owner: OshTU, the resident, or the author `maker`."""

    kind: OwnerKind
    maker: int | None = None

    @property
    def key(self) -> str:
        """A stable name for forms: `oshtu`, `resident`, `person-7`."""
        return self.kind.value if self.maker is None else f"{self.kind.value}-{self.maker}"


@dataclass(frozen=True)
class Ownership:
    """The owners and the clause; what is still missing; what follows for the authors."""

    basis: OwnershipBasis
    sides: tuple[Side, ...]
    lacks: tuple[Lack, ...]
    contract_required: bool
    remuneration_due: bool
    unregulated: bool

    @property
    def is_joint(self) -> bool:
        """6.2.4: several owners, so contributions and shares are stated."""
        return len(self.sides) > 1


def determine(made: Circumstances) -> Ownership:
    """The owners of an object by 6.2.1–6.2.4, and what is missing to settle the rights.

    An employee's work in duties and a student's with significant resources are OshTU's; a resident's own is
    the resident's, unless background IP or resources of OshTU were used; several owners share by contract.
    """
    sides = tuple(dict.fromkeys(side for maker in made.makers for side in _sides_of(maker, made)))
    basis = _basis(sides, made)
    unregulated = any(_is_unregulated(maker, made) for maker in made.makers)
    outsider_alone = len(sides) == 1 and all(maker.role == CreatorRole.OTHER for maker in made.makers)
    student_of_oshtu = any(_is_student_of_oshtu(maker, made) for maker in made.makers)
    contract_required = len(sides) > 1 or student_of_oshtu or outsider_alone
    return Ownership(
        basis=basis,
        sides=sides,
        lacks=tuple(_lacks(made, contract_required)),
        contract_required=contract_required,
        remuneration_due=any(maker.role == CreatorRole.STAFF and maker.in_duties for maker in made.makers),
        unregulated=unregulated,
    )


def ownership_of(ip_object: IPObject) -> Ownership:
    """6.2 for an object as it is recorded now."""
    makers = tuple(Maker(row.pk, row.role, row.in_duties) for row in ip_object.creators.all())
    return determine(
        Circumstances(
            makers=makers,
            resources=ip_object.used_resources,
            background=ip_object.used_background,
            contract=bool(ip_object.contract_number),
            resident_named=ip_object.residency_id is not None,
        )
    )


def _sides_of(maker: Maker, made: Circumstances) -> Iterable[Side]:
    oshtu, own = Side(OwnerKind.OSHTU), Side(OwnerKind.PERSON, maker.key)
    match maker.role:
        case CreatorRole.STAFF:
            yield own if maker.in_duties is False else oshtu
        case CreatorRole.STUDENT if made.resources:
            yield oshtu
        case CreatorRole.STUDENT:
            yield own
            if not centre("STUDENT_OWNS_WITHOUT_RESOURCES"):
                yield oshtu
        case CreatorRole.RESIDENT:
            yield Side(OwnerKind.RESIDENT)
            if made.background or made.resources:
                yield oshtu
        case _:
            yield own


def _basis(sides: tuple[Side, ...], made: Circumstances) -> OwnershipBasis:
    roles = {maker.role for maker in made.makers}
    if len(sides) > 1 or roles == {CreatorRole.OTHER}:
        return OwnershipBasis.JOINT
    if CreatorRole.STUDENT in roles:
        return OwnershipBasis.STUDENT
    return OwnershipBasis.RESIDENT if CreatorRole.RESIDENT in roles else OwnershipBasis.STAFF


def _is_student_of_oshtu(maker: Maker, made: Circumstances) -> bool:
    return maker.role == CreatorRole.STUDENT and made.resources


def _is_unregulated(maker: Maker, made: Circumstances) -> bool:
    """6.2 is silent: a student without resources, an employee outside duties, an outsider."""
    return (
        maker.role == CreatorRole.OTHER
        or (maker.role == CreatorRole.STUDENT and not made.resources)
        or (maker.role == CreatorRole.STAFF and maker.in_duties is False)
    )


def _lacks(made: Circumstances, contract_required: bool) -> Iterable[Lack]:
    if not made.makers:
        yield Lack.CREATORS
    if any(maker.role == CreatorRole.STAFF and maker.in_duties is None for maker in made.makers):
        yield Lack.DUTIES
    if not made.resident_named and any(maker.role == CreatorRole.RESIDENT for maker in made.makers):
        yield Lack.RESIDENCY
    if contract_required and not made.contract:
        yield Lack.CONTRACT
