"""6.2.4: the rights in what is made jointly are shared by a written contract stating the contributions."""

from datetime import date
from decimal import Decimal
from itertools import pairwise, product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.errors import DomainError, FieldError
from ip.domain.ownership import Circumstances, Maker, determine, ownership_of
from ip.domain.settlement import settle_ownership
from ip.domain.shares import WHOLE, whole_shares
from ip.enums import CreatorRole, Lack, OwnershipState
from ip.models import IPObject
from tests.makers.ip import examined, made_object, officer, with_contract
from tests.makers.residents import make_residency

DAY = date(2026, 11, 20)
november = pytest.mark.usefixtures("november_2026")


def joint() -> IPObject:
    """A resident with a researcher of OshTU, examined."""
    return examined(made_object("resident", "staff", residency=make_residency()))


def settle(made: IPObject, contributions: tuple[str, ...], shares: dict[str, str]) -> IPObject:
    creators = made.creators.values_list("pk", flat=True)
    return settle_ownership(
        made,
        settled_on=DAY,
        contributions=dict(zip(creators, map(Decimal, contributions), strict=True)),
        shares={key: Decimal(share) for key, share in shares.items()},
        actor=officer(),
    )


@november
@pytest.mark.django_db
def test_without_a_written_contract_a_joint_object_is_not_settled() -> None:
    made = joint()
    assert ownership_of(made).lacks == (Lack.CONTRACT,)
    with pytest.raises(DomainError):
        settle(made, ("50", "50"), {"resident": "50", "oshtu": "50"})
    assert IPObject.objects.get().ownership == OwnershipState.EXAMINED


@november
@pytest.mark.django_db
def test_the_contributions_and_the_shares_of_the_contract_are_kept() -> None:
    made = settle(with_contract(joint()), ("33.33", "66.67"), {"resident": "40", "oshtu": "60"})
    assert made.ownership_basis == "6.2.4"
    assert {owner.kind: owner.share for owner in made.owners.all()} == {"resident": 40, "oshtu": 60}
    assert [creator.contribution for creator in made.creators.all()] == [Decimal("33.33"), Decimal("66.67")]


@november
@pytest.mark.django_db
@pytest.mark.parametrize(
    ("contributions", "shares"),
    [
        (("50", "49.99"), {"resident": "50", "oshtu": "50"}),
        (("50", "50"), {"resident": "50", "oshtu": "50.01"}),
        (("50", "50"), {"resident": "100"}),
        (("100", "0"), {"resident": "50", "oshtu": "50"}),
        (("50", "50"), {"resident": "33.335", "oshtu": "66.665"}),
    ],
)
def test_contributions_and_shares_each_make_exactly_a_hundred(contributions, shares) -> None:  # type: ignore[no-untyped-def]
    made = with_contract(joint())
    with pytest.raises(FieldError):
        settle(made, contributions, shares)
    assert not made.owners.exists()
    assert not made.creators.exclude(contribution=None).exists()


def split(cuts: list[int]) -> list[Decimal]:
    """Parts of a hundred, cut at hundredths."""
    edges = [0, *sorted(cuts), 10000]
    return [Decimal(right - left) / 100 for left, right in pairwise(edges)]


@given(st.lists(st.integers(1, 9999), min_size=1, max_size=7, unique=True))
def test_whatever_the_parts_are_they_are_kept_when_they_make_a_hundred(cuts: list[int]) -> None:
    parts = dict(enumerate(split(cuts)))
    kept = whole_shares(parts, parts, field="shares")
    assert kept == parts
    assert sum(kept.values()) == WHOLE


@given(
    st.lists(st.integers(1, 9999), min_size=1, max_size=7, unique=True),
    st.integers(-5000, 5000).filter(bool),
)
def test_a_hundredth_more_or_less_is_refused(cuts: list[int], error: int) -> None:
    parts = dict(enumerate(split(cuts)))
    parts[0] += Decimal(error) / 100
    with pytest.raises(FieldError):
        whole_shares(parts, parts, field="shares")


makers = st.lists(
    st.builds(
        Maker,
        key=st.integers(1, 50),
        role=st.sampled_from(CreatorRole.values),
        in_duties=st.sampled_from([True, False, None]),
    ),
    max_size=5,
    unique_by=lambda maker: maker.key,
)


@given(makers, st.booleans(), st.booleans())
def test_several_owners_never_come_without_a_contract(
    made: list[Maker], resources: bool, background: bool
) -> None:
    rule = determine(Circumstances(makers=tuple(made), resources=resources, background=background))
    assert len(set(rule.sides)) == len(rule.sides)
    assert bool(rule.sides) is bool(made)
    assert rule.is_joint <= rule.contract_required
    assert (Lack.CONTRACT in rule.lacks) is rule.contract_required


def test_every_pair_of_creators_has_owners_and_a_clause() -> None:
    for roles in product(CreatorRole.values, repeat=2):
        pair = tuple(Maker(key, role, True) for key, role in enumerate(roles))
        rule = determine(Circumstances(makers=pair, contract=True))
        assert rule.sides
        assert rule.is_joint is (rule.basis == "6.2.4")
