"""Chapters 1 and 2: a founder applies on a phone, a clerk asks for more, the founder adds it."""

from pathlib import Path

from playwright.sync_api import Page, expect

from applications.models import Application
from tests.e2e.walk import Walk, fill, link_in_letter, press

EMAIL = "a.toktonalieva@kyzyl-pik.example"
TITLE = "Айылдык сүт пункту үчүн тез муздаткыч"


def applies_on_a_phone(walk: Walk, plan: Path) -> None:
    """From the landing page to the receipt, without an account."""
    page = walk.open_page(width=390)
    page.goto("/")
    expect(page).to_have_url("/ky/")
    walk.shot(page, "01-landing-390")
    page.click(".hero a.btn-primary")
    walk.shot(page, "01-call-390")
    page.click("main a[href*='/ky/apply/call/']")
    _writes_who_applies(walk, page)
    _writes_about_the_project(walk, page)
    _attaches(walk, page, plan)
    _checks_and_sends(walk, page)


def _writes_who_applies(walk: Walk, page: Page) -> None:
    press(page, "main form button.btn-primary")
    expect(page.locator(".err-sum")).to_be_visible()
    assert page.title().startswith("Ката:")
    walk.shot(page, "01-apply-errors-390")
    fill(
        page,
        applicant_form="legal_entity",
        applicant_name="ЖЧК «Кызыл Пик»",
        inn="01503202410077",
        registration_number="51877-3306-ЖЧК",
        address="Ош шаары, Масалиев көчөсү, 12",
        representative="Токтоналиева Асел Бекболотовна",
        email=EMAIL,
        phone="0555 12 34 56",
    )
    press(page, "main form button.btn-primary")


def _writes_about_the_project(walk: Walk, page: Page) -> None:
    fill(
        page,
        title=TITLE,
        innovation_types="product",
        direction="agro",
        stage="prototype",
        problem="Айылда сүт эки саатта ачыйт, пунктка жеткиче бузулат.",
        product="Жарым саатта төрт градуска муздаткан, электрди үнөмдөгөн түзүлүш.",
    )
    fill(page, q_had_support="yes")
    expect(page.locator("[name=q_support_from]")).to_be_visible()
    fill(page, q_support_from="ОшТУнун стартап-сынагы, 2025, 150 000 сом")
    walk.shot(page, "01-apply-project-390")
    press(page, "main form button.btn-primary")
    page.fill("[name$=name] >> nth=0", "Токтоналиева Асел Бекболотовна")
    page.fill("[name$=role] >> nth=0", "Жетекчи")
    press(page, "main form button.btn-primary")
    fill(page, plan="Эки айылда сынап, он даана чыгарабыз.", needs="laboratory", q_new_jobs="4")
    press(page, "main form button.btn-primary")
    _writes_the_budget(walk, page)


def _writes_the_budget(walk: Walk, page: Page) -> None:
    """Two lines; the sum follows what is typed."""
    _writes_a_line(page, 0, purpose="Компрессор жана тетиктер", kind="equipment", amount="1 000 000")
    page.click("main form button[name=add]")
    _writes_a_line(page, 1, purpose="Сыноо жана күбөлүк", kind="rights", source="own", amount="450 000")
    expect(page.locator("[data-total]")).to_have_text("1\u00a0450\u00a0000\u00a0сом")
    walk.shot(page, "01-apply-budget-390")
    page.locator("main .acts .btn-primary").last.click()


def _writes_a_line(page: Page, place: int, **values: str) -> None:
    fill(page, **{f"line-{place}-{name}": value for name, value in values.items()})


def _attaches(walk: Walk, page: Page, plan: Path) -> None:
    fill(page, kind="business_plan", file=str(plan))
    page.click("main form:has([name=file]) button.btn-line[name=upload]")
    expect(page.locator("#files")).to_contain_text(plan.name)
    walk.shot(page, "01-apply-documents-390")
    page.locator("main .acts .btn-primary").last.click()


def _checks_and_sends(walk: Walk, page: Page) -> None:
    expect(page.locator("h1")).to_have_text("Жөнөтүүдөн мурда жоопторуңузду текшериңиз")
    walk.shot(page, "01-apply-check-390")
    page.check("[name=consent]")
    with page.expect_navigation():
        page.locator("main .acts .btn-primary").last.click()
    application = Application.objects.get(email=EMAIL)
    expect(page.locator("main")).to_contain_text(application.number)
    walk.shot(page, "01-apply-sent-390")
    walk.known |= {"number": application.number, "application": str(application.pk)}


def comes_back_by_the_link(walk: Walk) -> Page:
    """The personal link of the letter opens the application on any device."""
    page = walk.open_page(width=390)
    page.goto(link_in_letter(EMAIL, "/apply/open/"))
    expect(page.locator("h1")).to_have_text(TITLE)
    walk.shot(page, "01-applicant-390")
    return page


def clerk_returns_it(walk: Walk) -> None:
    """The clerk finds the application, looks at it and asks for what is missing."""
    page = walk.log_in("clerk2")
    walk.shot(page, "02-clerk-home-1280")
    page.goto("/admin/applications/application/?q=кызыл+пик")
    press(page, f"text={walk.known['number']}")
    walk.shot(page, "02-clerk-application-1280")
    press(page, "a[href$='/do/return_for_revision/']")
    fill(page, remark="Бизнес-планда айлар боюнча чыгымдар жок. Толуктап жөнөтүңүз.")
    walk.shot(page, "02-clerk-return-1280")
    press(page)
    expect(page.locator("body")).to_contain_text("Толуктоого кайтарылды")


def founder_adds(walk: Walk) -> None:
    """The founder reads the remark on the page, adds a sentence and sends again."""
    page = walk.open_page(width=390)
    page.goto(link_in_letter(EMAIL, "/apply/open/"))
    expect(page.locator("main")).to_contain_text("айлар боюнча чыгымдар жок")
    walk.shot(page, "02-founder-adds-390")
    page.locator("main dl a[href*='/budget/']").first.click()
    fill(page, budget_note="1–3-айлар: тетиктер 600 000; 4–6-айлар: сыноо 450 000; калганы – күбөлүк.")
    page.locator("main .acts .btn-primary").last.click()
    page.goto(page.url.rsplit("/", 2)[0] + "/check/")  # the documents are as they were
    page.check("[name=consent]")
    page.locator("main .acts .btn-primary").last.click()
    expect(page.locator("main")).to_contain_text(walk.known["number"])


def clerk_accepts_it(walk: Walk) -> None:
    """The clerk finds everything there."""
    page = walk.log_in("clerk2")
    page.goto(f"/admin/applications/application/{walk.known['application']}/change/")
    press(page, "a[href$='/check/']")
    for radio in page.locator("input[type=radio][value=present]").all():
        radio.check()
    walk.shot(page, "02-clerk-check-1280")
    press(page, "button[name=next][value=complete]")
    fill(page, reason="Прототип Борбордо көрсөтүлдү.")
    walk.shot(page, "02-clerk-complete-1280")
    press(page)
    assert Application.objects.get(pk=walk.known["application"]).state == "complete"
