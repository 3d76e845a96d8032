"""Whether two written names may mean one person or one organisation. No rows, no database."""

import re

from accounts.models import User
from core.folding import fold

WORD = re.compile(r"\w+")
SHORTEST_NAME = 3
# Words for the form of an organisation: the same firm is written with and without them.
FORMS = frozenset(
    {"жчк", "оопо", "осоо", "ооо", "оао", "зао", "ачк", "жак", "жи", "жк", "ип", "чп", "мп", "мамлекеттик"}
    | {"llc", "ltd", "inc", "jsc", "коом", "жоопкерчилиги", "чектелген"}
)


def words_of(text: str) -> list[str]:
    """Return the folded words of a text, without quotes and points."""
    return WORD.findall(fold(text))


def core_words(name: str) -> list[str]:
    """Return the words of a name without those for the form of an organisation."""
    return [word for word in words_of(name) if word not in FORMS]


def names_user(written: str, user: User) -> bool:
    """Say whether a written full name may be this user's: surname, given name, patronymic if both give one.

    «Асанова Мээрим Кубатбек кызы», «Мээрим Асанова» and «Асанова М. К.» may all be one person; another
    patronymic is another person.
    """
    given, surname = words_of(user.given_name), words_of(user.surname)
    words = core_words(written)
    if not surname or not given or words.count(surname[0]) == 0:
        return False
    rest = list(words)
    rest.remove(surname[0])
    if not rest:
        return False
    if given[0] in rest:
        rest.remove(given[0])
    elif rest[0] == given[0][0]:
        rest.pop(0)
    else:
        return False
    return _same_patronymic(rest, words_of(user.patronymic))


def names_organisation(written: str, known: str) -> bool:
    """Say whether two names may mean one organisation, whatever its form and quotes."""
    first, second = core_words(written), core_words(known)
    return bool(first) and first == second


def mentions(text: str, known: str) -> bool:
    """Say whether a text names a department, written in any case of letters."""
    wanted = words_of(known)
    words = words_of(text)
    size = len(wanted)
    if sum(map(len, wanted)) <= SHORTEST_NAME:
        return False
    return any(words[start : start + size] == wanted for start in range(len(words) - size + 1))


def _same_patronymic(written: list[str], known: list[str]) -> bool:
    if not written or not known:
        return True
    return written[0] == known[0] or (len(written[0]) == 1 and written[0] == known[0][0])
