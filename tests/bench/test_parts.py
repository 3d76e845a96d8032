"""The parts of `script/bench` do what they say; how long anything takes is nowhere asserted."""

import os
import threading
from http.server import BaseHTTPRequestHandler, HTTPServer
from urllib.parse import urlsplit

import psycopg2
import pytest
import throwaway
from bench import client, table
from bench.client import Form, Page, Timing, Unexpected
from bench.plans import Plan


class Answering(BaseHTTPRequestHandler):
    """Answers 200 to whoever has the session, 404 to others."""

    def do_GET(self):
        self.send_response(200 if self.headers.get("Cookie") == "sessionid=mine" else 404)
        self.end_headers()
        self.wfile.write(b"yes")

    def do_POST(self):
        sent = self.rfile.read(int(self.headers["Content-Length"]))
        self.send_response(302 if sent == b"consent=on" else 422)
        self.send_header("Location", "/sent/")
        self.end_headers()

    def log_message(self, format, *args):
        """Nothing is printed between the tests."""


@pytest.fixture
def port():
    server = HTTPServer(("127.0.0.1", 0), Answering)
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    yield server.server_port
    server.shutdown()
    thread.join()
    server.server_close()


def test_a_page_is_asked_for_with_its_session_as_often_as_wanted(port):
    assert len(client.measure(port, Page("A page", "/", "mine"), requests=7).times) == 7


def test_a_page_that_is_refused_is_no_measurement(port):
    with pytest.raises(Unexpected, match="A page: / answered 404"):
        client.measure(port, Page("A page", "/"), requests=1)


def test_each_form_is_sent_once_and_the_first_ones_only_warm(port):
    form = Form("/", {"consent": "on"})
    assert client.send(port, form).leads_to == "/sent/"
    page = Page("A form", "", forms=[form] * (client.warming() + 3))
    assert len(client.measure(port, page, requests=3).times) == 3


def test_a_form_that_is_not_accepted_is_no_measurement(port):
    with pytest.raises(Unexpected, match="A form: / answered 422"):
        client.measure(port, Page("A form", "", forms=[Form("/", {})]), requests=1)


def test_p95_is_the_time_that_nineteen_of_twenty_stay_under():
    timing = Timing([float(n) for n in range(1, 101)])
    assert (timing.p50, timing.p95) == (50.5, 96.0)


def results(size=100, milliseconds=30.0):
    made = table.Results(size, "PostgreSQL")
    made.pages.append((Page("Landing page", "/"), Timing([milliseconds])))
    made.floors["template"] = Timing([10.0])
    made.facts["doctor"] = "2.0 s"
    return made


def test_each_page_stands_beside_its_floor_as_a_ratio():
    assert "| Landing page | 30.0 | 30.0 | template | 3.0 |" in table.section(results())


def test_the_plans_of_a_page_stand_below_the_table_in_short():
    made = results()
    node = {"Node Type": "Index Scan", "Index Name": "by_day", "Actual Rows": 25, "Actual Total Time": 0.31}
    plan = Plan("SELECT …", ({"Node Type": "Limit", "Actual Rows": 25, "Actual Total Time": 0.4}, node))
    made.plans["The list"] = [plan.words]
    line = "- The list: Limit (25 rows, 0.4 ms) ← Index Scan by_day (25 rows, 0.3 ms)"
    assert line in table.section(made)


def test_a_scan_of_the_whole_table_is_seen_and_one_of_another_is_not():
    scan = {"Node Type": "Seq Scan", "Relation Name": "applications_application"}
    assert Plan("SELECT …", ({"Node Type": "Limit"}, scan)).scans
    assert not Plan("SELECT …", ({**scan, "Relation Name": "applications_call"},)).scans


def test_a_new_run_replaces_the_old_one_of_the_same_size_alone(tmp_path):
    page = tmp_path / "benchmarks.md"
    table.write(page, results(100, 30.0))
    table.write(page, results(200, 50.0))
    table.write(page, results(100, 40.0))
    written = page.read_text()
    assert written.startswith("# Benchmarks")
    assert written.count("## 100 applications") == written.count("## 200 applications") == 1
    assert "| 40.0 |" in written
    assert "| 30.0 |" not in written


@pytest.fixture
def throwaway_or_skip(monkeypatch):
    """A machine without the server, which may not install it, skips by name; with CI it fails."""
    if os.environ.get("CI") or os.geteuid() == 0:
        return throwaway
    monkeypatch.setattr(throwaway, "_apt_install", pytest.skip)
    return throwaway


def port_of(url: str) -> int:
    return urlsplit(url).port or 0


def test_a_throwaway_redis_answers_and_is_gone_afterwards(throwaway_or_skip):
    with throwaway.redis() as url:
        assert throwaway.listens(port_of(url))
    assert not throwaway.listens(port_of(url))


def test_a_throwaway_postgres_answers_and_is_gone_afterwards(throwaway_or_skip):
    with throwaway.postgres() as url:
        connection = psycopg2.connect(url)
        with connection.cursor() as cursor:
            cursor.execute("SELECT current_database()")
            assert cursor.fetchone() == ("portal",)
        connection.close()
    assert not throwaway.listens(port_of(url))
