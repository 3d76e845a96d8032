"""The style guide shows every component and every token, and to developers alone."""

import re
from types import ModuleType

import pytest
from django.conf.urls.i18n import i18n_patterns
from django.test import Client
from django.urls import include, path

from config.urls import urlpatterns
from tests.architecture.sources import ROOT, relative, tracked

COMPONENTS = {relative(path).removeprefix("templates/") for path in tracked("templates/components/*")}
developers_urls = ModuleType("developers_urls")
developers_urls.urlpatterns = [  # type: ignore[attr-defined]
    *urlpatterns,
    *i18n_patterns(path("", include("portal.styleguide.urls"))),
]

pytestmark = pytest.mark.django_db


@pytest.fixture
def developer(settings, client: Client) -> Client:
    """Somebody for whom the portal runs with DEBUG, as config/urls.py then makes it."""
    settings.ROOT_URLCONF = developers_urls
    return client


def test_there_is_no_style_guide_without_debug(client: Client):
    assert client.get("/ky/styleguide/").status_code == 404


@pytest.mark.parametrize("language", ["ky", "ru", "en"])
def test_every_component_is_on_the_page(developer: Client, language: str):
    response = developer.get(f"/{language}/styleguide/")
    assert response.status_code == 200
    assert {template.name for template in response.templates} >= COMPONENTS
    assert len(COMPONENTS) > 20


def test_every_token_is_on_the_page(developer: Client):
    source = re.sub(r"/\*.*?\*/", "", (ROOT / "static/css/tokens.css").read_text(), flags=re.DOTALL)
    tokens = set(re.findall(r"--([cts]-[\w-]+):", source))
    page = developer.get("/en/styleguide/").content.decode()
    assert {token for token in tokens if f"var(--{token})" not in page} == set()


@pytest.mark.parametrize(
    ("query", "attribute"), [("?theme=dark", True), ("?theme=light", True), ("?theme=x", False)]
)
def test_the_page_is_seen_by_day_and_by_night(developer: Client, query: str, attribute: bool):
    page = developer.get(f"/en/styleguide/{query}").content.decode()
    assert ("data-bs-theme=" in page.partition(">")[2].partition(">")[0]) is attribute


def test_no_id_stands_twice(developer: Client):
    ids = re.findall(r' id="([^"]+)"', developer.get("/en/styleguide/").content.decode())
    assert sorted(ids) == sorted(set(ids))


def test_every_icon_is_on_the_page(developer: Client):
    names = re.findall(r'name == "([\w-]+)"', (ROOT / "templates/components/icon.html").read_text())
    page = developer.get("/en/styleguide/").content.decode()
    assert [name for name in names if f"<code>{name}</code>" not in page] == []
