"""`manage.py doctor`: nothing in a sound Centre, and a sentence for each thing that is broken."""

import os
from collections.abc import Iterator
from io import StringIO

import pytest
from celery import Celery
from django.core.files.storage import default_storage
from django.core.management import call_command
from django.db import OperationalError, connection, transaction
from django.db.migrations.loader import MigrationLoader
from django.db.migrations.recorder import MigrationRecorder
from django.test.utils import CaptureQueriesContext
from django.utils import translation

from accounts.models import User
from applications.models import Application
from core.domain import health
from core.models import TransitionLog
from documents.domain import health_queue, health_setting
from portal.demo.many.multiply import multiply
from residents.models import Contract, PeriodicReport
from tests.doctor import breakers
from tests.makers.demonstration import TODAY

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("centre")]


@pytest.fixture(autouse=True)
def folder_as_before() -> Iterator[None]:
    """The file that a breaker leaves is no part of the next test."""
    yield
    default_storage.delete(breakers.OLD_FILE)


def doctor(**options: object) -> tuple[int, str]:
    """The exit code and what is said, in English."""
    out = StringIO()
    try:
        call_command("doctor", **{"language": "en", **options}, stdout=out)
    except SystemExit as exit_:
        return int(exit_.code or 0), out.getvalue()
    return 0, out.getvalue()


def found() -> dict[str, list[str]]:
    """What is found, by the code of the check."""
    with translation.override("en"):
        sentences: dict[str, list[str]] = {}
        for check, sentence in health.examine():
            sentences.setdefault(check.code, []).append(sentence)
    return sentences


def test_nothing_is_wrong_with_the_demonstration_centre():
    assert doctor() == (0, f"All is well. Checks made: {len(health.CHECKS)}.\n")


@pytest.mark.parametrize("broken", breakers.BREAKERS, ids=lambda broken: broken.__name__)
def test_what_is_broken_is_said_in_a_sentence_and_nothing_else_is(broken):
    code, words = broken()
    sentences = found()
    assert set(sentences) == {code}
    assert words in " ".join(sentences[code])


def test_whoever_breaks_something_gets_exit_code_one():
    breakers.a_number_nobody_has()
    code, said = doctor()
    assert code == 1
    assert "nothing has number" in said
    assert said.endswith("Found: 1 thing.\n")


def test_kyrgyz_is_spoken_unless_another_language_is_asked_for():
    breakers.a_number_nobody_has()
    english = doctor()[1]
    assert doctor(language="ru")[1] != english != doctor(language="ky")[1]


def test_without_a_database_nothing_else_is_looked_at(monkeypatch):
    def refuse():
        raise OperationalError("connection refused")

    monkeypatch.setattr(connection, "ensure_connection", refuse)
    assert found() == {"database": ["The database does not answer: connection refused"]}


def test_without_its_tables_the_data_are_not_looked_at():
    last = MigrationLoader(connection).graph.leaf_nodes("reporting")[0]
    MigrationRecorder(connection).record_unapplied(*last)
    breakers.a_number_nobody_has()
    assert set(found()) == {"migrations"}


def test_a_translation_that_is_not_compiled_is_named(settings, tmp_path):
    settings.LOCALE_PATHS = [tmp_path]
    (tmp_path / "ky" / "LC_MESSAGES").mkdir(parents=True)
    (tmp_path / "ky" / "LC_MESSAGES" / "django.po").write_text("")
    assert "ky/django.po" in found()["catalogues"][0]


def test_a_folder_that_takes_no_files_is_named(settings):
    settings.MEDIA_ROOT = "/dev/null/files"
    assert "/dev/null/files" in found()["private"][0]


def test_letters_missing_from_the_font_are_named(monkeypatch, tmp_path):
    monkeypatch.setattr("documents.typesetting.FONT", tmp_path / "none.ttf")
    assert health_setting.KYRGYZ_LETTERS in found()["fonts"][0]


def test_a_face_of_the_papers_that_is_not_there_is_named(monkeypatch):
    monkeypatch.setattr("documents.typesetting.FACES", ("noto-sans-regular.ttf", "noto-sans-none.ttf"))
    (said,) = found()["fonts"]
    assert "noto-sans-none.ttf" in said


def test_production_that_writes_letters_into_a_folder_is_told(settings):
    settings.PRODUCTION = True
    said = " ".join(found()["mail"])
    assert "EMAIL_URL" in said
    assert "PORTAL_FROM_EMAIL" in said


def test_a_task_nobody_takes_is_told(tmp_path, monkeypatch):
    task = tmp_path / "1.msg"
    task.write_text("{}")
    monkeypatch.setitem(
        health_queue.current_app.conf, "broker_transport_options", {"data_folder_in": tmp_path}
    )
    assert "queue" not in found()
    os.utime(task, (0, 0))
    assert "no worker takes them" in found()["queue"][0]


def test_a_worker_that_does_not_answer_is_told(monkeypatch):
    monkeypatch.setattr(health_queue.current_app.control, "ping", lambda **_options: [])
    monkeypatch.setitem(health_queue.current_app.conf, "broker_url", "redis://127.0.0.1:1/0")
    assert "No worker answers" in found()["queue"][0]


def test_a_queue_that_is_away_is_told(monkeypatch):
    away = Celery("away", set_as_current=False, broker="redis://127.0.0.1:1/0")
    monkeypatch.setattr(health_queue, "current_app", away)
    assert "REDIS_URL" in found()["queue"][0]


def test_a_check_that_breaks_is_itself_told_and_the_others_are_made(monkeypatch):
    def broken():
        raise RuntimeError("no such thing")

    monkeypatch.setitem(health.CHECKS, "roles", health.Check("roles", "Roles", broken))
    breakers.a_number_nobody_has()
    assert set(found()) == {"roles", "registers"}


def test_many_findings_of_a_kind_end_in_a_number(monkeypatch):
    many = health.Check("many", "Many", lambda: (str(number) for number in range(25)))
    monkeypatch.setitem(health.CHECKS, "many", many)
    assert len(found()["many"]) == health.SHOWN + 1
    assert found()["many"][-1] == "And more of the same kind: 5."


def test_fast_leaves_the_hashes_out():
    breakers.a_changed_paper()
    assert doctor()[0] == 1
    assert doctor(fast=True)[0] == 0


def test_it_changes_nothing():
    with CaptureQueriesContext(connection) as queries:
        doctor()
    assert not [q["sql"] for q in queries if q["sql"].startswith(("INSERT", "UPDATE", "DELETE"))]


@pytest.fixture
def many(db: None) -> int:
    """Five hundred applications more, made in bulk; answers how many residents came of them."""
    with translation.override("ky"):
        return multiply(TODAY, 500)


def test_nothing_is_wrong_with_a_centre_made_large(many):
    assert many == 10
    assert Application.objects.count() == 542
    assert found() == {}


def test_each_state_of_a_large_centre_has_its_version_in_the_history(many):
    for model in (Application, Contract, PeriodicReport):
        row = model.objects.latest("pk")
        acts = TransitionLog.objects.of(row).values_list("target", flat=True)
        versions = row.history.order_by("history_date", "history_id").values_list("state", flat=True)
        assert list(versions) == [model._meta.get_field("state").default, *acts]
        assert row.history.earliest("history_date", "history_id").history_type == "+"


def test_a_large_centre_is_the_same_each_time():
    seen = []
    for _again in range(2):
        with transaction.atomic():
            multiply(TODAY, 60)
            rows = Application.objects.filter(email__startswith="many").order_by("email")
            seen.append(
                list(rows.values_list("public_id", "number", "applicant_name", "state", "submitted_at"))
            )
            transaction.set_rollback(True)
    assert len(seen[0]) == 60
    assert seen[0] == seen[1]


def test_the_lists_of_a_large_centre_open(many, client):
    client.force_login(User.objects.get(email="director@iitb.example"))
    row = Application.objects.filter(email="many0@iitb.example").get()
    for address in (
        "/admin/applications/application/",
        f"/admin/applications/application/{row.pk}/change/",
        "/admin/residents/residency/",
        f"/admin/residents/contract/{row.contracts.get().pk}/change/",
        "/ky/residents/",
        "/ky/calls/",
    ):
        assert client.get(address).status_code == 200, address
