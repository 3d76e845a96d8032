"""Partners of the demonstration Centre, and what the two sides of the memorandum did for it."""

from datetime import date, datetime, timedelta

from accounts.models import User
from core.months import add_years
from documents.domain.uploads import store_upload
from partnerships.domain.agreements import SCAN_PURPOSE, Signatory, record_agreement, record_signing
from partnerships.domain.evidence import Done, plan_action, record_evidence
from partnerships.domain.memorandum import load_memorandum, the_memorandum
from partnerships.domain.negotiations import record_negotiation
from partnerships.domain.partners import Contacts, add_partner
from partnerships.models import Obligation, Partner
from portal.demo.city_problems import CityProblems
from portal.demo.papers import signed_copy
from portal.demo.people import user
from portal.demo.timeline import Act, Timeline

# Obligation, quarters before the open one, days into it, kind, what was done, by whom.
EVIDENCE = (
    (
        "C1",
        6,
        30,
        "programme",
        "Шаардын 2026–2030-жылдарга өнүгүү программасына ОшТУнун көчө жарыгы боюнча иштеп чыгуусу киргизилди",
        "Экономика башкармалыгы",
    ),
    (
        "C1",
        5,
        8,
        "meeting",
        "Ойлоп табууларды шаардык программаларга киргизүү боюнча жумушчу топ түзүлдү",
        "Мэриянын аппараты",
    ),
    (
        "C3",
        6,
        20,
        "practice",
        "Шаардык ишканаларда 34 студентке практика орду берилди",
        "Экономика башкармалыгы",
    ),
    (
        "C3",
        3,
        35,
        "practice",
        "«Ош-Суу» ишканасында 8 магистрантка практика орду берилди",
        "«Ош-Суу» ишканасы",
    ),
    ("C3", 2, 60, "practice", "Жайкы практикага 41 орун сунушталды", "Экономика башкармалыгы"),
    (
        "C4",
        5,
        44,
        "consultation",
        "Төлөйкөн көпүрөсүн оңдоо долбоору боюнча ОшТУнун эксперттери корутунду берди",
        "Капиталдык курулуш башкармалыгы",
    ),
    (
        "C4",
        2,
        17,
        "consultation",
        "Суу түтүгүн жаңылоо долбоору ОшТУнун окумуштуулары менен талкууланды",
        "«Ош-Суу» ишканасы",
    ),
    (
        "U1",
        6,
        66,
        "study",
        "Шаардын көйгөйлөрү боюнча 12 дипломдук долбоордун темасы бекитилди",
        "Окуу бөлүмү",
    ),
    (
        "U1",
        3,
        70,
        "study",
        "Көчө жарыгы боюнча магистрдик диссертация корголду",
        "Электр энергетикасы кафедрасы",
    ),
    (
        "U1",
        1,
        20,
        "study",
        "2026–2027-окуу жылына шаардын көйгөйлөрү боюнча темалардын тизмеси бекитилди",
        "Окуу бөлүмү",
    ),
    (
        "U2",
        5,
        60,
        "curriculum",
        "«Өндүрүштүк маалыматты талдоо» предмети боюнча сунуш даярдалды",
        "Программалык инженерия кафедрасы",
    ),
    (
        "U2",
        2,
        40,
        "curriculum",
        "«Акылдуу шаар тутумдары» предмети магистрлердин окуу планына сунушталды",
        "Окумуштуулар кеңешинин комиссиясы",
    ),
    (
        "U3",
        4,
        12,
        "project",
        "Суунун агып кетишин табуу боюнча биргелешкен долбоор башталды",
        "Өндүрүштү автоматташтыруу кафедрасы",
    ),
    (
        "U3",
        3,
        22,
        "project",
        "Таштанды чогултуу жолдорун эсептөө боюнча изилдөө башталды",
        "Программалык инженерия кафедрасы",
    ),
    (
        "U3",
        0,
        9,
        "project",
        "Мектептердин жылуулугун өлчөө долбоорунун биринчи жыйынтыгы берилди",
        "Жылуулук энергетикасы кафедрасы",
    ),
    ("U4", 6, 26, "practice", "34 студент шаардык ишканаларга практикага жөнөтүлдү", "Практика бөлүмү"),
    ("U4", 2, 66, "practice", "38 студент жайкы практиканы шаардык ишканаларда өттү", "Практика бөлүмү"),
    ("U4", 0, 21, "practice", "9 магистрант «Ош-Жарык» ишканасына практикага жөнөтүлдү", "Практика бөлүмү"),
)

# Obligation, days from today, what is planned, who is responsible.
PLANNED = (
    ("C3", 45, "Жазгы практикага орундардын тизмесин берүү", "Экономика башкармалыгы"),
    ("U1", 60, "Шаардын көйгөйлөрү боюнча дипломдук долбоорлордун алдын ала коргоосу", "Окуу бөлүмү"),
    ("U2", 90, "Ишканалар менен окуу пландарын талкуулоо", "Программалык инженерия кафедрасы"),
)

# Quarters before the open one, days into it, topic, participants, outcome.
TALKS = (
    (
        6,
        15,
        "Биргелешкен иштин тартиби",
        "Мэриянын экономика башкармалыгы; ИИТБнин директору",
        "Көйгөйлөр порталга киргизилип, ай сайын чогуу каралат деп макулдашылды.",
    ),
    (
        3,
        50,
        "Практика орундарынын жетишсиздиги",
        "Мэриянын экономика башкармалыгы; ОшТУнун практика бөлүмү",
        "Жайкы практикага 40тан кем эмес орун табыла турган болду.",
    ),
    (
        1,
        44,
        "Ойлоп табууларды шаардык программаларга киргизүү",
        "Вице-мэр; илимий иштер боюнча проректор",
        "Сунуштардын тизмесин ОшТУ түзөт, мэрия программаны кайра карайт.",
    ),
)

# Kind, name, contact person, post.
PARTNERS = (
    ("business", "ЖЧК «Ак-Буура Текстиль»", "Раева Динара Эркиновна", "Директор"),
    (
        "science",
        "Түштүк колдонмо изилдөөлөр институту",
        "Мурзаев Кайрат Жеңишович",
        "Директордун орун басары",
    ),
    ("international", "Silk Valley Innovation Network", "Anna Weber", "Programme manager"),
)
FIRST_YEAR = 2025


class Partners:
    """Plans partners, agreements, evidence, negotiations and city problems."""

    def __init__(self, line: Timeline) -> None:
        self.line = line
        self.made: list[Partner] = []

    def plan(self) -> None:
        """Plan two years of cooperation; the memorandum's day of signing stays unknown, as it is."""
        self.line.plan(self._day(7, 2), self._begin, hour=9)
        soon = add_years(self.line.today, -2) + timedelta(days=76)
        self._plan_agreement(0, "Өндүрүштүк практика жана биргелешкен изилдөөлөр жөнүндө келишим", 2, soon)
        self._plan_agreement(1, "Илимий кызматташуу жөнүндө макулдашуу", 3, self._day(4, 33))
        for row in EVIDENCE:
            self._plan_from_first_year(self._day(*row[1:3]), lambda at, row=row: self._evidence(row, at))
        for talk in TALKS:
            self._plan_from_first_year(self._day(*talk[:2]), lambda at, talk=talk: self._talk(talk, at))
        for planned in PLANNED:
            self.line.plan(self._day(0, 10), lambda at, row=planned: self._planned(row, at))
        CityProblems(self.line).plan()

    def _day(self, back: int, offset: int) -> date:
        return self.line.quarter(back).start + timedelta(days=offset)

    def _plan_from_first_year(self, day: date, act: Act) -> None:
        if day.year >= FIRST_YEAR:
            self.line.plan(day, act, hour=15)

    def _begin(self, at: datetime) -> None:
        load_memorandum(at=at)
        for kind, name, person, post in PARTNERS:
            contacts = Contacts(contact_name=person, contact_post=post)
            self.made.append(add_partner(kind=kind, name=name, contacts=contacts, actor=user("clerk"), at=at))

    def _plan_agreement(self, place: int, title: str, years: int, day: date) -> None:
        self.line.plan(day, lambda at: self._agreement(place, title, years, at), hour=12)

    def _agreement(self, place: int, title: str, years: int, at: datetime) -> None:
        partner = self.made[place]
        agreement = record_agreement(
            kind="contract" if place == 0 else "agreement",
            title=title,
            partner=partner,
            term_years=years,
            parties=(
                Signatory(
                    name="Ош технологиялык университети",
                    signatory="Абдырахманов Туратбек Садыкович",
                    post="Ректор",
                ),
                Signatory(name=partner.name, signatory=partner.contact_name, post=partner.contact_post),
            ),
            actor=user("clerk"),
            at=at,
        )
        scan = store_upload(signed_copy(), purpose=SCAN_PURPOSE, actor=user("clerk"), at=at)
        record_signing(agreement, signed_on=at.date(), scan=scan, actor=user("clerk"), at=at)

    def _evidence(self, row: tuple[str, int, int, str, str, str], at: datetime) -> None:
        code, _back, _offset, kind, what, by_whom = row
        obligation = _obligation(code)
        done = Done(day=at.date(), kind=kind, what=what, by_whom=by_whom)
        record_evidence(obligation, done, actor=_speaker(code), at=at)

    def _planned(self, row: tuple[str, int, str, str], at: datetime) -> None:
        code, days, what, who = row
        due_on = self.line.today + timedelta(days=days)
        plan_action(_obligation(code), due_on=due_on, what=what, who=who, actor=_speaker(code), at=at)

    def _talk(self, row: tuple[int, int, str, str, str], at: datetime) -> None:
        _back, _offset, topic, participants, outcome = row
        record_negotiation(
            the_memorandum(),
            held_on=at.date(),
            topic=topic,
            participants=participants,
            outcome=outcome,
            actor=user("clerk"),
            at=at,
        )


def _obligation(code: str) -> Obligation:
    return the_memorandum().obligations.get(code=code)


def _speaker(code: str) -> User:
    """Each side speaks for itself."""
    return user("cityhall" if code.startswith("C") else "clerk2")
