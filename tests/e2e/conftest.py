"""A real browser before the real site: Chromium from the system, the portal in a thread of the test."""

import os
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from django.conf import settings

# Playwright's own loop runs in this thread; the database is used from it all the same.
os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"

from django.test import Client
from playwright.sync_api import Browser, Page, sync_playwright

from accounts.models import User

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or ""
FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
PHONE, DESK = 390, 1280
SHOTS = Path(os.environ.get("PORTAL_SHOTS", Path(settings.BASE_DIR) / "shots"))


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Every test of this folder needs the browser; the long story begins first, beside all the others."""
    for item in items:
        if Path(__file__).parent in item.path.parents:
            item.add_marker(pytest.mark.e2e)
    items.sort(key=lambda item: item.path.name != "test_story.py")


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Chromium, or a skip by name; a continuous-integration run must have it."""
    if not CHROMIUM:
        reason = "Chromium is not installed (apt-get install chromium)"
        if os.environ.get("CI") == "true":
            pytest.fail(reason)
        pytest.skip(reason)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        yield browser
        browser.close()


@pytest.fixture
def open_page(browser: Browser, live_server) -> Iterator[Callable[..., Page]]:
    """A maker of pages of separate visitors: `open_page(width=PHONE)`."""
    contexts = []

    def make(*, width: int = DESK, scripts: bool = True, dark: bool = False) -> Page:
        context = browser.new_context(
            base_url=live_server.url,
            viewport={"width": width, "height": 844 if width == PHONE else 900},
            java_script_enabled=scripts,
            color_scheme="dark" if dark else "light",
            accept_downloads=True,
        )
        contexts.append(context)
        page = context.new_page()
        page.set_default_timeout(45_000)
        return page

    yield make
    for context in contexts:
        context.close()


def enter_as(page: Page, user: User) -> None:
    """Let this person be logged in on the page, without the pages of the login."""
    client = Client()
    client.force_login(user)
    page.goto("/ky/status/")
    name = settings.SESSION_COOKIE_NAME
    site = page.url.removesuffix("ky/status/")
    page.context.add_cookies([{"name": name, "value": client.cookies[name].value, "url": site}])


@pytest.fixture
def shot() -> Callable[[Page, str], None]:
    """Keep a picture of the whole page as `shots/<name>.png`."""
    SHOTS.mkdir(parents=True, exist_ok=True)

    def take(page: Page, name: str) -> None:
        page.screenshot(path=SHOTS / f"{name}.png", full_page=True)

    return take
