"""Links that the room's screens show."""

from typing import Any

from django.utils.html import format_html

from core.admin_pages import page_of
from documents.models import Upload


def file_link(upload: Upload | None) -> str:
    """A link to a kept file; a dash for none."""
    if upload is None:
        return "–"
    return format_html('<a href="{}" class="underline">{}</a>', upload.get_absolute_url(), upload)


def page_link(record: Any) -> str:
    """A link to a record; a dash for none."""
    if record is None:
        return "–"
    return format_html('<a href="{}" class="underline">{}</a>', page_of(record), record)
