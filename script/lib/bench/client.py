"""A small client: a few threads ask for pages and send forms, and note how long each answer took."""

import time
from collections.abc import Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from http.client import HTTPConnection
from statistics import median
from urllib.parse import urlencode

WARM = 2


class Unexpected(Exception):
    """A page answered something else than itself."""


@dataclass(frozen=True)
class Form:
    """A form filled in: where it is sent, and what stands in it."""

    path: str
    fields: Mapping[str, str]


@dataclass(frozen=True)
class Page:
    """What is asked for: where, with which session, and the share of the floor it is compared with.

    With `forms` nothing is asked for: each of them is sent once.
    """

    name: str
    path: str
    session: str = ""
    floor: str = "template"
    forms: Sequence[Form] = ()


@dataclass(frozen=True)
class Sent:
    """The answer to a form: its milliseconds, its status, and where it leads."""

    took: float
    status: int
    leads_to: str


@dataclass(frozen=True)
class Timing:
    """Milliseconds of many answers."""

    times: Sequence[float]

    @property
    def p50(self) -> float:
        return median(self.times)

    @property
    def p95(self) -> float:
        ordered = sorted(self.times)
        return ordered[min(len(ordered) - 1, int(len(ordered) * 0.95))]


def ask(port: int, page: Page) -> tuple[float, bytes]:
    """One request on a connection of its own; answers its milliseconds and its body."""
    connection = HTTPConnection("127.0.0.1", port, timeout=120)
    headers = {"Cookie": f"sessionid={page.session}"} if page.session else {}
    started = time.perf_counter()
    connection.request("GET", page.path, headers=headers)
    answer = connection.getresponse()
    body = answer.read()
    took = (time.perf_counter() - started) * 1000
    connection.close()
    if answer.status != 200:
        raise Unexpected(
            f"{page.name}: {page.path} answered {answer.status} {answer.getheader('Location', '')}".rstrip()
        )
    return took, body


def warming(threads: int = 2) -> int:
    """How many answers only warm the workers."""
    return WARM * threads


def measure(port: int, page: Page, *, requests: int, threads: int = 2) -> Timing:
    """The times of `requests` answers, after a few that only warm the workers."""
    if page.forms:
        return _sent(port, page, threads)
    for _again in range(warming(threads)):
        ask(port, page)
    with ThreadPoolExecutor(threads) as pool:
        return Timing([took for took, _body in pool.map(lambda _n: ask(port, page), range(requests))])


def send(port: int, form: Form) -> Sent:
    """One form on a connection of its own."""
    connection = HTTPConnection("127.0.0.1", port, timeout=120)
    headers = {"Content-Type": "application/x-www-form-urlencoded"}
    started = time.perf_counter()
    connection.request("POST", form.path, body=urlencode(form.fields), headers=headers)
    answer = connection.getresponse()
    answer.read()
    took = (time.perf_counter() - started) * 1000
    connection.close()
    return Sent(took, answer.status, answer.getheader("Location") or "")


def _sent(port: int, page: Page, threads: int) -> Timing:
    """The times of forms each sent once, without those of the first few."""

    def accepted(form: Form) -> float:
        answer = send(port, form)
        if answer.status != 302:
            raise Unexpected(f"{page.name}: {form.path} answered {answer.status}")
        return answer.took

    with ThreadPoolExecutor(threads) as pool:
        return Timing(list(pool.map(accepted, page.forms))[warming(threads) :])
