"""Projects with stages, requests, gates and transfers for tests, made through the domain functions."""

from datetime import date, datetime
from typing import Any

from core import clock
from documents.domain.uploads import store_upload
from documents.models import Upload
from residents.domain.agreement import agree
from residents.domain.contracts import issue_contract
from residents.domain.gates import note_item, open_gate, pass_gate
from residents.domain.project_changes import approve_change, request_change
from residents.domain.project_plan import Wish
from residents.domain.signing import sign_contract
from residents.domain.stages import STAGE_FILE, report_stage, verify_stage
from residents.domain.transfers import ACT_FILE, order_transfer
from residents.models import GateReview, Project, ProjectChange, Residency, Stage, Transfer
from tests.makers.applications import make_file
from tests.makers.residents import clerk, director, make_residency, representative_of, signed_copy

ASKED = date(2026, 2, 10)
DAYS = ((date(2026, 2, 10), date(2026, 5, 31)), (date(2026, 6, 1), date(2026, 12, 31)))
EARLY = {"stage": "idea", "unit": "incubator"}
# A resident of the incubator; the application names that unit.
INCUBATOR = {"unit": "incubator"}


def wish(**changes: Any) -> Wish:
    """A new stage within the term of the contract."""
    given = {
        "title": "Прототипти чогултуу",
        "expected": "Иштеген үлгү",
        "starts_on": DAYS[0][0],
        "ends_on": DAYS[0][1],
    }
    return Wish(**{**given, **changes})


def as_planned(stage: Stage, **changes: Any) -> Wish:
    """A stage of the plan as it stands, or changed."""
    names = ("pk", "title", "expected", "starts_on", "ends_on")
    return Wish(**{**{name: getattr(stage, name) for name in names}, **changes})


def requested(residency: Residency, *wishes: Wish, at: datetime | None = None, **words: Any) -> ProjectChange:
    """A request of the resident that waits for an answer."""
    return request_change(
        residency.project,
        **{"why": "Тетиктер кечигип келет.", **words},
        wishes=wishes,
        actor=representative_of(residency),
        at=at,
    )


def approved(residency: Residency, *wishes: Wish, on: date = ASKED, **words: Any) -> Project:
    """A request of the resident, approved on the day it was made."""
    at = clock.moment_of(on)
    change = requested(residency, *wishes, at=at, **words)
    approve_change(change, actor=clerk(), at=clock.moment_of(on, 12))
    return Project.objects.get(pk=change.project_id)


def planned(residency: Residency | None = None) -> Project:
    """A project with two stages: the first was to end in May, the second ends with the year."""
    wishes = [
        wish(title=f"{n}-этап", starts_on=first, ends_on=last) for n, (first, last) in enumerate(DAYS, 1)
    ]
    return approved(residency or make_residency(), *wishes)


def stage_file() -> Upload:
    """What shows a result."""
    return store_upload(make_file("Протокол.pdf"), purpose=STAGE_FILE, actor=director())


def reported(stage: Stage, *, on: date = date(2026, 5, 20), **words: Any) -> Stage:
    """A stage that the resident reports, with a file."""
    given = {"result": "Үлгү сыноодон өттү.", "file": stage_file(), "done_on": on, **words}
    actor = representative_of(stage.project.residency)
    return report_stage(stage, **given, actor=actor, at=clock.moment_of(on, 16))


def done(stage: Stage, *, on: date = date(2026, 5, 20)) -> Stage:
    """A stage that an employee has verified."""
    return verify_stage(reported(stage, on=on), actor=clerk(), at=clock.moment_of(on, 17))


def early_residency(**terms: Any) -> Residency:
    """A resident of the incubator since February."""
    return make_residency(**{**INCUBATOR, **terms})


def proven(review: GateReview, at: datetime | None = None) -> GateReview:
    """A review each line of which has its evidence."""
    for item in review.items.all():
        note_item(item, met=True, evidence="Жеринде көрүлдү.", actor=clerk(), at=at)
    return review


def passed(residency: Residency, *, on: date = date(2026, 9, 1)) -> GateReview:
    """A gate passed on that day."""
    at = clock.moment_of(on)
    review = open_gate(residency.project, actor=clerk(), at=at)
    return pass_gate(proven(review, at), actor=director(), at=at)


def act_copy() -> Upload:
    """The copy of an act of transfer."""
    return store_upload(make_file("Буйрук.pdf"), purpose=ACT_FILE, actor=director())


def ordered(residency: Residency, *, on: date = date(2026, 9, 10), **words: Any) -> Transfer:
    """A transfer ordered on that day, whose contract begins on the next."""
    given = {
        "reason": "Концепция далилденди, өндүрүш башталат.",
        "starts_on": date(2026, 9, 11),
        "act_number": "31-б",
        "act_date": on,
        "act_file": act_copy(),
        **words,
    }
    return order_transfer(residency, **given, actor=director(), at=clock.moment_of(on))


def moved(
    residency: Residency,
    *,
    on: date = date(2026, 9, 15),
    ordered_on: date = date(2026, 9, 10),
    **words: Any,
) -> Residency:
    """A transfer done: the new contract agreed, issued and signed on that day."""
    contract = ordered(residency, on=ordered_on, **words).contract
    at = clock.moment_of(on)
    agree(contract, how="Жолугушууда макулдашылды.", actor=clerk(), at=at)
    issue_contract(contract, actor=clerk(), at=at)
    contract.refresh_from_db()
    return sign_contract(
        contract, signed_on=on, scan=signed_copy(), actor=director(), at=clock.moment_of(on, 15)
    )


def transferred(*, on: date = date(2026, 9, 15)) -> Residency:
    """A resident of the incubator that goes on in the Technopark."""
    residency = early_residency()
    passed(residency)
    return moved(residency, on=on)
