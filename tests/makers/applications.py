"""Calls and applications for tests, made as people make them: through the domain functions."""

import io
from dataclasses import asdict, dataclass
from datetime import datetime, timedelta
from decimal import Decimal
from itertools import count
from typing import Any

from django.core.files.uploadedfile import SimpleUploadedFile

from applications import consent
from applications.criteria_default import CRITERIA, TITLE, VERSION
from applications.domain.announcing import announce_call, draft_call
from applications.domain.attachments import attach
from applications.domain.budget import replace_budget
from applications.domain.checking import confirm_complete
from applications.domain.checklist import checklist_of, fill_checklist, items_for
from applications.domain.drafts import save_step, start_application
from applications.domain.submission import submit_application
from applications.domain.team import replace_team
from applications.enums import (
    ApplicantForm,
    AttachmentKind,
    CallKind,
    CostKind,
    Mark,
    MoneySource,
    NeedKind,
    ProjectStage,
    Step,
)
from applications.models import Application, Call, CriteriaSet, Criterion
from core.actors import Actor, StandIn
from core.clock import day_of, now
from core.conf import centre
from core.enums import Direction, InnovationType

_numbers = count(1)
TITLES = {"ky": "2026-жылдын күзгү тандоосу", "ru": "Осенний отбор 2026 года", "en": "Autumn selection 2026"}
SUMMARIES = {
    "ky": "Бизнес-инкубаторго жана Технопаркка резиденттер тандалат.",
    "ru": "Отбираются резиденты Бизнес-инкубатора и Технопарка.",
    "en": "Residents of the incubator and the technopark are selected.",
}
TEXTS = {
    "ky": "Арызда долбоордун жаңылыгын жазыңыз.\n\nБизнес-планды тиркеңиз.",
    "ru": "Опишите в заявлении новизну проекта.\n\nПриложите бизнес-план.",
    "en": "Describe what is new in the project.\n\nAttach a business plan.",
}
SHOWN = "Прототип Борбордо көрсөтүлдү."
PDF = (
    b"%PDF-1.7\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj "
    b"2 0 obj<</Type/Pages/Kids[]/Count 0>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n"
)


def default_criteria(at: datetime | None = None) -> CriteriaSet:
    """The approved default set of criteria, made once: the rows that its approval leaves."""
    found = CriteriaSet.objects.filter(version=VERSION).first()
    if found:
        return found
    (row,) = CriteriaSet._base_manager.bulk_create(
        [
            CriteriaSet(
                version=VERSION,
                pass_mark=Decimal(centre("PASS_MARK")),
                quorum=centre("QUORUM"),
                approved_on=day_of(at or now()),
                **TITLE.columns("title"),
            )
        ]
    )
    Criterion._base_manager.bulk_create(
        Criterion(
            criteria_set=row,
            code=spec.code,
            position=position,
            weight=spec.weight,
            levels={str(points): asdict(words) for points, words in spec.levels.items()},
            **spec.name.columns("name"),
            **spec.question.columns("question"),
        )
        for position, spec in enumerate(CRITERIA, 1)
    )
    return row


def drafted_call(
    *, opens_at: datetime | None = None, closes_at: datetime | None = None, **fields: Any
) -> Call:
    """A call nobody sees yet, with dates unless it is continuous."""
    opens_at = opens_at or now() - timedelta(days=10)
    given = {
        **{f"title_{code}": text for code, text in TITLES.items()},
        **{f"summary_{code}": text for code, text in SUMMARIES.items()},
        **{f"text_{code}": text for code, text in TEXTS.items()},
        "kind": CallKind.DATED,
        "places_incubator": 4,
        "places_technopark": 3,
        "actor": StandIn.SYSTEM,
        **fields,
    }
    if given["kind"] == CallKind.DATED:
        closes_at = closes_at or opens_at + timedelta(days=40)
        given.setdefault("decision_on", day_of(closes_at + timedelta(days=30)))
    if given.get("unit"):
        given["places_technopark" if given["unit"] == "incubator" else "places_incubator"] = 0
    given["criteria"] = given.get("criteria") or default_criteria()
    return draft_call(opens_at=opens_at, closes_at=closes_at, **given)


def make_call(*, opens_at: datetime | None = None, closes_at: datetime | None = None, **fields: Any) -> Call:
    """A call that was announced before it opened, and is open now unless other moments are named."""
    call = drafted_call(opens_at=opens_at, closes_at=closes_at, **fields)
    announce_call(call, actor=StandIn.SYSTEM, at=min(now(), call.opens_at - timedelta(days=5)))
    return Call.objects.get(pk=call.pk)


def checked(
    application: Application, *, actor: Actor, at: datetime | None = None, **marks: str
) -> Application:
    """The application with its checklist filled: everything is present but for `marks`."""
    found = checklist_of(application)
    all_marks = {item.code: Mark.PRESENT.value for item in items_for(application)} | marks
    edition = found.edition if found else 0
    fill_checklist(application, marks=all_marks, edition=edition, actor=actor, at=at)
    return application


def found_complete(
    application: Application,
    *,
    actor: Actor,
    unit: str = "",
    reason: str = SHOWN,
    at: datetime | None = None,
) -> Application:
    """The application with its checklist filled and found complete."""
    checked(application, actor=actor, at=at)
    return confirm_complete(application, actor=actor, unit=unit, reason=reason, at=at)


def applicant_answers(**changes: Any) -> dict[str, Any]:
    """Accepted answers of the first step, of a legal entity of its own number each time."""
    number = next(_numbers)
    return {
        "applicant_form": ApplicantForm.LEGAL_ENTITY,
        "applicant_name": f"ЖЧК «Талаа Сенсор {number}»",
        "inn": f"001032020{number:05d}",
        "okpo": "",
        "registration_number": f"{48000 + number}-3303-ООО",
        "address": "Ош шаары, Курманжан Датка көчөсү, 12",
        "region": "",
        "representative": "Асанова Мээрим Кубатбек кызы",
        "email": f"founder{number}@talaa.example",
        "phone": "+996555123456",
        **changes,
    }


def project_answers(**changes: Any) -> dict[str, Any]:
    """Accepted answers of the second step."""
    return {
        "title": "Талааны сугаруу үчүн нымдуулук сенсору",
        "innovation_types": [InnovationType.PRODUCT.value],
        "direction": Direction.AGRO.value,
        "stage": ProjectStage.PROTOTYPE.value,
        "problem": "Дыйкандар талааны көз болжол менен сугарат, суунун бир бөлүгү текке кетет.",
        "product": "Сенсор топурактын нымдуулугун өлчөп, качан сугарууну телефонго билдирет.",
        **changes,
    }


def needs_answers(**changes: Any) -> dict[str, Any]:
    """Accepted answers of the fourth step."""
    return {
        "plan": "1–3-ай: сыноо. 4–8-ай: чакан серия. 9–12-ай: сатуу.",
        "needs": [NeedKind.LABORATORY.value, NeedKind.MENTORING.value],
        "needs_note": "Лаборатория жумасына 2 күн",
        **changes,
    }


def budget_lines(amount: int = 1_250_000) -> list[dict[str, Any]]:
    """Two lines that make `amount` together."""
    own = amount // 5
    return [
        {
            "purpose": "Тетиктер жана сыноо",
            "kind": CostKind.MATERIALS.value,
            "source": MoneySource.CENTRE.value,
            "amount": Decimal(amount - own),
        },
        {
            "purpose": "Команданын эмгек акысы",
            "kind": CostKind.PEOPLE.value,
            "source": MoneySource.OWN.value,
            "amount": Decimal(own),
        },
    ]


def make_team() -> list[dict[str, str]]:
    """Two people."""
    return [
        {"name": "Асанова Мээрим Кубатбек кызы", "role": "Жетекчи", "experience": "Агроном, 8 жыл"},
        {"name": "Ли Виктор Сергеевич", "role": "Инженер", "experience": ""},
    ]


def make_file(name: str = "Бизнес-план.pdf", content: bytes = PDF) -> SimpleUploadedFile:
    """A file as a browser sends it."""
    return SimpleUploadedFile(name, io.BytesIO(content).read(), content_type="application/pdf")


@dataclass(frozen=True)
class Extras:
    """What a maker is told of an application beside the answers of its steps."""

    amount: int
    note: str


def answers_of(changes: dict[str, Any]) -> tuple[dict[Step, dict[str, Any]], Extras]:
    """The answers of each step with its `changes` put in, and the budget's; an unknown name is an error."""
    steps = {
        Step.APPLICANT: applicant_answers(),
        Step.PROJECT: project_answers(),
        Step.NEEDS: needs_answers(),
    }
    extras = Extras(
        changes.pop("amount_needed", 1_250_000), changes.pop("budget_note", "Тетиктер жана сыноо")
    )
    for given in steps.values():
        given.update({name: changes.pop(name) for name in tuple(changes) if name in given})
    assert not changes, changes
    applicant = steps[Step.APPLICANT]
    is_person = applicant["applicant_form"] == ApplicantForm.INDIVIDUAL_ENTREPRENEUR
    if is_person and applicant["inn"].startswith("0"):
        applicant["inn"] = f"2{applicant['inn'][1:]}"
    return steps, extras


def make_draft(
    call: Call | None = None,
    *,
    language: str = "ky",
    at: datetime | None = None,
    with_file: bool = False,
    answers: dict[str, dict[str, Any]] | None = None,
    **changes: Any,
) -> Application:
    """A draft with every step answered; `changes` go to the step that has the field.

    `answers` by step are those to the call's own questions.
    """
    at = at or now()
    call = call or make_call(opens_at=at - timedelta(days=10))
    steps, extras = answers_of(changes)
    own = answers or {}
    draft = start_application(call, data=steps[Step.APPLICANT], language=language, at=at)
    save_step(draft, step=Step.PROJECT, data=steps[Step.PROJECT], answers=own.get(Step.PROJECT), at=at)
    replace_team(draft, members=make_team(), at=at)
    save_step(draft, step=Step.NEEDS, data=steps[Step.NEEDS], answers=own.get(Step.NEEDS), at=at)
    replace_budget(draft, lines=budget_lines(extras.amount), note=extras.note, at=at)
    if with_file:
        attach(draft, file=make_file(), kind=AttachmentKind.BUSINESS_PLAN, at=at)
    save_step(draft, step=Step.DOCUMENTS, data={}, at=at)
    return Application.objects.get(pk=draft.pk)


def submitted_application(
    call: Call | None = None, *, at: datetime | None = None, **changes: Any
) -> Application:
    """An application that was sent."""
    draft = make_draft(call, at=at, **changes)
    submit_application(draft, consent_version=consent.CURRENT, language=draft.language, at=at)
    return Application.objects.get(pk=draft.pk)
