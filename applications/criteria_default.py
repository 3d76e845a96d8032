"""The first set of criteria: a proposal of the portal until the Centre supplies its own (3.3.1).

The separate regulation on the selection of residents is not among the sources, so names, questions and
weights are in docs/questions.md to be confirmed.
"""

from datetime import date, datetime
from decimal import Decimal

from applications.criteria_levels import LEVELS
from applications.domain.criteria import CriterionSpec, Names, approve_criteria_set, write_criteria_set
from applications.models import CriteriaSet
from core.actors import Actor

VERSION = "1"
TITLE = Names(
    ky="Резиденттерди тандоо критерийлери",
    ru="Критерии отбора резидентов",
    en="Criteria for the selection of residents",
)
CRITERIA = (
    CriterionSpec(
        code="novelty",
        name=Names("Жаңылык", "Новизна", "Novelty"),
        question=Names(
            ky="Чечим рыноктогу барынан эмнеси менен айырмаланат?",
            ru="Чем решение отличается от того, что уже есть на рынке?",
            en="How does the solution differ from what is on the market?",
        ),
        weight=Decimal(25),
        levels=LEVELS["novelty"],
    ),
    CriterionSpec(
        code="market",
        name=Names(
            ky="Рынок жана коммерциялаштыруу",
            ru="Рынок и коммерциализация",
            en="Market and commercialisation",
        ),
        question=Names(
            ky="Кардарлар ким, алар төлөөгө даярбы?",
            ru="Кто клиенты и готовы ли они платить?",
            en="Who are the customers, and are they ready to pay?",
        ),
        weight=Decimal(25),
        levels=LEVELS["market"],
    ),
    CriterionSpec(
        code="readiness",
        name=Names(
            ky="Ишке ашырууга даярдык",
            ru="Готовность к реализации",
            en="Readiness to carry it out",
        ),
        question=Names(
            ky="Прототип, пландар жана тобокелдиктер канчалык иштелген?",
            ru="Насколько проработаны прототип, планы и риски?",
            en="How well are the prototype, the plans and the risks worked out?",
        ),
        weight=Decimal(20),
        levels=LEVELS["readiness"],
    ),
    CriterionSpec(
        code="team",
        name=Names("Команда", "Команда", "Team"),
        question=Names(
            ky="Командада керектүү билим жана тажрыйба барбы?",
            ru="Есть ли у команды нужные знания и опыт?",
            en="Does the team have the knowledge and experience it needs?",
        ),
        weight=Decimal(20),
        levels=LEVELS["team"],
    ),
    CriterionSpec(
        code="region",
        name=Names("Аймакка пайдасы", "Польза для региона", "Benefit to the region"),
        question=Names(
            ky="Жумуш орундарына жана түштүк аймактын өнүгүшүнө эмне берет?",
            ru="Что проект даёт рабочим местам и развитию юга страны?",
            en="What does the project give to jobs and to the development of the south?",
        ),
        weight=Decimal(10),
        levels=LEVELS["region"],
    ),
)


def approve_default_criteria(*, approved_on: date, actor: Actor, at: datetime | None = None) -> CriteriaSet:
    """Return the first set of criteria, approved: made now unless it is there already."""
    known = CriteriaSet.objects.filter(version=VERSION).first()
    if known is not None:
        return known
    fresh = write_criteria_set(version=VERSION, title=TITLE, criteria=CRITERIA, actor=actor, at=at)
    return approve_criteria_set(fresh, approved_on=approved_on, actor=actor, at=at)
