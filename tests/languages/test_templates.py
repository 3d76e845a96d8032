"""No template says a word of its own: words come from gettext or from data, in pages, papers and letters."""

import re

import pytest

from tests.architecture.sources import relative, tracked
from tests.languages.bare import WORD, bare_words

TRANSLATED = re.compile(
    r"{%\s*block(?:translate|trans)\b.*?%}.*?{%\s*endblock(?:translate|trans)\s*%}", re.DOTALL
)
CODE = re.compile(r"{%\s*comment\b.*?{%\s*endcomment\s*%}|{#.*?#}|{%.*?%}|{{.*?}}", re.DOTALL)
# Names that are the same in every language.
NAMES = {"PDF"}


def said_by(source: str, *, html: bool) -> list[str]:
    """Return the words a template says by itself."""
    bare = CODE.sub("", TRANSLATED.sub("", source))
    return [word for word in (bare_words(bare) if html else WORD.findall(bare)) if word not in NAMES]


def test_words_of_a_template_are_told_from_its_code() -> None:
    source = (
        '{% blocktranslate %}A {{ b }}{% endblocktranslate %}<p title="{% translate "C" %}">{{ d }} сөз</p>'
    )
    assert said_by(source, html=True) == ["сөз"]


@pytest.mark.parametrize("name", [relative(path) for path in tracked("templates/*.html", "templates/*.txt")])
def test_a_template_says_no_word_of_its_own(name: str) -> None:
    (path,) = tracked(name)
    assert said_by(path.read_text(), html=path.suffix == ".html") == []
