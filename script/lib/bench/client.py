"""A small client: a few threads ask for one page again and again and note how long each answer took."""

import time
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from http.client import HTTPConnection
from statistics import median

WARM = 2


class Unexpected(Exception):
    """A page answered something else than itself."""


@dataclass(frozen=True)
class Page:
    """What is asked for: where, with which session, and the share of the floor it is compared with."""

    name: str
    path: str
    session: str = ""
    floor: str = "template"


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


def measure(port: int, page: Page, *, requests: int, threads: int = 2) -> Timing:
    """The times of `requests` answers, after a few that only warm the workers."""
    for _again in range(WARM * threads):
        ask(port, page)
    with ThreadPoolExecutor(threads) as pool:
        return Timing([took for took, _body in pool.map(lambda _n: ask(port, page), range(requests))])
