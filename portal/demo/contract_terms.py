"""The tariff, the lines of contracts, remarks on drafts and supplements of the demonstration Centre."""

from datetime import date, datetime, timedelta
from decimal import Decimal

from core.enums import Unit
from documents.domain.acts import record_act
from documents.domain.uploads import store_upload
from documents.enums import ActKind
from documents.models import GoverningAct
from portal.demo.papers import signed_copy
from portal.demo.people import clerk_of, user
from portal.demo.timeline import Timeline
from portal.demo.units_things import ALLOCATIONS
from residents.domain.agreement import agree, offer_draft, remark_from_party
from residents.domain.certificates import issue_acceptance, issue_certificate
from residents.domain.contract_templates import write_template
from residents.domain.grants import GrantSpec, add_grant
from residents.domain.signing import SCAN_PURPOSE
from residents.domain.supplements import draft_supplement, issue_supplement, sign_supplement
from residents.domain.tariffs import LineSpec, add_line, approve_tariff, write_tariff
from residents.enums_contract import Measure, TariffKind
from residents.models import Contract, ContractTemplate, Residency, Tariff

K, M = TariffKind, Measure
# Code, kind, names, measure, price and easy price in som.
LINES = (
    ("room_m2", K.ROOM, ("Жай", "Помещение", "Premises"), M.SQUARE_METRE_MONTH, 180, None),
    (
        "coworking_place",
        K.COWORKING,
        ("Коворкингдеги орун", "Место в коворкинге", "Place in the co-working space"),
        M.PLACE_MONTH,
        2400,
        1200,
    ),
    ("machine_hour", K.EQUIPMENT, ("Станок", "Станок", "Machine"), M.HOUR, 350, None),
    (
        "patent_search",
        K.SERVICE,
        ("Патенттик издөө", "Патентный поиск", "Patent search"),
        M.SERVICE,
        3000,
        None,
    ),
)
RISE = Decimal("1.10")
# Resident, how far its supplement has come: extended, more hours, waiting for signature, being written.
SUPPLEMENTS = (("talaa", "extended"), ("temir", "granted"), ("tilmech", "issued"), ("olchom", "draft"))


def plan_terms(line: Timeline, first_day: date) -> None:
    """A tariff before the first contract, a dearer one later, the next version of the words in work."""
    line.plan(first_day + timedelta(days=20), lambda at: _tariff("1", Decimal(1), at))
    line.plan(line.quarter(2).start + timedelta(days=10), lambda at: _tariff("2", RISE, at))
    line.plan(line.quarter(1).start + timedelta(days=70), _next_words)
    for place, (key, fate) in enumerate(SUPPLEMENTS):
        day = line.quarter(0).start + timedelta(days=8 + place)
        line.plan(day, lambda at, key=key, fate=fate: _supplement(key, fate, at), hour=15)


def grant_lines(contract: Contract, key: str, at: datetime) -> None:
    """What a contract gives: the room and its fee, or a place in the co-working space; hours; the name."""
    actor = clerk_of(contract.unit)
    tariff = Tariff.objects.on(at.date())
    if tariff is None:
        raise LookupError("the demonstration Centre has no tariff")
    lines = {one.code: one for one in tariff.ordered}
    room = next((one for one in ALLOCATIONS if one[0] == key), None)
    if contract.unit == Unit.TECHNOPARK and room is not None:
        area = Decimal(room[2])
        title = f"Башкы имарат, {room[1]}-бөлмө"
        specs = [
            GrantSpec("room", title, area),
            GrantSpec("equipment", "Цех жабдуулары", Decimal(12)),
            GrantSpec("fee", quantity=area, line=lines["room_m2"]),
        ]
    else:
        specs = [
            GrantSpec("service", "Ментордун кеңеши", Decimal(6)),
            GrantSpec("fee", quantity=Decimal(2), line=lines["coworking_place"]),
        ]
    for spec in (*specs, GrantSpec("name")):
        add_grant(contract, spec, actor=actor, at=at)


def negotiate(contract: Contract, at: datetime, *, agreed: bool) -> None:
    """The draft is shown; most agree at once, one asks for something and waits for the answer."""
    actor = clerk_of(contract.unit)
    offer_draft(contract, actor=actor, at=at)
    if agreed:
        agree(contract, how="Долбоор окулду, электрондук кат менен макулдук берилди.", actor=actor, at=at)
    else:
        text = "Жайды пайдалануу акысын биринчи айда төлөбөй турсак болобу?"
        remark_from_party(contract, text=text, at=at + timedelta(hours=3))


def prove(residency: Residency, at: datetime) -> None:
    """A certificate of the status, and the act by which the room was handed over."""
    actor = clerk_of(residency.unit)
    issue_certificate(residency, actor=actor, at=at)
    contract = residency.contract
    if contract.grants.filter(kind="room").exists():
        issue_acceptance(
            contract,
            handed_by=actor.full_name,
            taken_by=contract.counterpart_name,
            on=at.date(),
            actor=actor,
            at=at,
        )


def _tariff(number: str, times: Decimal, at: datetime) -> None:
    director, clerk = user("director"), clerk_of(Unit.TECHNOPARK)
    tariff = write_tariff(version=number, actor=clerk, at=at)
    for code, kind, (ky, ru, en), measure, price, easy in LINES:
        spec = LineSpec(
            code, kind, ky, ru, en, measure, price * times, None if easy is None else easy * times
        )
        add_line(tariff, spec, actor=clerk, at=at)
    approve_tariff(
        tariff, approved_by=_order(f"Т-{number}", at), in_force_from=at.date(), actor=director, at=at
    )


def _order(number: str, at: datetime) -> GoverningAct:
    return record_act(
        kind=ActKind.DIRECTOR_ORDER,
        number=number,
        dated_on=at.date(),
        title="Борбордун кызматтарынын тарифтерин бекитүү жөнүндө",
        actor=user("director"),
        at=at,
    )


def _next_words(at: datetime) -> None:
    first = ContractTemplate.objects.on(at.date())
    write_template(version="2", copied_from=first, actor=clerk_of(Unit.TECHNOPARK), at=at)


def _supplement(key: str, fate: str, at: datetime) -> None:
    """Drafted, and as far as its fate says: issued the same day, signed two days later."""
    represented = Residency.objects.filter(party__representatives__user=user(key))
    residency = represented.select_related("contract").get()
    contract, actor = residency.contract, clerk_of(residency.unit)
    longer = contract.ends_on.replace(year=contract.ends_on.year + 1, day=min(contract.ends_on.day, 28))
    row = draft_supplement(
        contract,
        effective_on=at.date(),
        new_ends_on=longer if fate in ("extended", "issued") else None,
        actor=actor,
        at=at,
    )
    if fate in ("granted", "draft"):
        add_grant(row, GrantSpec("equipment", "3D-принтер", Decimal(8)), actor=actor, at=at)
    if fate == "draft":
        return
    issue_supplement(row, actor=actor, at=at)
    if fate != "issued":
        later, director = at + timedelta(days=2), user("director")
        scan = store_upload(signed_copy(), purpose=SCAN_PURPOSE, actor=director, at=later)
        sign_supplement(row, signed_on=later.date(), scan=scan, actor=director, at=later)
