"""5.2: the six sources of the Centre's money.

«ОшТУнун бюджетинен бөлүнгөн каражаттар; акы төлөнүүчү кызматтарды көрсөтүүдөн түшкөн кирешелер …; гранттар;
венчурдук жана инновациялык фонддордун каражаттары; … ыктыярдуу салымдары; … башка булактар».
"""

import pytest

from finance.domain.queries import income_by_source
from finance.enums import FundingSource
from finance.models import Income
from tests.makers.finance import confirmed, make_income

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("november_2026")]


def test_there_are_six_sources_and_no_other() -> None:
    assert FundingSource.values == ["budget", "services", "grants", "funds", "donations", "other"]
    with pytest.raises(ValueError, match="lottery"):
        make_income(source="lottery")
    assert not Income.objects.exists()


@pytest.mark.parametrize("source", FundingSource.values)
def test_income_of_each_source_stands_on_its_own_line(source: str) -> None:
    confirmed(make_income(source=source))
    assert [line.code for line in income_by_source(2026) if line.year.confirmed] == [source]
