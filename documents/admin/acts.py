"""The register of governing acts in the admin."""

from typing import Any

from django.contrib import admin, messages
from django.forms import ModelForm
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import URLPattern, path, reverse
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from unfold.decorators import display

from core.admin import RecordAdmin
from core.badges import badge
from documents.admin.links import file_link, page_link
from documents.admin_filters import InForceFilter
from documents.admin_forms import ENTRY, ActForm
from documents.domain.legal_bases import enter_legal_bases, missing_bases
from documents.models import GoverningAct


@admin.register(GoverningAct)
class GoverningActAdmin(RecordAdmin):
    """Laws, charters, orders, decisions and regulations the Centre works under (1.3)."""

    form = ActForm
    list_display = ("title", "kind", "number", "dated_on", "force", "scan_link")
    list_filter = ("kind", InForceFilter)
    list_select_related = ("file",)
    list_before_template = "admin/documents/act_bases.html"
    folded_search = "folded"
    fields = (*ENTRY, "force", "successor", "scan", "scan_link")
    readonly_fields = ("scan_link", "force", "successor")
    autocomplete_fields = ("supersedes",)

    def get_form(
        self, request: HttpRequest, obj: Any = None, change: bool = False, **kwargs: Any
    ) -> type[ModelForm]:  # type: ignore[type-arg]
        """The form, knowing who is at it."""
        form: Any = super().get_form(request, obj, change=change, **kwargs)
        form.user = request.user
        return form  # type: ignore[no-any-return]

    def get_fields(self, request: HttpRequest, obj: Any = None) -> Any:
        """A new act has nothing to show yet but its form."""
        return self.fields if obj else (*ENTRY, "scan")

    def save_model(self, request: HttpRequest, obj: Any, form: Any, change: bool) -> None:
        """The form has already written the act, with who and when."""

    def get_urls(self) -> list[URLPattern]:
        """The act that enters the legal bases of 1.3, before the record's own pages."""
        wrap = self.admin_site.admin_view
        own = path("legal-bases/", wrap(self.bases_view), name="documents_governingact_bases")
        return [own, *super().get_urls()]

    def changelist_view(self, request: HttpRequest, extra_context: Any = None) -> HttpResponse:
        """The list, and above it the legal bases that are still missing."""
        missing = missing_bases() if self.has_add_permission(request) else []
        extra = {"missing_bases": [title for _kind, title, _issuer in missing], **(extra_context or {})}
        page: HttpResponse = super().changelist_view(request, extra)
        return page

    def bases_view(self, request: HttpRequest) -> HttpResponse:
        """Enter the acts that clause 1.3 names."""
        if request.method != "POST" or not self.has_add_permission(request):
            raise Http404
        enter_legal_bases(actor=request.user)  # type: ignore[arg-type]
        messages.success(request, gettext("The legal bases of clause 1.3 are in the register."))
        return HttpResponseRedirect(reverse("admin:documents_governingact_changelist"))

    @display(description=_("scan"))
    def scan_link(self, act: GoverningAct) -> str:
        """The scan, where there is one."""
        return file_link(act.file)

    @display(description=_("today"))
    def force(self, act: GoverningAct) -> str:
        """Whether the act is in force today."""
        return badge(_("in force"), "success") if act.in_force() else badge(_("not in force"), "warning")

    @display(description=_("its place was taken by"))
    def successor(self, act: GoverningAct) -> str:
        """The later act, where there is one."""
        return page_link(act.superseded_by.first() if act.pk else None)
