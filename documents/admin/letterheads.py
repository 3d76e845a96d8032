"""Versions of the letterhead in the admin."""

from typing import Any

from django.contrib import admin
from django.core.exceptions import PermissionDenied
from django.db.models import Exists, OuterRef, QuerySet
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from unfold.decorators import display

from core import clock
from core.badges import badge
from documents.admin.base import ActPages, ReadOnly, file_link, page_link
from documents.admin_forms import LetterheadForm
from documents.domain.letterheads import SIGN, add_letterhead
from documents.domain.uploads import store_upload
from documents.models import Letterhead

ADD = "documents.add_letterhead"


@admin.register(Letterhead)
class LetterheadAdmin(ActPages, ReadOnly):
    """Each version with its words and its approval; never changed, the next one replaces it (1.2)."""

    list_display = ("version", "in_force_from", "approval", "standing")
    list_select_related = ("approved_by",)
    fields = (
        "version", "in_force_from", "approval", "standing", "heading_ky", "address_ky", "heading_ru",
        "address_ru", "heading_en", "address_en", "picture",
    )  # fmt: skip

    def get_queryset(self, request: HttpRequest) -> QuerySet[Letterhead]:
        """Versions, each knowing whether a later one is already in force."""
        later = Letterhead.objects.filter(
            in_force_from__gt=OuterRef("in_force_from"), in_force_from__lte=clock.today()
        )
        return super().get_queryset(request).annotate(is_replaced=Exists(later))

    def has_add_permission(self, request: HttpRequest) -> bool:
        """Who enters governing acts enters what they approve."""
        return bool(request.user.has_perm(ADD))

    def add_view(self, request: HttpRequest, form_url: str = "", extra_context: Any = None) -> HttpResponse:
        """Enter a version, beginning with the words in force."""
        if not self.has_add_permission(request):
            raise PermissionDenied
        return self.act_page(
            request,
            LetterheadForm,
            lambda data: self._add(request, data),
            title=gettext("Enter a version of the letterhead"),
            says=gettext("Papers issued before its first day keep the letterhead they were issued with."),
        )

    def _add(self, request: HttpRequest, data: dict[str, Any]) -> Letterhead:
        picture, user = data.pop("sign"), request.user
        sign = store_upload(picture, purpose=SIGN, actor=user) if picture else None  # type: ignore[arg-type]
        return add_letterhead(**data, sign=sign, actor=user)  # type: ignore[arg-type]

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
