"""The papers that the demonstration owes."""

from documents.domain import papers


def make_owed() -> int:
    """Make the files that the demonstration owes, as a worker would; answer how many."""
    owed = list(papers.without_file())
    for paper in owed:
        papers.ensure_file(paper)
    return len(owed)
