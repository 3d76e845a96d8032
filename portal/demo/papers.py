"""Files that the invented applicants and residents bring: real PDFs, each made once."""

from functools import cache

from django.core.files.uploadedfile import SimpleUploadedFile

from documents.rendering import render_pdf

PLANS = {
    "ky": ("Бизнес-план", "Рынок, чыгымдар, мөөнөттөр жана тобокелдиктер ушул документте берилет."),
    "ru": ("Бизнес-план", "Рынок, расходы, сроки и риски изложены в этом документе."),
    "en": ("Business plan", "The market, the costs, the dates and the risks are set out here."),
}
PROOFS = {
    "ky": ("Сыноо актысы", "Прототип сыналган күн, шарттар жана алынган жыйынтыктар ушул актыда."),
    "ru": (
        "Акт испытаний",
        "День испытания прототипа, условия и полученные результаты изложены в этом акте.",
    ),
    "en": ("Test record", "The day, the conditions and the results of the test are set out here."),
}
MINUTES = ("Апелляция боюнча протокол", "Апелляция каралды: чечимдин негиздемеси ушул протоколдо.")
EVIDENCE = ("Тастыктоочу документ", "Шарттын аткарылганын тастыктаган документтин көчүрмөсү.")
STATEMENT = ("Эсептен көчүрмө", "Кварталдагы түшүүлөр жана чыгымдар боюнча банктын көчүрмөсү.")
SIGNED = ("Кол коюлган келишим", "Эки тарап кол койгон келишимдин көчүрмөсү.")
BOARD_PAPER = ("Жыйынга маалымкат", "Суроо боюнча кыскача маалымат, сандар жана сунушталган чечим.")
BOARD_COPY = ("Протоколдун көчүрмөсү", "Төрага жана катчы кол койгон протоколдун көчүрмөсү.")

PAYMENT = ("Төлөм документи", "Карыздын толук төлөнгөнү тастыкталат.")
STAGE = {
    "ky": ("Этаптын протоколу", "Этаптын жыйынтыгы, күнү жана катышкандар ушул протоколдо."),
    "ru": ("Протокол этапа", "Результат этапа, день и участники указаны в этом протоколе."),
}
TRANSFER = ("Буйрук", "Резидент Технопаркка которулат: долбоордун концепциясы далилденди.")
ACT = ("Буйруктун көчүрмөсү", "Резидент статусу ушул буйрук менен токтотулат.")
GROUNDS = {
    "refusal": ("Баш тартуу жөнүндө кат", "Долбоорду ишке ашыруудан баш тартабыз."),
    "own_wish": ("Арыз", "Резидент статусунан өз ыктыярыбыз менен чыгабыз."),
    "liquidation": ("Реестрден көчүрмө", "Юридикалык жак жоюлуп, реестрден чыгарылды."),
}


def business_plan(language: str) -> SimpleUploadedFile:
    """An applicant's plan: a one-page PDF as a browser would send it."""
    heading, line = PLANS[language]
    return _upload(heading, _pdf(heading, line, language))


def proof_of_concept(language: str) -> SimpleUploadedFile:
    """What proves the concept of a project for the technopark: the record of a test (3.2.2)."""
    heading, line = PROOFS[language]
    return _upload(heading, _pdf(heading, line, language))


def minutes() -> SimpleUploadedFile:
    """The minutes of those who considered an appeal."""
    return _upload(MINUTES[0], _pdf(*MINUTES, "ky"))


def evidence() -> SimpleUploadedFile:
    """What shows that the condition of an acceptance is met."""
    return _upload(EVIDENCE[0], _pdf(*EVIDENCE, "ky"))


def statement() -> SimpleUploadedFile:
    """A bank's statement that proves the revenue of a report."""
    return _upload(STATEMENT[0], _pdf(*STATEMENT, "ky"))


def signed_copy() -> SimpleUploadedFile:
    """The scan of a signed contract."""
    return _upload(SIGNED[0], _pdf(*SIGNED, "ky"))


def board_paper() -> SimpleUploadedFile:
    """A paper to a question of the Board's agenda."""
    return _upload(BOARD_PAPER[0], _pdf(*BOARD_PAPER, "ky"))


def board_copy() -> SimpleUploadedFile:
    """The scan of the signed minutes of the Board."""
    return _upload(BOARD_COPY[0], _pdf(*BOARD_COPY, "ky"))


def payment() -> SimpleUploadedFile:
    """What shows that a debt is paid."""
    return _upload(PAYMENT[0], _pdf(*PAYMENT, "ky"))


def act_copy() -> SimpleUploadedFile:
    """The copy of the act that ends a status."""
    return _upload(ACT[0], _pdf(*ACT, "ky"))


def stage_proof(language: str) -> SimpleUploadedFile:
    """What shows that a stage of a project is done."""
    heading, line = STAGE[language]
    return _upload(heading, _pdf(heading, line, language))


def transfer_order() -> SimpleUploadedFile:
    """The order by which a resident moves to the other unit."""
    return _upload(TRANSFER[0], _pdf(*TRANSFER, "ky"))


def proof_of_ground(ground: str) -> SimpleUploadedFile:
    """What proves a ground of 3.3.4."""
    return _upload(GROUNDS[ground][0], _pdf(*GROUNDS[ground], "ky"))


@cache
def _pdf(heading: str, line: str, language: str) -> bytes:
    words = {"heading": heading, "line": line}
    return render_pdf("portal/demo_paper.html", words, language=language, title=heading)


def _upload(name: str, content: bytes) -> SimpleUploadedFile:
    return SimpleUploadedFile(f"{name}.pdf", content, content_type="application/pdf")
