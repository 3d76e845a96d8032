"""Versions of the letterhead in the admin."""

from typing import Any

from django.contrib import admin
from django.db.models import Exists, OuterRef, QuerySet
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from unfold.decorators import display

from core import clock
from core.admin_shown import EnteredAdmin
from core.badges import badge
from documents.admin.links import file_link, page_link
from documents.admin_forms import LetterheadForm
from documents.domain.enclosures import with_file
from documents.domain.letterheads import SIGN, add_letterhead
from documents.models import Letterhead


@admin.register(Letterhead)
class LetterheadAdmin(EnteredAdmin):
    """Each version with its words and its approval; never changed, the next one replaces it (1.2)."""

    list_display = ("version", "in_force_from", "approval", "standing")
    list_select_related = ("approved_by",)
    fields = (
        "version", "in_force_from", "approval", "standing", "heading_ky", "address_ky", "heading_ru",
        "address_ru", "heading_en", "address_en", "picture",
    )  # fmt: skip

    add_form, add_title = LetterheadForm, _("Enter a version of the letterhead")
    add_says = _("Papers issued before its first day keep the letterhead they were issued with.")

    @staticmethod
    def enter(*, sign: Any, **words: Any) -> Letterhead:
        """The version, with its picture where one came."""
        return with_file(add_letterhead, file=sign, purpose=SIGN, kept_as="sign", **words)

    def get_queryset(self, request: HttpRequest) -> QuerySet[Letterhead]:
        """Versions, each knowing whether a later one is already in force."""
        later = Letterhead.objects.filter(
            in_force_from__gt=OuterRef("in_force_from"), in_force_from__lte=clock.today()
        )
        return super().get_queryset(request).annotate(is_replaced=Exists(later))

    @display(description=_("approved by"))
    def approval(self, letterhead: Letterhead) -> str:
        """The act that approved the version."""
        return page_link(letterhead.approved_by)

    @display(description=_("today"))
    def standing(self, letterhead: Letterhead) -> str:
        """Whether papers of today stand on it."""
        if letterhead.in_force_from > clock.today():
            return badge(_("not yet in force"), "info")
        replaced = getattr(letterhead, "is_replaced", True)  # a past version on its page of history
        return badge(_("replaced"), "warning") if replaced else badge(_("in force"), "success")

    @display(description=_("sign"))
    def picture(self, letterhead: Letterhead) -> str:
        """The picture, where there is one."""
        return file_link(letterhead.sign)
