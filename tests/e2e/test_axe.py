"""Public pages for everybody: no accessibility violation, no sideways scroll, no need for scripts."""

from collections.abc import Callable, Iterator

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

from accounts.roles import Role
from applications.domain.links import personal_url
from applications.domain.returning import ask_for_code
from applications.domain.sessions import close_session
from applications.domain.sessions_voting import write_dissent
from applications.enums import Outcome
from applications.enums_session import Choice
from tests.e2e.conftest import DESK, PHONE, enter_as
from tests.makers.applications import make_call
from tests.makers.commission import (
    application_in_evaluation,
    decided_application,
    experts_of,
    recuse,
    role_holder,
)
from tests.makers.figures import small_selection
from tests.makers.residents import make_residency
from tests.makers.sessions import closed_item, item_being_voted, secretary

WIDTHS = (DESK, PHONE)
PAGES = (
    "",
    "calls/",
    "calls/{call}/",
    "residents/",
    "residents/?unit=incubator",
    "figures/",
    "regulation/",
    "apply/",
    "apply/return/",
    "apply/return/{code}/",
    "status/",
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
    code = ask_for_code("nobody@talaa.example", language="ky")
    return [page.format(call=call.pk, code=code.pk) for page in PAGES]


def each_look(open_page: Callable[..., Page]) -> Iterator[tuple[str, Page]]:
    """A page of each width, by day and by night."""
    for width in WIDTHS:
        for dark in (False, True):
            yield f"{width} {'night' if dark else 'day'}", open_page(width=width, dark=dark)


def violations(page: Page, part: str | None = None) -> list[str]:
    """What axe finds on the page, or on a part of it, in short."""
    found = Axe().run(page, context=part, options=RULES).response["violations"]
    return [f"{one['id']}: {node['html'][:120]}" for one in found for node in one["nodes"]]


def test_public_pages_have_no_violations(open_page, addresses):
    found = {}
    for look, page in each_look(open_page):
        for address in addresses:
            page.goto(f"/ky/{address}")
            if wrong := violations(page):
                found[f"{look} {address}"] = wrong
    assert found == {}


def test_the_figures_of_the_selection_have_no_violations(open_page):
    small_selection()
    director = role_holder(Role.DIRECTOR)
    found = {}
    for look, page in each_look(open_page):
        enter_as(page, director)
        page.goto("/admin/applications/application/figures/")
        if wrong := violations(page, ".figures"):
            found[look] = wrong
        assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth"), look
    assert found == {}


def test_pages_of_the_selection_have_no_violations(open_page):
    """What experts, a rejected applicant and the director work on; the frame of the admin is not ours."""
    item = item_being_voted()
    voter = experts_of(item.application)[0]
    chaired = application_in_evaluation(experts=experts_of(item.application))
    recuse(chaired, experts_of(chaired)[2])
    rejected = decided_application(Outcome.REJECTED).application
    closed = closed_item(Choice.FOR, Choice.FOR, Choice.AGAINST)
    write_dissent(closed, expert=experts_of(closed.application)[2], text="Баасы негизсиз.")
    close_session(closed.session, actor=secretary())
    signer, director = experts_of(closed.application)[0], role_holder(Role.DIRECTOR)
    link = "/ky/apply/open/" + personal_url(rejected).rstrip("/").rsplit("/", 1)[1] + "/"
    walks = (
        (voter, f"/ky/commission/sessions/{item.session.pk}/", None),
        (voter, f"/ky/commission/{chaired.public_id}/chair/", None),
        (signer, "/ky/commission/", None),
        (signer, f"/ky/commission/sessions/{closed.session.pk}/", None),
        (director, "/admin/applications/decision/waiting/", "#content"),
        (None, f"/ky/apply/{rejected.public_id}/appeal/", None),
    )
    found = {}
    for width, dark in ((DESK, False), (PHONE, True)):
        page = open_page(width=width, dark=dark)
        for person, address, part in walks:
            if person is None:
                page.goto(link)
            else:
                enter_as(page, person)
            answer = page.goto(address)
            assert answer is not None
            assert answer.status == 200, address
            if wrong := violations(page, part):
                found[f"{width} {address}"] = wrong
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
