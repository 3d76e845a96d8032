"""What the invented applicants answer to the questions of the figures: gender and region (3.3.1)."""

from applications.enums_people import NOT_SAID, Gender, Region
from portal.demo.project import DemoProject

# The ends of an invented patronymic.
WOMEN, MEN = ("вна", "кызы"), ("вич", "уулу")
# Where the invented applicants work: most near Osh, some leave the question open.
PLACES = (
    *[Region.OSH_CITY] * 5,
    *[Region.OSH] * 3,
    *[Region.JALAL_ABAD] * 3,
    *[Region.BATKEN] * 2,
    Region.BISHKEK,
    Region.NARYN,
    Region.CHUI,
    NOT_SAID,
)
TOWNS = {
    Region.OSH: "Өзгөн",
    Region.JALAL_ABAD: "Жалал-Абад",
    Region.BATKEN: "Баткен",
    Region.BISHKEK: "Бишкек",
    Region.NARYN: "Нарын",
    Region.CHUI: "Токмок",
}


def region_of(project: DemoProject) -> str:
    """The region this applicant answers with."""
    return str(PLACES[sum(map(ord, project.key)) % len(PLACES)])


def town_of(project: DemoProject) -> str:
    """The town of the applicant's address."""
    region = region_of(project)
    return TOWNS[Region(region)] if region in TOWNS else "Ош"


def gender_of(name: str) -> str:
    """The gender an invented person answers with; every ninth leaves the question open."""
    if sum(map(ord, name)) % 9 == 0:
        return NOT_SAID
    if name.endswith(WOMEN):
        return Gender.WOMAN.value
    return Gender.MAN.value if name.endswith(MEN) else NOT_SAID
