"""An expert works without a mouse: logs in, declares, reads the file, scores and sends (3.3.1)."""

import pytest
from playwright.sync_api import Page, expect

from applications.models import ScoreSheet
from tests.makers.commission import application_in_evaluation, experts_of
from tests.makers.people import PASSWORD

pytestmark = pytest.mark.django_db(transaction=True)
MOST_TABS = 60


def tab_to(page: Page, selector: str) -> None:
    """Press Tab until the focus stands on what `selector` names, and is seen to stand there."""
    for _press in range(MOST_TABS):
        page.keyboard.press("Tab")
        if page.evaluate("selector => document.activeElement.matches(selector)", selector):
            assert page.evaluate("document.activeElement.matches(':focus-visible')")
            return
    raise AssertionError(f"{selector} is not reached in {MOST_TABS} steps on {page.url}")


def follow(page: Page, selector: str) -> None:
    """Go to a link or a button, press Enter, and wait for the page it leads to."""
    tab_to(page, selector)
    with page.expect_navigation():
        page.keyboard.press("Enter")


def test_an_expert_declares_scores_and_sends_by_keyboard_alone(open_page):
    application = application_in_evaluation()
    expert = experts_of(application)[2]
    page = open_page()
    page.goto("/ky/account/login/")
    tab_to(page, "[name=login]")
    page.keyboard.type(expert.email)
    tab_to(page, "[name=password]")
    page.keyboard.type(PASSWORD)
    with page.expect_navigation():
        page.keyboard.press("Enter")
    page.goto("/ky/commission/")
    follow(page, f"main a[href*='{application.public_id}']")
    tab_to(page, "[name=has_conflict]")
    page.keyboard.press("Space")
    follow(page, "main form button[type=submit]")
    expect(page.locator("main")).to_contain_text(application.title)
    for _criterion in range(page.locator("fieldset.crit").count()):
        tab_to(page, "fieldset.crit input[type=radio]")
        for _point in range(4):
            page.keyboard.press("ArrowRight")
    tab_to(page, "[name=overall]")
    page.keyboard.type("Макулмун.")
    follow(page, "button[name=send]")
    sheet = ScoreSheet.objects.get()
    assert sheet.is_submitted
    assert {score.points for score in sheet.scores.all()} == {4}
