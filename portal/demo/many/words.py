"""Whose applications they are: the demonstration's projects under other invented names."""

from datetime import date, timedelta
from decimal import Decimal
from typing import Any

from applications.enums import ApplicantForm
from portal.demo.answers import PLACES
from portal.demo.project import DemoProject

FIRMS = ("Ак", "Кара", "Көк", "Алтын", "Күмүш", "Жашыл", "Бийик", "Тунук", "Жаңы", "Чоң")
RIVERS = ("Булак", "Дарыя", "Тоо", "Талаа", "Жол", "Көпүрө", "Чеп", "Ордо", "Кыя", "Өзөн", "Төр", "Белес")
SURNAMES = ("Асанов", "Токтосунов", "Мамытов", "Жээнбеков", "Орозов", "Сатыбалдиев", "Эргешов", "Үсөнов")
NAMES = ("Нурлан", "Бакыт", "Азамат", "Тилек", "Өмүрбек", "Эркин", "Улан", "Жоомарт", "Кубан")
FATHERS = ("Асанович", "Маратович", "Токтоевич", "Эсенович", "Үсөнович")
REGISTERED = date(2001, 1, 1)


def person(number: int) -> tuple[str, str, str]:
    """Surname, given name and patronymic."""
    return (
        SURNAMES[number % len(SURNAMES)],
        NAMES[number // 8 % len(NAMES)],
        FATHERS[number // 72 % len(FATHERS)],
    )


def applicant(project: DemoProject, number: int, *, registered: bool) -> dict[str, Any]:
    """Who applies; one that becomes a resident is a legal entity (1.4)."""
    form = ApplicantForm.LEGAL_ENTITY if registered else ApplicantForm(project.form)
    name = f"{FIRMS[number % len(FIRMS)]} {RIVERS[number // 10 % len(RIVERS)]} {number}"
    surname, given, father = person(number)
    return {
        "applicant_form": form,
        "applicant_name": f"ЖЧК «{name}»"
        if form == ApplicantForm.LEGAL_ENTITY
        else f"{surname} {given} {father}",
        "inn": inn(form, number),
        "registration_number": f"{number}-3306-ОсОО" if form.is_registered else "",
        "address": f"Ош шаары, Курманжан Датка көчөсү, {number % 180 + 1}",
        "region": PLACES[number % len(PLACES)],
        "representative": f"{surname} {given} {father}",
        "email": f"many{number}@iitb.example",
        "phone": f"+996700{number % 1_000_000:06d}",
    }


def inn(form: str, number: int) -> str:
    """An INN of the right form that nobody else of the demonstration has; none for a team."""
    first = {ApplicantForm.LEGAL_ENTITY: "0", ApplicantForm.INDIVIDUAL_ENTREPRENEUR: "2"}.get(
        ApplicantForm(form)
    )
    day = REGISTERED + timedelta(days=number // 100_000)
    return f"{first}{day:%d%m%Y}{number % 100_000:05d}" if first else ""


def project(shape: DemoProject, number: int) -> dict[str, Any]:
    """What the project is."""
    return {
        "title": f"{shape.title[:100]} № {number}",
        "innovation_types": list(shape.types),
        "direction": shape.direction,
        "stage": shape.stage,
        "problem": shape.problem,
        "product": shape.product,
        "plan": shape.plan,
        "needs": list(shape.needs),
        "amount_needed": Decimal(shape.amount),
        "language": shape.language,
    }
