"""A pytest plugin: how many minutes each suite (folder of tests) took, said at the end of a run."""

from collections import defaultdict


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
