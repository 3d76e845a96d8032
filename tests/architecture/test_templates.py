"""Templates: each one used and sound, with nothing from another host and nothing inline."""

import re

import pytest
from django.template.loader import get_template

from tests.architecture.sources import ROOT, relative, tracked

TEMPLATES = [relative(path).removeprefix("templates/") for path in tracked("templates/*")]
ERROR_PAGES = {"400.html", "403.html", "403_csrf.html", "404.html", "500.html"}
# Libraries find these by their place: our file stands in front of theirs.
OVERRIDES = (
    "account/",
    "allauth/",
    "mfa/",
    "admin/",
    "unfold/",
    "registration/",
    "bootstrap5/",
    "simple_history/",
)


@pytest.mark.parametrize("name", [name for name in TEMPLATES if name.endswith((".html", ".txt"))])
def test_template_compiles(name):
    get_template(name)


def test_every_template_is_used():
    texts = "\n".join(
        path.read_text() for path in tracked("*.py", "templates/*") if "tests/" not in relative(path)
    )
    unused = [
        name
        for name in TEMPLATES
        if name not in ERROR_PAGES and not name.startswith(OVERRIDES) and stem(name) not in texts
    ]
    assert unused == []


def stem(name: str) -> str:
    """A letter's three parts (subject, text, page) are asked for by the name they share."""
    match = re.fullmatch(r"(documents/letters/)?([\w/-]+?)(\.subject\.txt|\.txt|\.html)", name)
    return match[2] if match and match[1] else name


def test_every_template_named_in_the_code_exists():
    named = {
        name
        for path in tracked("*.py", "templates/*")
        if "tests/" not in relative(path)
        for name in re.findall(r"""["']((?:[\w-]+/)+[\w.-]+\.(?:html|txt))["']""", path.read_text())
        if name.split("/")[0] in OWN_FOLDERS
    }
    assert sorted(name for name in named if name not in TEMPLATES) == []


OWN_FOLDERS = {name.split("/")[0] for name in TEMPLATES if "/" in name} - {o.rstrip("/") for o in OVERRIDES}

INLINE = re.compile(r"""<style|\sstyle=|\son[a-z]+=["']|<script(?![^>]*\ssrc=)|javascript:""", re.IGNORECASE)
FOREIGN = re.compile(
    r"""(?:src|href|url|@import|action|poster|srcset)\s*[=(]?\s*["'(]*(?:https?:)?//[a-z]""", re.IGNORECASE
)


@pytest.mark.parametrize("path", tracked("templates/*.html"), ids=relative)
def test_page_has_nothing_inline(path):
    assert [line for line in path.read_text().splitlines() if INLINE.search(line)] == []


@pytest.mark.parametrize("path", tracked("templates/*", "static/*.css", "static/*.js"), ids=relative)
def test_file_loads_nothing_from_another_host(path):
    assert [line for line in path.read_text().splitlines() if FOREIGN.search(line)] == []


def test_the_templates_are_where_this_test_looks():
    assert (ROOT / "templates" / "base.html").is_file()
