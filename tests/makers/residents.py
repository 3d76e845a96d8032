"""Contracts, residencies and reports for tests, made as people make them: through the domain functions."""

from datetime import date, datetime
from decimal import Decimal
from functools import partial
from itertools import count
from typing import Any

from accounts.models import User
from accounts.roles import Role
from applications.models import Application
from core import clock
from core.quarters import Quarter
from documents.domain.uploads import Incoming, store_upload
from documents.models import Upload
from residents.domain.agreement import agree
from residents.domain.announced import Announcement
from residents.domain.contracts import Signatory, draft_contract, issue_contract
from residents.domain.evidence import attach_evidence
from residents.domain.investments import Receipt
from residents.domain.report_answers import Figures
from residents.domain.reports import file_report, open_report, save_report, verify_report
from residents.domain.signing import SCAN_PURPOSE, Person, sign_contract
from residents.enums import AuthorityKind
from residents.models import Contract, PeriodicReport, Residency
from tests.makers import written
from tests.makers.applications import make_file
from tests.makers.people import role_holder

DECIDED = date(2026, 1, 20)
STARTED = date(2026, 2, 2)
_numbers = count(1)


director = partial(role_holder, Role.DIRECTOR)
clerk = partial(role_holder, Role.UNIT_STAFF)
expert = partial(role_holder, Role.EXPERT)


def accepted_application(*, decided_on: date = DECIDED, **changes: Any) -> Application:
    """An application accepted on `decided_on`, its applicant told; `changes` are the applicant's answers."""
    return written.accepted_application(at=clock.moment_of(decided_on), **changes)


def signatory(**changes: Any) -> Signatory:
    """The director by a power of attorney."""
    given = {
        "name": "Жолдошев Азамат Кубанычович",
        "post": "Борбордун директору",
        "authority_kind": AuthorityKind.POWER_OF_ATTORNEY,
        "authority_number": "03-12/7",
        "authority_date": date(2025, 12, 15),
    }
    return Signatory(**{**given, **changes})


def drafted_contract(application: Application | None = None, **terms: Any) -> Contract:
    """A draft made by a clerk on the day of the decision."""
    application = application or accepted_application()
    decided_on = application.decision.decided_on
    given: dict[str, Any] = {
        "starts_on": decided_on,
        "months": 24,
        "signatory": signatory(),
        "counterpart_name": "Асанова Мээрим Кубатбек кызы",
        "counterpart_post": "Директор",
        "baseline_jobs_full": 3,
        "baseline_jobs_part": 1,
        "actor": clerk(),
        "at": clock.moment_of(decided_on, 11),
    }
    return draft_contract(application, **{**given, **terms})


def agreed_contract(application: Application | None = None, **terms: Any) -> Contract:
    """A draft to which both sides agreed on the day of the decision."""
    contract = drafted_contract(application, **terms)
    at = clock.moment_of(contract.application.decision.decided_on, 11)
    return agree(contract, how="Жолугушууда макулдашылды.", actor=clerk(), at=at)


def issued_contract(application: Application | None = None, **terms: Any) -> Contract:
    """A contract with its number, issued on the day of the decision."""
    contract = agreed_contract(application, **terms)
    at = clock.moment_of(contract.application.decision.decided_on, 12)
    return issue_contract(contract, actor=clerk(), at=at)


def signed_copy() -> Upload:
    """The signed copy as a clerk sends it."""
    return store_upload(make_file("Келишим.pdf"), purpose=SCAN_PURPOSE, actor=director())


def someone(**changes: Any) -> Person:
    """A representative of its own e-mail each time."""
    given = {
        "email": f"resident{next(_numbers)}@talaa.example",
        "surname": "Асанова",
        "given_name": "Мээрим",
        "patronymic": "Кубатбек кызы",
    }
    return Person(**{**given, **changes})


def make_residency(
    contract: Contract | None = None,
    *,
    started_on: date = STARTED,
    representative: Person | None = None,
    application: dict[str, Any] | None = None,
    **terms: Any,
) -> Residency:
    """A residency that began on `started_on`, the day of signing."""
    if contract is None:
        decided_on = min(DECIDED, started_on)
        contract = issued_contract(
            accepted_application(decided_on=decided_on, **(application or {})), **terms
        )
    return sign_contract(
        contract,
        signed_on=started_on,
        scan=signed_copy(),
        representative=representative or someone(),
        actor=director(),
        at=clock.moment_of(started_on, 15),
    )


def representative_of(residency: Residency) -> User:
    """The person who acts for a resident."""
    return User.objects.filter(represents__party=residency.party).order_by("pk")[0]


def figures(**changes: Any) -> Figures:
    """A quarter's whole answers."""
    given = {
        "jobs_full": 5,
        "jobs_part": 2,
        "women": 3,
        "students": 1,
        "revenue": Decimal("1250000.50"),
        "progress": "Эки жаңы кардар менен келишим түзүлдү.",
        "problems": "",
    }
    return Figures(**{**given, **changes})


def receipt(**changes: Any) -> Receipt:
    """A sum in som from a fund."""
    given = {
        "received_on": date(2026, 2, 16),
        "kind": "equity",
        "origin": "fund",
        "source": "«Түштүк» фонду",
        "amount": Decimal(800000),
    }
    return Receipt(**{**given, **changes})


def announcement(**changes: Any) -> Announcement:
    """An application for an invention, filed in the first quarter."""
    given = {
        "event": "filing",
        "kind": "invention",
        "title": "Сүттү муздатуу ыкмасы",
        "number": "20260012.1",
        "on": date(2026, 2, 20),
    }
    return Announcement(**{**given, **changes})


def saved_report(
    residency: Residency,
    quarter: Quarter,
    *,
    receipts: tuple[Receipt, ...] = (),
    rights: tuple[Announcement, ...] = (),
    files: tuple[Incoming, ...] = (),
    at: datetime | None = None,
    **answers: Any,
) -> PeriodicReport:
    """A draft of a report with every answer, kept five days after the quarter's end."""
    at = at or clock.moment_of(quarter.next.start.replace(day=5))
    actor = representative_of(residency)
    report = open_report(residency, quarter, actor=actor, at=at)
    save_report(report, figures=figures(**answers), receipts=receipts, rights=rights, actor=actor, at=at)
    if files:
        attach_evidence(report, files=files, actor=actor, at=at)
    return report


def filed_report(residency: Residency, quarter: Quarter, **answers: Any) -> PeriodicReport:
    """A report sent to the Centre."""
    at = clock.moment_of(quarter.next.start.replace(day=6))
    report = saved_report(residency, quarter, **answers)
    return file_report(report, actor=representative_of(residency), at=at)


def verified_report(residency: Residency, quarter: Quarter, **answers: Any) -> PeriodicReport:
    """A report whose figures count."""
    report = filed_report(residency, quarter, **answers)
    return verify_report(report, actor=clerk(), at=clock.moment_of(quarter.next.start.replace(day=9)))
