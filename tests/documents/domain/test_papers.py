"""Issued papers (7.3): numbered at once, rendered from what is frozen, guarded by their hash."""

import hashlib
import subprocess
import sys
from pathlib import Path

import pytest
from django.core.files.base import ContentFile
from django.db import IntegrityError, transaction

from core.actors import StandIn
from core.errors import DomainError
from documents import tasks
from documents.domain import papers
from documents.enums import FileState, PaperKind
from documents.models import IssuedPaper, NumberSeries
from tests.makers.documents import DAY, make_paper

pytestmark = pytest.mark.django_db


def test_a_paper_is_in_the_register_before_its_file_is_made() -> None:
    paper = make_paper()
    assert (paper.number, paper.year, paper.sequence) == ("ПР-2026/01", 2026, 1)
    assert papers.verify_file(paper) is FileState.MISSING
    assert list(papers.without_file()) == [paper]


def test_the_file_is_made_after_the_commit(django_capture_on_commit_callbacks) -> None:
    with django_capture_on_commit_callbacks(execute=True):
        paper = make_paper()
        assert not IssuedPaper.objects.get().sha256
    paper.refresh_from_db()
    assert papers.verify_file(paper) is FileState.WHOLE


@pytest.mark.django_db(transaction=True)
def test_a_failed_act_leaves_neither_paper_nor_number() -> None:
    @transaction.atomic
    def fail() -> None:
        make_paper()
        raise RuntimeError

    with pytest.raises(RuntimeError):
        fail()
    assert not IssuedPaper.objects.exists()
    assert not NumberSeries.objects.exists()


def test_the_hash_is_of_the_stored_bytes(private_files: Path) -> None:
    paper = papers.ensure_file(make_paper())
    stored = (private_files / paper.file.name).read_bytes()
    assert stored.startswith(b"%PDF-1.7")
    assert paper.sha256 == hashlib.sha256(stored).hexdigest()


def test_making_the_file_twice_changes_nothing() -> None:
    paper = papers.ensure_file(make_paper())
    versions = paper.history.count()
    tasks.render_paper(str(paper.pk))
    again = papers.ensure_file(IssuedPaper.objects.get(pk=paper.pk))
    assert (again.sha256, again.rendered_at) == (paper.sha256, paper.rendered_at)
    assert paper.history.count() == versions


def test_an_altered_file_is_found_and_not_given() -> None:
    paper = papers.ensure_file(make_paper())
    storage = paper.file.storage
    storage.delete(paper.file.name)
    storage.save(paper.file.name, ContentFile(b"%PDF-1.7 another contract"))
    assert papers.verify_file(paper) is FileState.ALTERED
    with pytest.raises(DomainError):
        papers.ensure_file(paper)


def test_a_lost_file_is_made_again_as_it_was() -> None:
    paper = papers.ensure_file(make_paper())
    paper.file.storage.delete(paper.file.name)
    assert papers.verify_file(paper) is FileState.LOST
    assert papers.verify_file(papers.ensure_file(paper)) is FileState.WHOLE


def test_a_lost_file_that_would_come_out_different_is_not_replaced(template) -> None:
    name = template("own.html", '{% extends "documents/paper_base.html" %}')
    paper = papers.ensure_file(make_paper(template=name))
    paper.file.storage.delete(paper.file.name)
    changed = template(
        "other.html", '{% extends "documents/paper_base.html" %}{% block title %}!{% endblock %}'
    )
    IssuedPaper.objects.filter(pk=paper.pk).update(template=changed)
    with pytest.raises(DomainError):
        papers.ensure_file(IssuedPaper.objects.get(pk=paper.pk))


def test_the_number_can_come_from_the_application() -> None:
    paper = make_paper(PaperKind.RECEIPT, number="АРЗ-2026-0007")
    assert (paper.number, paper.sequence) == ("АРЗ-2026-0007", None)
    with pytest.raises(IntegrityError):
        make_paper(PaperKind.RECEIPT, number="АРЗ-2026-0007")


def test_the_code_is_the_papers_own() -> None:
    codes = {make_paper().code for _ in range(5)}
    assert len(codes) == 5
    assert all(len(code) == 14 for code in codes)


def test_a_file_never_stands_without_its_hash() -> None:
    paper = make_paper()
    with pytest.raises(IntegrityError):
        IssuedPaper.objects.filter(pk=paper.pk).update(sha256="0" * 64)


def test_the_sweeper_makes_what_is_owed_and_one_bad_paper_does_not_stop_it(template) -> None:
    bad = make_paper(template=template("bad.html", "{% url 'no:such' %}"))
    good = make_paper()
    tasks.sweep()
    assert papers.verify_file(IssuedPaper.objects.get(pk=good.pk)) is FileState.WHOLE
    assert list(papers.without_file()) == [bad]


def test_history_says_who_issued_it(director) -> None:
    paper = make_paper(actor=director)
    assert paper.history.get().history_user == director


SAME_CONTENT = """
import django
django.setup()
from documents.rendering import render_pdf
from documents import charts
import datetime, hashlib, sys
from decimal import Decimal
chart = charts.bar_chart([1, Decimal("2.5")], ["а", "ө"], value_labels=["1", "2,5"], plan=[None, 2])
content = {"paper": {"number": "РК-2026/01", "issued_on": datetime.date(2026, 7, 14), "code": "A"}}
pdf = render_pdf("documents/paper_base.html", content, language="ky", title="Келишим", charts={"a": chart})
print(hashlib.sha256(pdf).hexdigest(), hashlib.sha256(chart).hexdigest())
"""


def test_two_processes_make_the_same_bytes(tmp_path: Path) -> None:
    """Different hash seeds, different clocks, one file."""
    processes = [_hash_in_a_process(seed, tmp_path) for seed in ("1", "2")]
    found = {process.communicate()[0] for process in processes}
    assert [process.returncode for process in processes] == [0, 0]
    assert len(found) == 1


def _hash_in_a_process(seed: str, folder: Path) -> "subprocess.Popen[str]":
    environment = {
        "PYTHONHASHSEED": seed,
        "DJANGO_SETTINGS_MODULE": "config.settings",
        "PORTAL_PRIVATE": str(folder / seed),
        "MPLCONFIGDIR": str(folder / seed / "mpl"),
        "PATH": "/usr/bin:/bin",
        "HOME": str(folder),
    }
    return subprocess.Popen(
        [sys.executable, "-c", SAME_CONTENT], stdout=subprocess.PIPE, text=True, env=environment
    )


def test_the_same_content_gives_the_same_bytes_in_one_process() -> None:
    paper = make_paper(context={"signatory": {"name": "Ө. Ү. Ң."}})
    assert papers.render(paper) == papers.render(paper)


def test_a_paper_is_entered_on_behalf_of_nobody_else() -> None:
    paper = make_paper(actor=StandIn.APPLICANT, on=DAY)
    assert paper.history.get().history_user is None
