"""What 0, 3 and 5 points mean in the first set of criteria: a proposal of the portal (3.3.1)."""

from applications.domain.criteria import Names

LEVELS: dict[str, dict[int, Names]] = {
    "novelty": {
        0: Names(
            ky="Чечим рыноктогуну кайталайт, жаңысы жок.",
            ru="Решение повторяет имеющееся на рынке, нового нет.",
            en="The solution repeats what is on the market; nothing is new.",
        ),
        3: Names(
            ky="Белгилүү чечим жергиликтүү шартка же жаңы колдонууга ылайыкталган.",
            ru="Известное решение приспособлено к местным условиям или новому применению.",
            en="A known solution is adapted to local conditions or to a new use.",
        ),
        5: Names(
            ky="Мындай чечим жок; жаңылыгы салыштыруу, сыноо же патенттик издөө менен далилденген.",
            ru="Такого решения нет; новизна доказана сравнением, испытанием или патентным поиском.",
            en="There is no such solution; comparison, a trial or a patent search proves that it is new.",
        ),
    },
    "market": {
        0: Names(
            ky="Кардар ким экени айтылган эмес.",
            ru="Не сказано, кто клиент.",
            en="It is not said who the customer is.",
        ),
        3: Names(
            ky="Кардарлар аталган, суроо-талап бааланган, бирок төлөөгө даярдыгы текшерилген эмес.",
            ru="Клиенты названы, спрос оценён, но готовность платить не проверена.",
            en="The customers are named and demand is estimated, but nobody has tested whether they pay.",
        ),
        5: Names(
            ky="Төлөгөн кардарлар же алдын ала келишимдер бар, сатуу планы эсептелген.",
            ru="Есть платящие клиенты или предварительные договоры, план продаж рассчитан.",
            en="There are paying customers or advance agreements, and the sales plan is worked out.",
        ),
    },
    "readiness": {
        0: Names(
            ky="Идея гана бар: план да, үлгү да жок.",
            ru="Есть только идея: нет ни плана, ни образца.",
            en="There is only an idea: no plan and no sample.",
        ),
        3: Names(
            ky="План жана алгачкы үлгү бар, негизги тобокелдиктер аталган.",
            ru="Есть план и первый образец, основные риски названы.",
            en="There are a plan and a first sample, and the main risks are named.",
        ),
        5: Names(
            ky="Прототип сыналган, мөөнөттөр жана каражаттар эсептелген, тобокелдиктерге жооп даяр.",
            ru="Прототип испытан, сроки и средства рассчитаны, ответы на риски готовы.",
            en="The prototype is tested, terms and means are worked out, and each risk has its answer.",
        ),
    },
    "team": {
        0: Names(
            ky="Долбоорго керектүү билими бар адам жок.",
            ru="Нет людей с нужными проекту знаниями.",
            en="Nobody has the knowledge the project needs.",
        ),
        3: Names(
            ky="Негизги иштерди аткара турган адамдар бар, бир-эки багыт жетишпейт.",
            ru="Есть люди для основных работ, не хватает одного-двух направлений.",
            en="There are people for the main work; one or two fields are missing.",
        ),
        5: Names(
            ky="Бардык багыттар боюнча тажрыйбалуу адамдар бар, мурдагы жыйынтыктары белгилүү.",
            ru="По всем направлениям есть опытные люди с известными результатами.",
            en="Every field has an experienced person with known results.",
        ),
    },
    "region": {
        0: Names(
            ky="Аймакка пайдасы көрсөтүлгөн эмес.",
            ru="Польза для региона не показана.",
            en="No benefit to the region is shown.",
        ),
        3: Names(
            ky="Бир нече жумуш орду же жергиликтүү чийки затты колдонуу күтүлөт.",
            ru="Ожидается несколько рабочих мест или использование местного сырья.",
            en="A few jobs, or the use of local raw materials, are expected.",
        ),
        5: Names(
            ky="Жаңы жумуш орундары жана түштүк аймактын көйгөйүн чечүү сан менен негизделген.",
            ru="Новые рабочие места и решение проблемы юга страны обоснованы цифрами.",
            en="New jobs and the solution of a problem of the south are backed by figures.",
        ),
    },
}
