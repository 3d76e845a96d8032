"""The quarterly PDF: what it says is what the rows say, and it reads like a paper (7.1)."""

import io
import re
from datetime import date
from decimal import Decimal

import pikepdf
import pytest
from django.db.models import Sum
from pypdf import PdfReader

from core import clock
from core.quarters import Quarter
from documents.domain import papers
from ip.models import Grant
from reporting.domain.printing import print_report, report_of
from reporting.models import CentreReport
from residents.models import Investment, PeriodicReport, Residency
from tests.makers.ending import terminated
from tests.makers.events import held, make_event, somebody
from tests.makers.finance import confirmed, make_income, make_spending
from tests.makers.ip import make_grant
from tests.makers.reporting import opened_report, submitted_report
from tests.makers.residents import director, filed_report, make_residency, receipt, verified_report

pytestmark = pytest.mark.django_db
Q1, Q2, Q3 = Quarter(2026, 1), Quarter(2026, 2), Quarter(2026, 3)


def text_of(pdf: bytes) -> str:
    """The words of the paper in reading order, on one line, hyphens at line ends joined."""
    pages = (page.extract_text() for page in PdfReader(io.BytesIO(pdf)).pages)
    joined = re.sub(r"[\u00ad\u2010-]\s*\n\s*", "", "\n".join(pages))
    return re.sub(r"[\s\u00a0]+", " ", joined).replace("\u00ad", "")


def a_busy_quarter() -> None:
    """Three residents: one reports well, one is not checked yet; two patents and a program."""
    first = make_residency(application={"applicant_name": "ЖЧК «Ак Жаңгак»"})
    second = make_residency(application={"applicant_name": "ЖЧК «Сүт Сапат»"})
    third = make_residency(application={"applicant_name": "ЖЧК «Жел Тегирмен»"})
    verified_report(
        first,
        Q1,
        receipts=(receipt(amount=Decimal("1234567.89")),),
        jobs_full=9,
        revenue=Decimal("2500499.99"),
    )
    filed_report(second, Q1)
    verified_report(third, Q1, revenue=Decimal(700000))
    make_grant(date(2026, 2, 10), residency=first, number="KG 2405")
    make_grant(date(2026, 3, 3), number="KG 2406")
    make_grant(date(2026, 3, 4), "software", number="KG 77")


def thousands(amount: Decimal) -> str:
    return f"{round(amount / 1000):,}".replace(",", " ")


def test_the_money_of_the_quarter_stands_in_the_paper_and_adds_up(centre):
    confirmed(make_income(received_on=date(2026, 2, 3), amount=Decimal("48000.50")))
    confirmed(make_income(received_on=date(2026, 2, 4), source="grants", amount=Decimal(2000000)))
    confirmed(make_spending(spent_on=date(2026, 3, 2), purpose="projects", amount=Decimal("12500.25")))
    words = text_of(print_report(submitted_report(Q1), language="ky"))
    for figure in ("48 000,50", "2 000 000,00", "2 048 000,50", "12 500,25"):
        assert figure in words


def test_a_report_frozen_before_money_was_in_it_is_printed_without_that_part(centre):
    report = submitted_report(Q1)
    for holder, name in ((report, "figures"), (report.paper, "context")):
        frozen = getattr(holder, name)
        del frozen["money"]
        type(holder).objects.filter(pk=holder.pk).update(**{name: frozen})
    old = CentreReport.objects.get(pk=report.pk)
    assert "5.2" not in text_of(print_report(old, language="ru"))


def test_the_events_of_the_quarter_stand_in_the_paper_and_add_up(centre):
    aizada = somebody(category="state")
    held(make_event(date(2026, 2, 3)), aizada, somebody(category="industry"), absent=1)
    held(make_event(date(2026, 3, 3), kind="conference"), aizada)
    report = submitted_report(Q1)
    assert report.figures["events"]["kinds"] == [
        {"kind": "conference", "number": 1},
        {"kind": "training", "number": 1},
    ]
    words = text_of(print_report(report, language="en"))
    for line in (
        "Conference 1",
        "Training 1",
        "State body 2",
        "Partner of industry 1",
        "Attendances in all 3",
    ):
        assert line in words
    assert "of them people for the first time this year 2" in words


def test_a_quarter_without_events_says_nothing_of_them(centre):
    assert "Who came to the events" not in text_of(print_report(submitted_report(Q1), language="en"))


def test_every_figure_on_the_page_is_what_the_rows_give(centre):
    a_busy_quarter()
    text = text_of(print_report(submitted_report(Q1), language="ky"))
    verified = PeriodicReport.objects.verified().of_quarter(Q1)
    revenue = verified.aggregate(sum=Sum("revenue"))["sum"]
    received = Investment.objects.filter(report__in=verified).aggregate(sum=Sum("amount_kgs"))["sum"]
    jobs = sum(
        r.jobs_total - r.residency.baseline_jobs_full - r.residency.baseline_jobs_part for r in verified
    )
    patents = Grant.objects.filter(kind="patent").count()
    residents = Residency.objects.in_force(Q1.end).count()
    assert (residents, patents) == (3, 2)
    assert f"Бардыгы {jobs} {thousands(received)} {thousands(revenue)} {patents}" in text
    assert f"Бардыгы {residents} {jobs} {thousands(received)} {thousands(revenue)} {patents}" in text
    for figure in (f"{revenue / 1_000_000:.1f}", f"{received / 1_000_000:.1f}"):
        assert figure.replace(".", ",") in text
    assert "Ак Жаңгак» Технопарк 7 1 235 2 500 1" in text


def test_the_summary_is_the_answer_and_names_what_is_behind(centre):
    a_busy_quarter()
    text = text_of(print_report(submitted_report(Q1), language="ky"))
    assert "Беш көрсөткүчтүн бешөө тең планды аткарды" in text
    assert "Борбордо 3 резидент иштейт. Жыл башынан бери резиденттер 10 жумуш ордун түздү." in text


def test_who_did_not_report_stands_there_with_the_reason(centre):
    a_busy_quarter()
    text = text_of(print_report(submitted_report(Q1), language="ky"))
    assert "3 резиденттин ичинен 2 резиденттин отчету эсепке алынды" in text
    assert re.search(r"«Сүт Сапат» № РК-2026/\d+ жөнөтүлгөн, текшериле элек", text)


def test_who_left_stands_there_with_ground_act_and_day(centre):
    residency = make_residency()
    day = date(2026, 5, 18)
    terminated(
        residency,
        ground="liquidation",
        ended_on=day,
        act_number="19-б",
        act_date=day,
        reason="Жоюлду.",
        actor=director(),
        at=clock.moment_of(day),
    )
    text = text_of(print_report(submitted_report(Q2), language="ky"))
    assert "Квартал ичинде эч ким кошулган жок, 1 резидент чыкты" in text
    assert re.search(r"жоюлушу \(3\.3\.4\) № 19-б 18\.05\.2026 18\.05\.2026", text)


def test_letterhead_number_date_addressee_clause_and_signature(centre):
    report = submitted_report(Q3)
    text = text_of(print_report(report, language="ky"))
    for words in (
        "Инновациялык-илимий-технологиялык борбору",
        f"№ {report.paper.number}",
        "2026-жылдын 12-октябры",
        "Байкоочу кеңешке жана",
        "ОшТУнун ректоруна",
        "Жобонун 7.1-пунктуна ылайык берилет",
        "Борбордун директору",
        "Жаңы резидент кабыл алынды.",
        report.paper.code,
    ):
        assert words in text, words
    assert "Каралама" not in text


def test_an_open_quarter_is_printed_as_a_draft_on_every_page(centre):
    reader = PdfReader(io.BytesIO(print_report(opened_report(Q3), language="ky")))
    assert all("Каралама" in page.extract_text() for page in reader.pages)


def test_a_quarter_without_a_report_is_a_draft_without_words(centre):
    text = text_of(print_report(report_of(Q2), language="ky"))
    assert "Каралама" in text
    assert "Эмне тоскоол болду" not in text
    assert not CentreReport.objects.exists()


def test_it_is_tagged_carries_its_fonts_and_numbers_its_pages(centre):
    content = print_report(submitted_report(Q3), language="ky")
    with pikepdf.open(io.BytesIO(content)) as pdf:
        assert pdf.Root.MarkInfo.Marked
        assert pdf.Root.Lang == "ky"
        headers = [e for e in pdf.objects if isinstance(e, pikepdf.Dictionary) and e.get("/S") == "/TH"]
        assert headers
        assert all("/Scope" in header.A for header in headers)
        fonts = [
            o
            for o in pdf.objects
            if isinstance(o, pikepdf.Dictionary) and o.get("/Type") == "/FontDescriptor"
        ]
        assert fonts
        assert all("/FontFile2" in font or "/FontFile3" in font for font in fonts)
        figures = [e for e in pdf.objects if isinstance(e, pikepdf.Dictionary) and e.get("/S") == "/Figure"]
        assert figures
        assert all(str(figure.get("/Alt", "")) for figure in figures)
    pages = PdfReader(io.BytesIO(content)).pages
    assert f"2 / {len(pages)}" in re.sub(r"\s+", " ", pages[1].extract_text())


def test_the_same_values_give_the_same_bytes(centre):
    report = submitted_report(Q3)
    assert papers.render(report.paper) == papers.render(report.paper)
    assert print_report(report, language="ky") == print_report(report, language="ky")


def test_the_stored_file_is_the_one_with_the_hash_and_survives_later_changes(centre):
    a_busy_quarter()
    report = submitted_report(Q1)
    first = print_report(report, language="ky")
    PeriodicReport.objects.update(revenue=Decimal(1))
    Grant.objects.update(granted_on=date(2026, 7, 7))
    report.paper.refresh_from_db()
    assert papers.render(report.paper) == first
    assert papers.verify_file(report.paper) == "whole"


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("ru", ("Квартальный отчёт о деятельности Центра", "План выполнен по всем пяти показателям")),
        pytest.param(
            "en",
            ("Quarterly report on the Centre's activity", "All five indicators met the plan"),
            marks=pytest.mark.long,
        ),
    ],
)
def test_the_same_frozen_values_are_read_in_russian_and_english(centre, language, words):
    a_busy_quarter()
    report = submitted_report(Q1)
    kyrgyz = text_of(print_report(report, language="ky"))
    other = text_of(print_report(report, language=language))
    for sentence in words:
        assert sentence in other
    figures = "10 1 235 3 200 2"
    assert figures in kyrgyz
    assert figures.replace(" ", "") in other.replace(",", "").replace(" ", "")
