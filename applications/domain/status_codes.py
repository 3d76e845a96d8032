"""A short code with which the state of an application is read without e-mail: the state, nothing else."""

import re

from django.utils.crypto import constant_time_compare

from applications.models import Application
from core.codes import short_code
from documents.domain.verification import read_code

DASHES = re.compile(r"[\u2010-\u2015\u2212]")


def status_code(application: Application) -> str:
    """Return the code of an application; it stays the same when its links are renewed."""
    return short_code("applications.status", str(application.pk))


def find_by_code(number: str, code: str) -> Application | None:
    """Return the sent application of this number whose code this is; None for any other pair."""
    wanted = "".join(DASHES.sub("-", number).split()).upper()
    application = Application.objects.received().select_related("call").filter(number=wanted).first()
    if application is None or not wanted:
        return None
    return application if constant_time_compare(status_code(application), read_code(code)) else None
