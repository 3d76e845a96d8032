"""The Centre's open rules: each one a setting, each setting a question in docs/questions.md."""

from django.conf import settings

from tests.architecture.sources import ROOT


def test_every_setting_of_the_centre_stands_among_the_questions():
    text = (ROOT / "docs/questions.md").read_text()
    assert [key for key in settings.CENTRE if f"| `{key}` |" not in text] == []
