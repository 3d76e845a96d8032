"""What every chapter of the story needs: a clock that jumps, logins, letters, the admin's acts."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import date
from email import message_from_bytes, policy
from pathlib import Path
from urllib.parse import urlsplit

import time_machine
from django.conf import settings
from playwright.sync_api import Page, expect
from post_office.models import Email

from core.clock import moment_of
from portal.demo.people import DOMAIN, PASSWORD


@dataclass
class Walk:
    """The story's stage: makes pages, moves the day, remembers what later chapters need."""

    open_page: Callable[..., Page]
    shot: Callable[[Page, str], None]
    known: dict[str, str] = field(default_factory=dict)
    _travel: time_machine.travel | None = None

    def go_to_day(self, day: date) -> None:
        """Let the site believe that it is ten in the morning of `day` in Osh."""
        self.stop()
        self._travel = time_machine.travel(moment_of(day, 10), tick=True)
        self._travel.start()

    def stop(self) -> None:
        """Give the true time back."""
        if self._travel is not None:
            self._travel.stop()
            self._travel = None

    def log_in(self, key: str, *, password: str = PASSWORD, width: int = 1280) -> Page:
        """A fresh page of the person with this login."""
        page = self.open_page(width=width)
        page.goto("/ky/account/login/")
        page.fill("[name=login]", key if "@" in key else f"{key}@{DOMAIN}")
        page.fill("[name=password]", password)
        page.click("main form button[type=submit]")
        expect(page).not_to_have_url(re.compile("/account/login/"))
        return page


def link_in_letter(to: str, pattern: str) -> str:
    """The path of the newest link to this person that matches `pattern`."""
    for text in letters_to(to):
        for url in re.findall(r"https?://\S+", text):
            if re.search(pattern, url):
                return urlsplit(url).path
    raise AssertionError(f"no letter to {to} has a link like {pattern}")


def letters_to(to: str) -> Iterator[str]:
    """What letters to this person say, the newest first: those that wait, then those in their letter box."""
    for letter in Email.objects.exclude(message="").order_by("-pk"):
        if to in letter.to:
            yield letter.message
    box = Path(settings.EMAIL_FILE_PATH)
    for sent in sorted(box.glob("*.log"), key=lambda path: path.stat().st_mtime_ns, reverse=True):
        for raw in reversed(sent.read_bytes().split(b"-" * 79)):
            message = message_from_bytes(raw.strip(), policy=policy.default)
            body = message.get_body(("plain",)) if to in (message["To"] or "") else None
            if body is not None:
                yield body.get_content()


def act(page: Page, transition: str, **values: str) -> None:
    """Press a record's button in the admin, fill its form, confirm."""
    press(page, f"a[href$='/do/{transition}/']")
    fill(page, **values)
    press(page, "main form button[type=submit], #content form button[type=submit]")


def fill(page: Page, **values: str) -> None:
    """Fill fields by name: texts, selects, radios; `check:` values are ticked."""
    for name, value in values.items():
        box = page.locator(f"[name={name}]")
        kind = box.first.evaluate("e => e.tagName === 'SELECT' ? 'select' : e.type")
        if kind in ("radio", "checkbox"):
            page.check(f"[name={name}][value='{value}']")
        elif kind == "select":
            page.select_option(f"[name={name}]", value)
        elif kind == "file":
            page.set_input_files(f"[name={name}]", value)
        else:
            page.fill(f"[name={name}]", value)


def press(page: Page, button: str = "#content form button[type=submit]") -> None:
    """Press a button and wait until the page it leads to is there."""
    with page.expect_navigation():
        page.click(button)
