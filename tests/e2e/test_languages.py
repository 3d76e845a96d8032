"""The public part in Russian and English: from the landing page into the form, with its errors."""

import pytest
from playwright.sync_api import expect

from tests.e2e.conftest import DESK, PHONE
from tests.makers.applications import make_call

pytestmark = pytest.mark.django_db(transaction=True)

WORDS = {
    "ru": ("Подать заявление", "Ошибка:", "Юридическое лицо"),
    "en": ("Apply", "Error:", "Legal entity"),
}


@pytest.mark.parametrize("language", WORDS)
@pytest.mark.parametrize("width", [PHONE, DESK])
def test_the_public_part_speaks_the_readers_language(open_page, shot, language, width):
    make_call()
    button, error, form = WORDS[language]
    page = open_page(width=width)
    page.goto("/ky/")
    page.click(f".lang a[lang={language}]")
    expect(page).to_have_url(f"/{language}/")
    expect(page.locator(".hero a.btn-primary")).to_have_text(button)
    shot(page, f"landing-{language}-{width}")
    page.click(".hero a.btn-primary")
    page.click("main a[href*='/apply/call/']")
    expect(page.locator("main")).to_contain_text(form)
    page.click("main form button.btn-primary")
    expect(page.locator(".err-sum")).to_be_visible()
    assert page.title().startswith(error)
    assert page.url.split("/")[3] == language
    shot(page, f"apply-{language}-{width}")


@pytest.mark.parametrize(
    ("language", "words"),
    [("ru", "Основания прекращения статуса резидента"), ("en", "Grounds for termination of resident status")],
)
@pytest.mark.parametrize("width", [PHONE, DESK])
def test_the_regulation_stands_beside_its_original(open_page, shot, language, words, width):
    page = open_page(width=width)
    page.goto(f"/{language}/regulation/#3.3.4")
    clause = page.locator("[id='3.3.4']")
    expect(clause).to_contain_text(words)
    page.click("main a[href$='?beside=ky']")
    expect(clause).to_contain_text(words)
    expect(clause.locator("[lang=ky]")).to_contain_text("Резидент статусун токтотуу негиздери")
    shot(page, f"regulation-{language}-{width}")
