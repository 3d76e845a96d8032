"""The registry of what `manage.py doctor` looks at: each room adds its checks in `AppConfig.ready()`.

A check gives one sentence for each thing that is wrong, in the language of the moment, and gives them one
by one: it never holds all rows of a table in memory.
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from itertools import islice

from django.utils.functional import Promise
from django.utils.translation import gettext as _

# Of one check a person reads this many sentences; the rest is a number.
SHOWN = 20


@dataclass(frozen=True)
class Check:
    """One thing that is looked at. A `slow` one reads files; where a `vital` one fails no other is made."""

    code: str
    title: str | Promise
    find: Callable[[], Iterable[str]]
    slow: bool = False
    vital: bool = False


#: By code, in the order in which the rooms are installed from the bottom up.
CHECKS: dict[str, Check] = {}


def register(*checks: Check) -> None:
    """Have `manage.py doctor` look at these too."""
    CHECKS.update({check.code: check for check in checks})


def examine(*, fast: bool = False) -> Iterator[tuple[Check, str]]:
    """Make every check and give what each finds; `fast` leaves the slow ones out."""
    for check in sorted(CHECKS.values(), key=lambda check: not check.vital):
        if fast and check.slow:
            continue
        healthy = True
        for sentence in _findings(check):
            healthy = False
            yield check, sentence
        if check.vital and not healthy:
            return


def _findings(check: Check) -> Iterator[str]:
    """The first sentences of a check, and how many more there are; a broken check is itself a finding."""
    try:
        found = iter(check.find())
        yield from islice(found, SHOWN)
        rest = sum(1 for _sentence in found)
    except Exception as error:  # whatever is wrong with an installation can stop a check
        yield _("This could not be looked at: %(error)s") % {
            "error": f"{type(error).__name__}: {error}".strip()
        }
        return
    if rest:
        yield _("And more of the same kind: %(count)d.") % {"count": rest}
