"""Colours that stand on one another are far enough apart (WCAG 2.2 AA), by day and by night."""

import re

import pytest

from config.unfold import UNFOLD
from tests.architecture.sources import ROOT

TEXT, MARK = 4.5, 3.0
PAIRS = [
    ("ink", "paper", TEXT),
    ("ink", "wash", TEXT),
    ("ink", "wash-2", TEXT),
    ("ink-2", "paper", TEXT),
    ("ink-2", "wash", TEXT),
    ("ink-2", "wash-2", TEXT),
    ("accent", "paper", TEXT),
    ("accent", "wash", TEXT),
    ("accent", "accent-soft", TEXT),
    ("accent-2", "accent-soft", TEXT),
    ("on-accent", "accent", TEXT),
    ("on-accent", "accent-2", TEXT),
    ("on-hero", "hero", TEXT),
    ("on-hero-2", "hero", TEXT),
    ("warm", "paper", TEXT),
    ("warm", "wash", TEXT),
    ("warm", "warm-soft", TEXT),
    ("ok", "ok-soft", TEXT),
    ("ok", "paper", TEXT),
    ("wait", "wait-soft", TEXT),
    ("wait", "paper", TEXT),
    ("stop", "stop-soft", TEXT),
    ("stop", "paper", TEXT),
    ("quiet", "quiet-soft", TEXT),
    ("hero-line", "hero", MARK),
    ("mark", "paper", MARK),
    ("mark", "wash", MARK),
    ("mark", "accent-soft", MARK),
    ("field", "paper", MARK),
    ("field", "wash", MARK),
    ("accent", "wash-2", MARK),
]


def palettes() -> dict[str, dict[str, str]]:
    """The day's colours, and the night's laid over them."""
    text = (ROOT / "static/css/tokens.css").read_text()
    text = re.sub(r"/\*.*?\*/", "", text, flags=re.DOTALL)
    day, _, night = text.partition("prefers-color-scheme: dark")
    pattern = r"--c-([\w-]+):\s*(#[0-9A-Fa-f]{6})"
    light = dict(re.findall(pattern, day))
    return {"light": light, "dark": light | dict(re.findall(pattern, night))}


def luminance(colour: str) -> float:
    channels = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    lighter, darker = sorted((luminance(one), luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize(("front", "back", "wanted"), PAIRS)
def test_contrast_is_enough(theme, front, back, wanted):
    colours = palettes()[theme]
    assert contrast(colours[front], colours[back]) >= wanted


def test_black_on_white_is_the_greatest_contrast():
    assert contrast("#000000", "#FFFFFF") == pytest.approx(21)


def test_the_night_has_colours_of_its_own():
    assert palettes()["dark"]["paper"] != palettes()["light"]["paper"]


ADMIN_PAIRS = [
    ("base-900", "#FFFFFF"),
    ("base-500", "#FFFFFF"),
    ("base-500", "base-50"),
    ("primary-600", "#FFFFFF"),
    ("primary-600", "primary-100"),
    ("base-600", "base-100"),
    ("base-400", "base-900"),
    ("base-300", "base-800"),
    ("primary-400", "base-900"),
    ("primary-400", "primary-900"),
    ("base-100", "base-900"),
]


@pytest.mark.parametrize(("front", "back"), ADMIN_PAIRS)
def test_contrast_is_enough_in_the_admin(front, back):
    scales = UNFOLD["COLORS"]
    one, other = (
        name if name[0] == "#" else scales[name.partition("-")[0]][name.partition("-")[2]]
        for name in (front, back)
    )
    assert contrast(one, other) >= TEXT


def test_the_admin_has_the_colours_of_the_tokens():
    """Its accent is the portal's, and its stylesheet names no colour that is no token."""
    colours = palettes()
    known = {colour.upper() for palette in colours.values() for colour in palette.values()}
    assert UNFOLD["COLORS"]["primary"]["600"] == colours["light"]["accent"]
    assert UNFOLD["COLORS"]["primary"]["400"] == colours["dark"]["accent"]
    used = re.findall(r"#[0-9A-Fa-f]{6}\b", (ROOT / "static/css/admin.css").read_text())
    assert {colour.upper() for colour in used} - known == set()
