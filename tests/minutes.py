"""A pytest plugin: the longest files begin first, and each suite's minutes are said at the end of a run."""

from collections import defaultdict

# A file that takes minutes must not begin when the others end: then one process would wait for it alone.
LONGEST = (
    "scripts/test_server.py",
    "access/test_access.py",
    "doctor/test_doctor.py",
    "access/test_second_factor.py",
    "languages/test_bare_table.py",
    "access/test_admin_opens.py",
    "languages/test_bare_words.py",
    "demo/",  # after the doctor's: it takes the demonstration that those have made
    "services/",
)


def pytest_collection_modifyitems(items):
    items.sort(key=lambda item: place(item.nodeid))


def place(nodeid: str) -> int:
    """Where a test's file stands among those that begin first; behind them when it is not there."""
    begins = (number for number, name in enumerate(LONGEST) if nodeid.startswith(f"tests/{name}"))
    return next(begins, len(LONGEST))


def pytest_terminal_summary(terminalreporter):
    seconds = defaultdict(float)
    for reports in terminalreporter.stats.values():
        for report in reports:
            if hasattr(report, "nodeid") and hasattr(report, "duration"):
                seconds[suite_of(report.nodeid)] += report.duration
    if seconds:
        terminalreporter.section("minutes of each suite")
    for suite, total in sorted(seconds.items(), key=lambda pair: -pair[1]):
        terminalreporter.write_line(f"{total / 60:6.2f}  {suite}")


def suite_of(nodeid: str) -> str:
    """`tests/residents/test_x.py::test_y` belongs to `residents`."""
    parts = nodeid.split("::")[0].split("/")
    return parts[1] if len(parts) > 2 else parts[-1]
