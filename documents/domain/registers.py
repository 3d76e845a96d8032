"""A register of correspondence for a period, printed to be signed and kept (7.3)."""

from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _
from django.utils.translation import override

from core import clock
from documents import rendering
from documents.domain.letterheads import face_on
from documents.enums import Register
from documents.models import Correspondence

TEMPLATE = "documents/register_print.html"
# The registers are kept in the state language.
LANGUAGE = "ky"
# About a hundred pages; more is printed period by period.
MOST = 1500


@dataclass(frozen=True)
class Printed:
    """A PDF and the name to save it under."""

    content: bytes
    file_name: str


def print_register(*, register: str, first: date, last: date, on: date | None = None) -> Printed:
    """One register from a day to a day, in the order of its numbers, as it stands on a day."""
    day, kind = on or clock.today(), Register(register)
    rows = Correspondence.objects.of_period(kind, first, last).select_related("executor", "file_index")
    with override(LANGUAGE):
        title = {
            Register.INCOMING: _("Register of incoming documents"),
            Register.OUTGOING: _("Register of outgoing documents"),
            Register.INTERNAL: _("Register of internal documents"),
        }[kind]
    context = {
        "register": kind,
        "is_incoming": kind is Register.INCOMING,
        "is_outgoing": kind is Register.OUTGOING,
        "rows": [{"row": row, "late": row.is_overdue(day)} for row in rows[:MOST]],
        "is_cut": rows.count() > MOST,
        "first": first,
        "last": last,
        "printed_on": day,
        "letterhead": face_on(day, LANGUAGE),
    }
    content = rendering.render_pdf(TEMPLATE, context, language=LANGUAGE, title=title, on=day)
    return Printed(content, f"{kind.value}-{first:%Y-%m-%d}-{last:%Y-%m-%d}.pdf")
