"""What the demonstration Centre plans: lines of the work plan, measures of the strategic plan, its staff."""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True)
class Line:
    """One line of a work plan: its term by month and day; its fact, so many days after the term."""

    what: str
    unit: str
    owner: str
    month: int
    day: int
    measure: str
    fact: str = ""
    fact_after: int | None = None
    dropped: bool = False

    def due(self, year: int) -> date:
        """The term in a year."""
        return date(year, self.month, self.day)


LINES = (
    Line(
        "Инкубатордун ачык сынагын жарыялоо", "incubator", "clerk", 2, 20,
        "Жарыяланган сынак", "Сынак жарыяланды, буйрук № 7", -3,
    ),
    Line(
        "Технопарктын жабдууларын текшерүү", "technopark", "clerk2", 3, 31,
        "Текшерүү актысы", "№ 3 акт", 6,
    ),
    Line(
        "Патенттик издөө боюнча семинар өткөрүү", "tisc", "ip", 4, 25,
        "Катышуучулардын тизмеси", "22 катышуучу, тизме иште", 0,
    ),
    Line(
        "Резиденттердин көргөзмөсүн уюштуруу", "", "director", 5, 30,
        "Көргөзмөнүн отчету", "Көргөзмө 14 резидент менен өттү", -1,
    ),
    Line(
        "Шаардын көйгөйлөрү боюнча хакатон", "incubator", "clerk", 6, 20,
        "Хакатондун протоколу", "Шаар мэриясы күзгө жылдырууну сурады", -5, dropped=True,
    ),
    Line(
        "Электр микрогрид лабораториясын ачуу", "technopark", "clerk2", 9, 1,
        "Ишке киргизүү актысы", "№ 11 акт", 12,
    ),
    Line(
        "Келишимдердин реестрин текшерүү", "", "secretary", 10, 15,
        "Текшерүүнүн маалымкаты", "Маалымкат № 18", -2,
    ),
    Line("Инвесторлор менен жолугушуу күнү", "incubator", "clerk", 11, 10, "Жолугушуунун протоколу"),
    Line("Жылдын бюджетинин аткарылышын талдоо", "", "finance", 12, 10, "Талдоо маалымкаты"),
    Line("Келерки жылдын иш планын даярдоо", "", "director", 12, 20, "Тапшырылган план"),
)  # fmt: skip
NEXT_LINES = (
    Line("Инкубатордун ачык сынагын жарыялоо", "incubator", "clerk", 2, 19, "Жарыяланган сынак"),
    Line("Биотехнология лабораториясын ачуу", "technopark", "clerk2", 5, 31, "Ишке киргизүү актысы"),
    Line("Интеллектуалдык менчик клиникасы", "tisc", "ip", 6, 15, "Берилген кеңештердин тизмеси"),
    Line("Шаар менен биргелешкен хакатон", "incubator", "clerk", 9, 25, "Хакатондун протоколу"),
)
# Goal, measure, target of each year, what was reached at each look.
MEASURES = (
    ("Резиденттердин өсүшү", "Жылдын аягындагы резиденттердин саны", (8, 12, 16), (8, 9)),
    ("Резиденттердин өсүшү", "Программаны бүтүргөн резиденттер", (1, 3, 5), (1, 2)),
    ("Илимий натыйжаны ишке киргизүү", "Алынган патенттер", (2, 4, 6), (2, 3)),
    ("Туруктуу каржылоо", "Өз кирешесинин үлүшү, пайыз", (25, 30, 35), (19, 22)),
)
# Login, post, unit, role in the portal, part of a post, education where it is known.
STAFF = (
    ("director", "Борбордун директору", "", "director", "1", "ОшТУ, 2004; экономика илимдеринин кандидаты"),
    ("clerk", "Инкубатордун башкы адиси", "incubator", "unit_staff", "1", "ОшМУ, 2012"),
    ("clerk2", "Технопарктын жетекчиси", "technopark", "unit_staff", "1", "ОшТУ, 2008"),
    ("clerk3", "ЦПТИ адиси", "tisc", "unit_staff", "0.5", ""),
    ("ip", "Интеллектуалдык менчик адиси", "tisc", "ip_officer", "1", "КУУ, 2010"),
    ("finance", "Бухгалтер", "", "finance_officer", "0.5", ""),
    ("secretary", "Комиссиянын катчысы", "", "secretary", "0.25", ""),
)
WITHOUT_ACCOUNT = (
    ("Эрматов Данияр Сабырович", "Лаборатория инженери", "technopark", "1"),
    ("Осмонова Кундуз Маматовна", "Программалардын координатору", "incubator", "1"),
    ("Жакыпов Улан Эркинович", "Техник", "technopark", "0.5"),
)
