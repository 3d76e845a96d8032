"""How PostgreSQL reads the table of applications for a page: the plan of each of the page's queries."""

import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

from django.db import connection
from django.test.utils import CaptureQueriesContext

TABLE = "applications_application"


@dataclass(frozen=True)
class Plan:
    """One query and the nodes of its plan, the outermost first."""

    sql: str
    nodes: tuple[dict[str, Any], ...]

    @property
    def scans(self) -> bool:
        """Whether it reads the whole table of applications from one end to the other."""
        return any(
            node["Node Type"] in ("Seq Scan", "Parallel Seq Scan") and node.get("Relation Name") == TABLE
            for node in self.nodes
        )

    @property
    def words(self) -> str:
        """The nodes in short: what is done, by which index, how many rows in how many milliseconds."""
        return " ← ".join(map(_words, self.nodes))


def plans_of(act: Callable[[], object], *, measured: bool = False) -> list[Plan]:
    """Do something and explain each query of it that reads applications; `measured` runs each once more."""
    with CaptureQueriesContext(connection) as captured:
        act()
    asked = [one["sql"] for one in captured.captured_queries]
    return [_explained(sql, measured) for sql in asked if sql.startswith("SELECT") and f'"{TABLE}"' in sql]


def _explained(sql: str, measured: bool) -> Plan:
    options = "ANALYZE, FORMAT JSON" if measured else "FORMAT JSON"
    with connection.cursor() as cursor:
        cursor.execute(f"EXPLAIN ({options}) {sql.replace('%', '%%')}", [])
        (found,) = cursor.fetchone()
    top = (json.loads(found) if isinstance(found, str) else found)[0]["Plan"]
    return Plan(sql, tuple(_nodes(top)))


def _nodes(node: dict[str, Any]) -> Iterator[dict[str, Any]]:
    yield node
    for below in node.get("Plans", ()):
        yield from _nodes(below)


def _words(node: dict[str, Any]) -> str:
    index = f" {node['Index Name']}" if "Index Name" in node else ""
    if "Actual Rows" not in node:
        return f"{node['Node Type']}{index}"
    took = f"{node['Actual Rows']:.0f} rows, {node['Actual Total Time']:.1f} ms"
    return f"{node['Node Type']}{index} ({took})"
