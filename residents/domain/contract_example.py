"""A version of the words filled with an invented resident, to be read before it is approved."""

from datetime import timedelta
from decimal import Decimal

from accounts.models import Party, PartyKind
from applications.models import Application, Decision
from core import clock
from core.enums import Direction, InnovationType, Unit
from residents.domain import contract_paper, contract_text
from residents.enums import AuthorityKind
from residents.enums_contract import GrantKind, Measure, TariffKind
from residents.models import Contract, ContractTemplate, Grant, Tariff, TariffLine


def example(template: ContractTemplate) -> tuple[Contract, list[Grant]]:
    """A contract of nobody with one line of each kind; nothing of it is kept."""
    today = clock.today()
    application = Application(number="АРЗ-0000-0000", decision=Decision(decided_on=today))
    party = Party(kind=PartyKind.ORGANISATION, name="ЖЧК «Үлгү»", inn="00101202000000", address="Ош шаары")
    contract = Contract(
        template=template,
        application=application,
        party=party,
        unit=Unit.INCUBATOR,
        direction=Direction.ICT,
        innovation_types=[InnovationType.PRODUCT.value],
        project_title="Үлгү долбоор",
        starts_on=today,
        months=12,
        ends_on=today + timedelta(days=364),
        signatory_name="Аты-жөнү",
        signatory_post="Борбордун директору",
        authority_kind=AuthorityKind.POWER_OF_ATTORNEY,
        authority_number="00",
        authority_date=today,
        counterpart_name="Аты-жөнү",
        counterpart_post="Директор",
    )
    line = TariffLine(
        tariff=Tariff(version="0"),
        kind=TariffKind.COWORKING,
        title_ky="Коворкингдеги орун",
        title_ru="Место в коворкинге",
        title_en="Place in the co-working space",
        measure=Measure.PLACE_MONTH,
        price=Decimal(1000),
    )
    return contract, [
        Grant(kind=GrantKind.ROOM, title="Башкы имарат, 204", quantity=Decimal(18)),
        Grant(kind=GrantKind.EQUIPMENT, title="3D-принтер", quantity=Decimal(10)),
        Grant(kind=GrantKind.SERVICE, title="Патенттик изилдөө", quantity=Decimal(1)),
        Grant(kind=GrantKind.NAME),
        Grant(kind=GrantKind.FEE, line=line, price=Decimal(600), quantity=Decimal(2)),
    ]


def render_example(template: ContractTemplate, language: str) -> bytes:
    """The PDF of the example, without a number."""
    contract, grants = example(template)
    texts = contract_text.compose(contract, grants)
    return contract_paper.set_draft(texts, contract_text.title(language), language)
