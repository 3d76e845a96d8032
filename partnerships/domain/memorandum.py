"""The memorandum with the city as a record: its text by clause and its eight obligations (memorandum 3)."""

from collections.abc import Iterator
from datetime import datetime

from django.db import transaction

from core.actors import Actor, StandIn
from core.domain import permissions, transitions
from partnerships.domain.agreements import Signatory, add_parties
from partnerships.domain.partners import Contacts, add_partner
from partnerships.enums import AgreementKind, PartnerKind, Side
from partnerships.memorandum import Paragraph, read_memorandum
from partnerships.models import Agreement, Obligation, Partner

CODE = "osh-city-hall"
TITLE = "Ош шаарынын мэриясы менен Ош технологиялык университетинин ортосунда кызматташуу боюнча меморандум"
YEAR = 2025
TERM_YEARS = 5
CITY_HALL = "Ош шаарынын мэриясы"
PARTIES = (
    Signatory(
        name=CITY_HALL,
        signatory="Ж.Ш.Токторбаев",
        post="Ош шаарынын мэри",
        address="Ош шаары, Ленин көчөсү 221",
    ),
    Signatory(
        name="Ош технологиялык университети",
        signatory="Ж.Ж.Турсунбаев",
        post="Ош технологиялык университетинин ректору",
        address="Ош шаары, Н.Исанов көчөсү 81",
    ),
)
SIDES = {"3.1": ("C", Side.CITY), "3.2": ("U", Side.UNIVERSITY)}


@transaction.atomic
def load_memorandum(*, actor: Actor = StandIn.SYSTEM, at: datetime | None = None) -> Agreement:
    """Enter the memorandum and its eight obligations, or mend their text; doing it again changes nothing."""
    permissions.require(actor, "partnerships.add_agreement")
    clauses = read_memorandum()
    agreement = Agreement.objects.filter(code=CODE).first() or _enter(clauses, actor, at)
    if agreement.clauses != clauses:
        agreement = transitions.update(transitions.lock(agreement), actor=actor, at=at, clauses=clauses)
    for wanted in obligations_of(clauses):
        _keep(agreement, wanted, actor, at)
    return agreement


def the_memorandum() -> Agreement:
    """The record of the memorandum with the city."""
    return Agreement.objects.get(code=CODE)


def obligations_of(clauses: list[Paragraph]) -> Iterator[dict[str, str]]:
    """The points of 3.1 and 3.2 in the order of the text: C1–C4 and U1–U4, each quoting its clause."""
    numbers = dict.fromkeys(SIDES, 0)
    for one in clauses:
        clause = one["number"]
        if one["kind"] != "item" or clause not in SIDES:
            continue
        numbers[clause] += 1
        letter, side = SIDES[clause]
        yield {
            "code": f"{letter}{numbers[clause]}",
            "side": side,
            "clause": clause,
            **{f"text_{language}": one[language] for language in ("ky", "ru", "en")},
        }


def _enter(clauses: list[Paragraph], actor: Actor, at: datetime | None) -> Agreement:
    partner = Partner.objects.filter(name=CITY_HALL).first() or add_partner(
        kind=PartnerKind.STATE,
        name=CITY_HALL,
        contacts=Contacts(address=PARTIES[0].address),
        actor=actor,
        at=at,
    )
    agreement = Agreement(
        kind=AgreementKind.MEMORANDUM,
        code=CODE,
        title=TITLE,
        partner=partner,
        year=YEAR,
        term_years=TERM_YEARS,
        clauses=clauses,
    )
    transitions.create(agreement, actor=actor, at=at)
    add_parties(agreement, PARTIES, actor=actor, at=at)
    return agreement


def _keep(agreement: Agreement, wanted: dict[str, str], actor: Actor, at: datetime | None) -> None:
    known = Obligation.objects.filter(agreement=agreement, code=wanted["code"]).first()
    if known is None:
        transitions.create(Obligation(agreement=agreement, **wanted), actor=actor, at=at)
    elif any(getattr(known, name) != value for name, value in wanted.items()):
        transitions.update(transitions.lock(known), actor=actor, at=at, **wanted)
