"""What a list says of a file beside its name."""

from django.utils.translation import gettext as _

from core.formatting import format_number
from documents.models import Upload

KILOBYTE = 1024
MEGABYTE = KILOBYTE * 1024


def file_note(upload: Upload) -> str:
    """Write a file's kind and size: `PDF, 1,2 МБ`."""
    kind = upload.name.rsplit(".", 1)[-1].upper()
    if upload.size >= MEGABYTE:
        return _("%(kind)s, %(size)s MB") % {
            "kind": kind,
            "size": format_number(round(upload.size / MEGABYTE, 1)),
        }
    return _("%(kind)s, %(size)s KB") % {
        "kind": kind,
        "size": format_number(max(1, round(upload.size / KILOBYTE))),
    }
