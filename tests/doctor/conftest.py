"""The demonstration Centre with its letters sent and its papers made, as a worker leaves it."""

import runpy
from collections.abc import Iterator

import pytest
import time_machine
from django.conf import settings
from django.db import transaction
from django.test import override_settings
from django.utils import translation

from core import clock
from documents.domain import mail, papers
from tests.makers.demonstration import TODAY, demonstration


def do_what_is_owed() -> None:
    """Send the letters and make the files: a few bytes each, for nobody reads them here."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(papers, "render", lambda paper: f"%PDF-1.7 {paper.pk}".encode())
        for paper in papers.without_file():
            papers.ensure_file(paper)
    with override_settings(
        POST_OFFICE={"BACKENDS": {"default": "django.core.mail.backends.locmem.EmailBackend"}}
    ):
        while mail.send_due():
            pass


@pytest.fixture(scope="module")
def centre(django_db_setup: None, django_db_blocker) -> Iterator[None]:
    """A Centre with which nothing is wrong; it goes when the module's tests are done."""
    runpy.run_path(str(settings.BASE_DIR / "script/lib/compile_messages.py"))  # as script/test does first
    at = clock.moment_of(TODAY)
    with (
        django_db_blocker.unblock(),
        demonstration(),
        time_machine.travel(at, tick=True),
        transaction.atomic(),
    ):
        with translation.override("ky"):
            do_what_is_owed()
        yield
        transaction.set_rollback(True)
