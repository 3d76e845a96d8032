"""Partners, agreements, evidence and city problems for tests, made through the domain functions."""

from datetime import date, datetime
from itertools import count
from typing import Any

from accounts.models import User
from accounts.roles import Role
from core import clock
from documents.models import Upload
from partnerships.domain.agreements import SCAN_PURPOSE, Signatory, record_agreement, record_signing
from partnerships.domain.evidence import Done, record_evidence
from partnerships.domain.memorandum import the_memorandum
from partnerships.domain.partners import Contacts, add_partner
from partnerships.domain.problems import Filing, accept_problem, file_problem
from partnerships.models import Agreement, Evidence, Obligation, Partner, Problem
from tests.makers.documents import make_upload
from tests.makers.people import make_user

_numbers = count(1)


def holder(role: Role) -> User:
    """Somebody of the role, made when first asked for."""
    known = User.objects.filter(groups__name=role.value).order_by("pk").first()
    return known or make_user(role)


def clerk() -> User:
    """An employee of the Centre."""
    return holder(Role.UNIT_STAFF)


def city_officer() -> User:
    """Who speaks for City Hall."""
    return holder(Role.CITY_HALL)


def enterprise() -> User:
    """Somebody of a partner enterprise."""
    return holder(Role.PARTNER)


def make_partner(kind: str = "business", **changes: Any) -> Partner:
    """A partner with a name of its own."""
    given = {"name": f"ЖЧК «Көк-Бел {next(_numbers)}»", "contacts": Contacts(), "actor": clerk(), **changes}
    return add_partner(kind=kind, **given)


def signed_scan() -> Upload:
    """The copy of a signed agreement."""
    return make_upload(SCAN_PURPOSE, actor=clerk())


def make_agreement(signed_on: date | None = None, *, years: int | None = 5, **changes: Any) -> Agreement:
    """An agreement, signed when a day is given."""
    given: dict[str, Any] = {
        "kind": "agreement",
        "title": "Кызматташуу жөнүндө макулдашуу",
        "parties": (
            Signatory(name="ОшТУ", signatory="Т. Абдырахманов", post="Ректор"),
            Signatory(name="ЖЧК", signatory="Д. Раева", post="Директор"),
        ),
        "actor": clerk(),
        **changes,
    }
    partner = given.pop("partner", None) or make_partner()
    made = record_agreement(partner=partner, term_years=years, **given)
    if signed_on is None:
        return made
    return record_signing(made, signed_on=signed_on, scan=signed_scan(), actor=clerk())


def obligation(code: str) -> Obligation:
    """One of the eight."""
    return the_memorandum().obligations.get(code=code)


def make_evidence(code: str = "U1", day: date | None = None, **changes: Any) -> Evidence:
    """One thing done for an obligation by its own side."""
    done = Done(
        **{
            "day": day or clock.today(),
            "kind": "study",
            "what": f"Дипломдук долбоордун темасы бекитилди {next(_numbers)}",
            "by_whom": "Окуу бөлүмү",
            **changes,
        }
    )
    actor = city_officer() if code.startswith("C") else clerk()
    return record_evidence(obligation(code), done, actor=actor)


def filing(**changes: Any) -> Filing:
    """What is told of a problem."""
    return Filing(
        **{
            "title": f"Көчө жарыгы күндүз да күйүп турат {next(_numbers)}",
            "description": "Чырактар кол менен өчүрүлөт.",
            "organisation": "Шаар жарыгы ишканасы",
            "field": "energy",
            "desired_result": "Чырактар өзү өчсүн.",
            "contact_name": "Бекова Айсулуу",
            "contact": "0550 00-11-22",
            **changes,
        }
    )


def make_problem(*, actor: User | None = None, at: datetime | None = None, **changes: Any) -> Problem:
    """A problem just filed, by City Hall unless somebody else is named."""
    return file_problem(filing(**changes), actor=actor or city_officer(), at=at)


def accepted_problem(**given: Any) -> Problem:
    """A problem everybody may read of."""
    return accept_problem(make_problem(**given), actor=clerk())
