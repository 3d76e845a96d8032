"""The public form in a browser: without scripts on a phone, and a little easier with them."""

from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from applications.domain.links import personal_url
from applications.enums import Step
from applications.models import Application, Call
from tests.e2e.conftest import DESK, PHONE
from tests.e2e.test_axe import violations
from tests.e2e.walk import fill
from tests.makers.applications import PDF, make_call, make_draft
from tests.makers.questions import GIVEN, approved_questions

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def call() -> Call:
    """An open call with questions of its own."""
    return make_call(question_set=approved_questions())


@pytest.fixture
def file(tmp_path: Path) -> str:
    """A small PDF on the founder's device."""
    made = tmp_path / "План.pdf"
    made.write_bytes(PDF)
    return str(made)


def go_on(page: Page) -> None:
    page.locator("main form .acts .btn-primary").last.click()


def open_step(page: Page, application: Application, step: str) -> None:
    page.goto("/ky/apply/open/" + personal_url(application).rstrip("/").rsplit("/", 1)[1] + "/")
    page.goto(f"/ky/apply/{application.public_id}/{step}/")


@pytest.mark.parametrize("scripts", [False, True])
def test_founder_sends_the_application_on_a_phone(open_page, call, file, scripts):
    page = open_page(width=PHONE, scripts=scripts)
    page.goto(f"/ky/apply/call/{call.pk}/")
    fill(
        page,
        applicant_form="project_team",
        applicant_name="«Кызыл Пик» командасы",
        representative="Токтоналиева Асел",
        email="asel@pik.example",
        phone="0555 12 34 56",
    )
    go_on(page)
    fill(page, title="Муздаткыч", innovation_types="product", direction="agro", stage="prototype")
    fill(page, problem="Сүт ачыйт.", product="Тез муздаткыч.", q_sells="yes", q_where="shop", q_members="Үч")
    go_on(page)
    fill(page, **{"team-0-name": "Токтоналиева Асел", "team-0-role": "Жетекчи"})
    go_on(page)
    fill(page, plan="Сынап, чыгарабыз.", needs="laboratory", q_customers="12")
    go_on(page)
    fill(page, **{"line-0-purpose": "Тетик", "line-0-kind": "materials", "line-0-amount": "1 000 000"})
    page.click("button[name=add]")
    fill(page, **{"line-1-purpose": "Сыноо", "line-1-kind": "rights", "line-1-amount": "250 000"})
    go_on(page)
    fill(page, kind="business_plan", file=file)
    page.click("button.btn-line[name=upload]")
    expect(page.locator("#files")).to_contain_text("План.pdf")
    go_on(page)
    expect(page.locator("main")).to_contain_text("1\u00a0250\u00a0000\u00a0сом")
    page.check("[name=consent]")
    go_on(page)
    expect(page.locator("#number")).to_be_visible()
    sent = Application.objects.get(email="asel@pik.example")
    assert (sent.amount_needed, sent.answers["where"]) == (1_250_000, ["shop"])


def test_steps_have_no_violations_and_do_not_scroll_sideways(open_page, call):
    draft = make_draft(call, answers=GIVEN, with_file=True)
    found = {}
    for width in (DESK, PHONE):
        page = open_page(width=width)
        for step in Step.values:
            open_step(page, draft, step)
            if wrong := violations(page):
                found[f"{width} {step}"] = wrong
            assert page.evaluate("document.documentElement.scrollWidth") <= width, step
    assert found == {}


def test_question_comes_into_sight_with_the_answer_that_opens_it(open_page, call):
    page = open_page()
    open_step(page, make_draft(call, answers=GIVEN), Step.PROJECT)
    where = page.locator("[name=q_where]").first
    expect(where).to_be_hidden()
    page.focus("[name=q_sells][value=no]")
    page.keyboard.press("ArrowUp")
    expect(where).to_be_visible()


def test_sum_of_the_budget_follows_what_is_typed(open_page, call):
    page = open_page()
    open_step(page, make_draft(call, answers=GIVEN), Step.BUDGET)
    page.fill("[name=line-0-amount]", "300 000,50")
    expect(page.locator("[data-total]")).to_have_text("550\u00a0000,50\u00a0сом")
    expect(page.locator("[data-source=centre] dd")).to_have_text("300\u00a0000,50\u00a0сом")


def test_file_that_is_refused_is_told_and_the_page_still_works(open_page, call, tmp_path, file):
    page = open_page()
    open_step(page, make_draft(call, answers=GIVEN), Step.DOCUMENTS)
    bad = tmp_path / "план.pdf"
    bad.write_bytes(b"MZ\x90\x00 this is a program")
    page.set_input_files("[name=file]", str(bad))
    page.click("button.btn-line[name=upload]")
    expect(page.locator(".err-sum")).to_be_visible()
    page.set_input_files("[name=file]", file)
    page.click("button.btn-line[name=upload]")
    expect(page.locator("#files")).to_contain_text("План.pdf")
    page.locator("#files a.btn-line").click()
    page.set_input_files("[name=file]", file)
    page.click("button.btn-line[name=upload]")
    expect(page.locator("[name=replace]")).to_have_count(0)
    expect(page.locator("#files li")).to_have_count(1)
