"""The letterhead: versions approved by an act of OshTU, and the words that a paper takes with it (1.2)."""

from datetime import date, datetime
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import override, pgettext

from core.actors import Actor
from core.domain import permissions, transitions
from core.errors import FieldError
from core.languages import LANGUAGE_NAMES
from core.texts import clean_line, clean_text
from documents.enums import ActKind
from documents.models import GoverningAct, Letterhead, Upload

# The purpose of the pictures of letterheads.
SIGN = "letterhead.sign"
# 1.2: approved under OshTU's procedures, so by its rector or its Academic Council.
APPROVING = frozenset({ActKind.RECTOR_ORDER, ActKind.COUNCIL_DECISION})
# 1.2: the Centre is a unit of OshTU and no legal entity, so the university stands on every heading.
UNIVERSITY = {
    "ky": "Ош технологиялык университети",
    "ru": "Ошский технологический университет",
    "en": "Osh Technological University",
}
PICTURES = ("image/png", "image/jpeg")


@transaction.atomic
def add_letterhead(
    *,
    version: str,
    approved_by: GoverningAct,
    in_force_from: date,
    sign: Upload | None = None,
    actor: Actor,
    at: datetime | None = None,
    **words: str,
) -> Letterhead:
    """Enter a version: `words` are `heading_<language>` and `address_<language>`, a line each (1.2).

    It stands on papers issued from its first day until the next version's. Raises FieldError.
    """
    permissions.require(actor, "documents.add_letterhead")
    fields = {name: _lines(name, text) for name, text in words.items()}
    _check_headings(fields)
    _check_approval(approved_by, in_force_from)
    if sign is not None and sign.content_type not in PICTURES:
        raise FieldError("sign", _("The sign is a picture: PNG or JPG."))
    version = clean_line(version)
    if not version or Letterhead.objects.filter(version=version).exists():
        raise FieldError("version", _("Give the version a name that no other has."))
    if Letterhead.objects.filter(in_force_from=in_force_from).exists():
        raise FieldError("in_force_from", _("Another version comes into force on this day."))
    row = Letterhead(
        version=version, approved_by=approved_by, in_force_from=in_force_from, sign=sign, **fields
    )
    return transitions.create(row, actor=actor, at=at)


def face_on(day: date, language: str) -> dict[str, Any]:
    """What the letterhead of a day says in a language: frozen in each paper issued then (1.2)."""
    row = Letterhead.objects.in_force(day)
    if row is None:
        return {"version": "", "sign": "", **default_words(language)}
    return {
        "version": row.version,
        "sign": str(row.sign_id or ""),
        "heading": row.heading(language),
        "address": row.address(language),
    }


def default_words(language: str) -> dict[str, list[str]]:
    """The words that stand on papers before the first version is approved."""
    with override(language):
        return {
            "heading": [
                pgettext("letterhead, line 1", "Osh Technological University"),
                pgettext("letterhead, line 2", "named after M.M. Adyshev"),
                pgettext("letterhead, line 3", "Innovation-Scientific-Technological Centre"),
            ],
            "address": [
                pgettext("letterhead, address", "Osh,"),
                pgettext("letterhead, address", "81 N. Isanov Street"),
            ],
        }


def proposed_words() -> dict[str, str]:
    """Words offered for a new version: those in force, else the first ones."""
    latest = Letterhead.objects.first()
    offered = {}
    for language in LANGUAGE_NAMES:
        default = default_words(language)
        for part in ("heading", "address"):
            name = f"{part}_{language}"
            offered[name] = getattr(latest, name) if latest else "\n".join(default[part])
    return offered


def _lines(name: str, text: str) -> str:
    lines = [line for line in (clean_line(one) for one in clean_text(text).split("\n")) if line]
    if not lines:
        raise FieldError(name, _("Write at least one line."))
    return "\n".join(lines)


def _check_headings(fields: dict[str, str]) -> None:
    for language, name in UNIVERSITY.items():
        heading = fields.get(f"heading_{language}", "")
        if name not in " ".join(heading.splitlines()) or len(heading.splitlines()) < 2:
            words = _(
                "The Centre is a unit of OshTU (1.2): the heading names it below the university: %(name)s."
            )
            raise FieldError(f"heading_{language}", words % {"name": name})


def _check_approval(act: GoverningAct, in_force_from: date) -> None:
    if act.kind not in APPROVING:
        raise FieldError(
            "approved_by",
            _("A letterhead is approved by an order of the Rector or the Academic Council (1.2)."),
        )
    if act.dated_on and in_force_from < act.dated_on:
        raise FieldError("in_force_from", _("The version cannot come into force before it was approved."))
