"""Public pages for everybody: no accessibility violation, no sideways scroll, no need for scripts."""

from collections.abc import Callable, Iterator

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

from tests.e2e.conftest import DESK, PHONE
from tests.makers.applications import make_call
from tests.makers.residents import make_residency

WIDTHS = (DESK, PHONE)
PAGES = (
    "",
    "calls/",
    "calls/{call}/",
    "residents/",
    "residents/?unit=incubator",
    "regulation/",
    "apply/",
    "apply/return/",
    "apply/call/{call}/",
    "account/login/",
    "account/password/reset/",
    "nowhere/",
)
RULES = {"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]}

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def addresses() -> list[str]:
    """The public pages of a Centre with an open call and a resident."""
    make_residency()
    call = make_call()
    return [page.format(call=call.pk) for page in PAGES]


def each_look(open_page: Callable[..., Page]) -> Iterator[tuple[str, Page]]:
    """A page of each width, by day and by night."""
    for width in WIDTHS:
        for dark in (False, True):
            yield f"{width} {'night' if dark else 'day'}", open_page(width=width, dark=dark)


def violations(page: Page) -> list[str]:
    """What axe finds on the page, in short."""
    found = Axe().run(page, options=RULES).response["violations"]
    return [f"{one['id']}: {node['html'][:120]}" for one in found for node in one["nodes"]]


def test_public_pages_have_no_violations(open_page, addresses):
    found = {}
    for look, page in each_look(open_page):
        for address in addresses:
            page.goto(f"/ky/{address}")
            if wrong := violations(page):
                found[f"{look} {address}"] = wrong
    assert found == {}


def test_forms_with_errors_have_no_violations(open_page, addresses):
    for look, page in each_look(open_page):
        page.goto("/ky/account/login/")
        page.click("main form button[type=submit]")
        assert page.locator(".err-sum a").count() == 2, look
        assert violations(page) == [], look


def test_nothing_scrolls_sideways_on_a_phone(open_page, addresses):
    page = open_page(width=PHONE)
    for path in (f"/{language}/{address}" for language in ("ky", "ru", "en") for address in addresses):
        page.goto(path)
        width = page.evaluate("document.documentElement.scrollWidth")
        assert width == PHONE, f"{path} is {width} wide"


def test_pages_load_nothing_from_elsewhere_and_break_no_policy(open_page, addresses, live_server):
    page = open_page()
    foreign, complaints = [], []
    page.on("request", lambda request: foreign.append(request.url))
    page.on("console", lambda message: complaints.append(message.text))
    for address in addresses:
        page.goto(f"/ky/{address}")
    own = (live_server.url, "data:")
    assert [url for url in foreign if not url.startswith(own)] == []
    assert [text for text in complaints if "404" not in text] == []


def test_menu_and_filter_work_without_scripts(open_page, addresses):
    page = open_page(width=PHONE, scripts=False)
    page.goto("/ky/")
    page.click("summary")
    page.click(".menu a[href='/ky/residents/']")
    page.select_option("#id_unit", "incubator")
    page.click("main form button")
    assert "unit=incubator" in page.url
    assert page.locator(".empty").count() == 1


def test_keyboard_reaches_the_content_past_the_menu(open_page, addresses):
    page = open_page()
    page.goto("/ky/")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.className") == "skip"
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.closest('main') !== null")
