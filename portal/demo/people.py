"""The people of the demonstration Centre: all invented, one login a role."""

from dataclasses import dataclass
from datetime import date, datetime

from django.contrib.auth.hashers import make_password

from accounts.domain.appointments import appoint
from accounts.domain.people import invite
from accounts.models import Post, User
from accounts.roles import Role
from core.actors import StandIn
from core.enums import Unit

PASSWORD = "osh-iitb-2026"  # noqa: S105  the demonstration's, printed by script/server
DOMAIN = "iitb.example"


@dataclass(frozen=True)
class DemoPerson:
    """One employee, expert or Board member."""

    key: str
    role: Role
    surname: str
    given_name: str
    patronymic: str
    unit: str = ""
    language: str = "ky"

    @property
    def email(self) -> str:
        """The login."""
        return f"{self.key}@{DOMAIN}"


PEOPLE = (
    DemoPerson("admin", Role.ADMINISTRATOR, "Сейитов", "Арстан", "Бейшенбекович"),
    DemoPerson("director", Role.DIRECTOR, "Жолдошев", "Алмаз", "Кубатович"),
    DemoPerson("vicerector", Role.VICE_RECTOR, "Исабаева", "Роза", "Токтогуловна"),
    DemoPerson("rector", Role.RECTOR, "Абдырахманов", "Туратбек", "Садыкович"),
    DemoPerson("clerk", Role.UNIT_STAFF, "Усенова", "Айгүл", "Маратовна", unit=Unit.INCUBATOR),
    DemoPerson("clerk2", Role.UNIT_STAFF, "Мамытов", "Нурлан", "Асанович", unit=Unit.TECHNOPARK),
    DemoPerson("clerk3", Role.UNIT_STAFF, "Токтобаева", "Жаңыл", "Абдыкеримовна", unit=Unit.TISC),
    DemoPerson("mentor", Role.MENTOR, "Омурзаков", "Эльдар", "Таалайбекович"),
    DemoPerson("mentor2", Role.MENTOR, "Ким", "Лариса", "Викторовна", language="ru"),
    DemoPerson("teacher", Role.UNIVERSITY_MEMBER, "Бакирова", "Гүлзат", "Сулаймановна"),
    DemoPerson("student2", Role.UNIVERSITY_MEMBER, "Маматов", "Бекзат", "Ильичбекович"),
    DemoPerson("ip", Role.IP_OFFICER, "Абдираева", "Нургүл", "Калыковна", unit=Unit.TISC),
    DemoPerson("finance", Role.FINANCE_OFFICER, "Кадырова", "Бурул", "Эркинбековна"),
    DemoPerson("university", Role.UNIVERSITY_MEMBER, "Абдыкадырова", "Сонунбү", "Мамбетовна"),
    DemoPerson("secretary", Role.SECRETARY, "Токтосунова", "Бурул", "Эркиновна"),
    DemoPerson("expert", Role.EXPERT, "Эргешов", "Тилек", "Айтиевич"),
    DemoPerson("expert2", Role.EXPERT, "Касымова", "Жибек", "Орозбаевна"),
    DemoPerson("expert3", Role.EXPERT, "Петров", "Андрей", "Николаевич", language="ru"),
    DemoPerson("expert4", Role.EXPERT, "Раимбеков", "Улукбек", "Жапарович"),
    DemoPerson("expert5", Role.EXPERT, "Шамшиева", "Гүлнара", "Сатаровна"),
    DemoPerson("expert6", Role.EXPERT, "Матраимова", "Айзада", "Кудайбердиевна"),
    DemoPerson("reviewer1", Role.EXPERT, "Жээнбаева", "Салтанат", "Маратовна"),
    DemoPerson("reviewer2", Role.EXPERT, "Осмонов", "Талант", "Ысакович"),
    DemoPerson("reviewer3", Role.EXPERT, "Юлдашев", "Рустам", "Алишерович", language="ru"),
    DemoPerson("board", Role.BOARD_MEMBER, "Акматов", "Кылычбек", "Дооронбекович"),
    DemoPerson("board2", Role.BOARD_MEMBER, "Хасанова", "Малика", "Ибрагимовна", language="ru"),
    DemoPerson("board3", Role.BOARD_MEMBER, "Бекмурзаев", "Сапарбек", "Эшенович"),
    DemoPerson("cityhall", Role.CITY_HALL, "Бекова", "Айсулуу", "Таалайбековна"),
    DemoPerson("partner", Role.PARTNER, "Раева", "Динара", "Эркиновна"),
    DemoPerson("auditor", Role.AUDITOR, "Турганбаева", "Анара", "Эсенгуловна"),
)

# One login of each kind, as script/server prints them; the resident's is made by its contract.
LOGINS = (
    *((person.role, person.email) for person in PEOPLE if not person.key[-1].isdigit()),
    (Role.RESIDENT, f"talaa@{DOMAIN}"),
)

# Five sit in every commission, the sixth is their alternate; the reviewers consider appeals.
*EXPERTS, ALTERNATE = (person.email for person in PEOPLE if person.key.startswith("expert"))
REVIEWERS = tuple(person.email for person in PEOPLE if person.key.startswith("reviewer"))


def invite_people(at: datetime) -> None:
    """Give everybody of the table their account and role."""
    for person in PEOPLE:
        invite(
            person.email,
            role=person.role,
            surname=person.surname,
            given_name=person.given_name,
            patronymic=person.patronymic,
            language=person.language,
            unit=person.unit,
            actor=StandIn.SYSTEM,
            at=at,
        )


def appoint_leaders(at: datetime, starts_on: date) -> None:
    """The director, the vice-rector and the rector take their posts by order (4.2.1, 4.3.1)."""
    for key, post, number in (
        ("rector", Post.RECTOR, "1-к"),
        ("vicerector", Post.VICE_RECTOR, "18-к"),
        ("director", Post.DIRECTOR, "47-к"),
    ):
        appoint(
            user(key),
            post,
            order_number=number,
            order_date=starts_on,
            starts_on=starts_on,
            actor=user("admin"),
            at=at,
        )


def user(key: str) -> User:
    """The account behind a login of the table."""
    return User.objects.get(email=f"{key}@{DOMAIN}")


def clerk_of(unit: str) -> User:
    """The employee of a unit, who alone works with its records."""
    return user("clerk2" if unit == Unit.TECHNOPARK else "clerk")


def set_demo_passwords() -> None:
    """Give the demonstration's logins the demonstration's password: hashed once, they are one secret."""
    hashed = make_password(PASSWORD)
    for account in User.objects.filter(email__endswith=f"@{DOMAIN}"):
        account.password = hashed
        account.save(update_fields=["password"])
