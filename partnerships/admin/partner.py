"""The register of partners (8.1)."""

from typing import Any

from django.contrib import admin
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from core.admin_pages import ask, page_of
from partnerships.admin_base import Act, DeskAdmin, Section, Shown
from partnerships.admin_forms import PartnerForm
from partnerships.domain.partners import add_partner, correct_partner
from partnerships.models import Partner

ENTRY = ("kind", "name", "address", "contact_name", "contact_post", "email", "phone")


@admin.register(Partner)
class PartnerAdmin(DeskAdmin):
    """Partners of the four kinds with their contacts and agreements."""

    list_display = ("name", "kind", "contact_name", "phone", "email")
    list_filter = ("kind",)
    folded_search = "folded"
    fields = ENTRY
    acts = (Act("correct", "partnerships.change_partner", _("Correct the entry"), "correct_view"),)

    def has_add_permission(self, request: HttpRequest) -> bool:
        """Who keeps the register enters partners."""
        return request.user.has_perm("partnerships.add_partner")

    def desk(self, record: Partner) -> list[Section]:
        """The agreements with this partner."""
        rows = [Shown(str(one), one.standing().label, page_of(one)) for one in record.agreements.all()]
        return [Section(_("Partner agreements"), rows, _("There are no agreements with this partner yet."))]

    def add_view(self, request: HttpRequest, form_url: str = "", extra_context: Any = None) -> HttpResponse:
        """Enter a partner."""
        if not self.has_add_permission(request):
            raise PermissionDenied
        form = PartnerForm(request.POST or None, user=request.user)
        return ask(
            self,
            request,
            form,
            lambda: add_partner(**form.entry, actor=request.user),  # type: ignore[arg-type]
            title=gettext("Add a partner"),
        )

    def correct_view(self, request: HttpRequest, object_id: str) -> HttpResponse:
        """Correct the entry; the earlier words stay in the history."""
        partner = self.subject(request, object_id, "correct")
        initial = {name: getattr(partner, name) for name in ENTRY}
        form = PartnerForm(request.POST or None, initial=initial, record=partner, user=request.user)
        return ask(
            self,
            request,
            form,
            lambda: correct_partner(partner, **form.entry, actor=request.user),  # type: ignore[arg-type]
            title=gettext("Correct the entry"),
            subject=partner,
        )
