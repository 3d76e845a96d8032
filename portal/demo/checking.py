"""The clerks of the demonstration Centre at work: checklists, remarks, one transfer between units (3.2)."""

from datetime import datetime

from applications.domain.checking import confirm_complete, return_application
from applications.domain.checklist import checklist_of, fill_checklist, offered_marks
from applications.domain.transfers import transfer_unit
from applications.enums import Mark
from applications.models import Application
from core.clock import day_of
from core.enums import Unit
from portal.demo.people import clerk_of, user

REMARK = "Бизнес-пландын каржы бөлүгүн толуктаңыз: айлар боюнча чыгымдар жок."
REMARKS = {
    "plan": "Ар бир айда эмне бүтөрүн жазыңыз.",
    "budget_note": "Жабдуунун баасын жана кайдан аларыңызды көрсөтүңүз.",
}
TRANSFERRED = (
    "Прототип сыналган жок, адегенде бизнес-модели тастыкталат (3.2.1). Жетекчинин макулдугу менен берилди."
)


def check_and_return(application: Application, at: datetime, days: int | None = None) -> None:
    """The clerk finds the plan wanting, writes beside the questions and returns the application."""
    _fill(application, at, remarks=REMARKS, plan=Mark.MISSING)
    return_application(application, remark=REMARK, days=days, actor=clerk_of(application.unit), at=at)


def check_and_confirm(application: Application, at: datetime) -> None:
    """The clerk finds everything there."""
    _fill(application, at, remarks={}, plan=Mark.PRESENT)
    confirm_complete(application, actor=clerk_of(application.unit), at=at)


def transfer_to_incubator(application: Application, at: datetime) -> None:
    """The director gives a project to the incubator."""
    transfer_unit(
        application,
        to=Unit.INCUBATOR,
        moved_on=day_of(at),
        reason=TRANSFERRED,
        actor=user("director"),
        at=at,
    )


def _fill(application: Application, at: datetime, *, remarks: dict[str, str], **marks: str) -> None:
    seen = {code: mark or Mark.PRESENT.value for code, mark in offered_marks(application).items()}
    found = checklist_of(application)
    fill_checklist(
        application,
        marks=seen | marks,
        remarks=remarks,
        edition=found.edition if found else 0,
        actor=clerk_of(application.unit),
        at=at,
    )
