"""The register of IP objects: entered, creators named, titles recorded (VI)."""

from collections.abc import Callable
from typing import Any

from django.contrib import admin
from django.core.exceptions import PermissionDenied
from django.db.models import Prefetch, QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.urls import URLPattern, path, reverse
from django.utils.html import format_html
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from unfold.decorators import display

from core.admin import RecordAdmin
from core.admin_forms import TransitionForm
from core.admin_pages import ask, bound
from core.admin_shown import ReadOnly
from core.badges import labels_of
from core.formatting import format_date
from ip.admin_forms import CreatorForm, GrantForm, RegisterForm
from ip.admin_rights import offered, rights_desk
from ip.domain.grants import record_grant
from ip.domain.objects import add_creator, register_object
from ip.enums import OWNERSHIP_TONES, UNGRANTED_KINDS, OwnershipState
from ip.models import Creator, Grant, IPObject
from ip.models.ip_object import SETTLE

#: nothing on the page is typed, so there is nothing to save
NO_SAVING = {"show_save": False, "show_save_and_continue": False, "show_save_and_add_another": False}


@admin.register(IPObject)
class IPObjectAdmin(RecordAdmin):
    """An object with its creators and its title; each is added on its own page."""

    list_display = ("title", "kind", "resident", "show_rights", "protection")
    list_filter = ("kind", "direction", "ownership", "ownership_basis")
    list_select_related = ("residency__party",)
    folded_search = "folded"
    fields = (
        "title", "kind", "residency", "direction", "description", "used_equipment", "used_funding",
        "used_supervision", "used_background", "contract",
    )  # fmt: skip
    readonly_fields = fields
    change_form_before_template = "admin/ip/object_desk.html"

    def get_queryset(self, request: HttpRequest) -> QuerySet[IPObject]:
        """Objects with their titles, in two queries."""
        return (
            super()
            .get_queryset(request)
            .prefetch_related(Prefetch("grants", Grant.objects.order_by("granted_on")))
        )

    @display(description=gettext_lazy("rights"), ordering="ownership", label=labels_of(OWNERSHIP_TONES))
    def show_rights(self, ip_object: IPObject) -> tuple[str, str]:
        """Whether the rights are settled, and by which clause."""
        words = ip_object.get_ownership_display()
        basis = ip_object.ownership_basis
        return ip_object.ownership, f"{words} ({basis})" if basis else words

    @display(description=gettext_lazy("resident"))
    def resident(self, ip_object: IPObject) -> str:
        return ip_object.residency.party.name if ip_object.residency else "–"

    @display(description=gettext_lazy("contract on the rights"))
    def contract(self, ip_object: IPObject) -> str:
        """Number and day of the contract, leading to its signed copy."""
        if ip_object.contract_scan is None or ip_object.contract_date is None:
            return "–"
        words = f"№ {ip_object.contract_number}, {format_date(ip_object.contract_date, 'short')}"
        url = ip_object.contract_scan.get_absolute_url()
        return format_html('<a href="{}" class="underline">{}</a>', url, words)

    @display(description=gettext_lazy("title of protection"))
    def protection(self, ip_object: IPObject) -> str:
        return (
            ", ".join(
                f"{grant}, {format_date(grant.granted_on, 'short')}" for grant in ip_object.grants.all()
            )
            or "–"
        )

    def get_urls(self) -> list[URLPattern]:
        """The pages of the acts before the record's own."""
        wrap = self.admin_site.admin_view
        own = [
            path("<path:object_id>/creator/", wrap(self.creator_view), name="ip_ipobject_creator"),
            path("<path:object_id>/grant/", wrap(self.grant_view), name="ip_ipobject_grant"),
            path("<path:object_id>/rights/<slug:act>/", wrap(self.rights_view), name="ip_ipobject_rights"),
        ]
        return [*own, *super().get_urls()]

    def add_view(self, request: HttpRequest, form_url: str = "", extra_context: Any = None) -> HttpResponse:
        """Enter an object in the register."""
        if not self.has_add_permission(request):
            raise PermissionDenied
        return self._act(request, None, RegisterForm, _("Register an object"), register_object)

    def save_model(self, request: HttpRequest, obj: IPObject, form: Any, change: bool) -> None:
        """An object changes by its acts alone."""

    def change_view(
        self, request: HttpRequest, object_id: str, form_url: str = "", extra_context: Any = None
    ) -> HttpResponse:
        """The object with its creators and title above."""
        ip_object = self.get_object(request, object_id)
        extra: dict[str, Any] = {"record": ip_object, **NO_SAVING}
        if ip_object is not None:
            grants = list(ip_object.grants.all())
            extra |= {
                "creators": ip_object.creators.all(),
                "grants": grants,
                "may_add_creator": request.user.has_perm("ip.add_creator")
                and ip_object.ownership != OwnershipState.SETTLED,
                "may_grant": request.user.has_perm("ip.record_grant")
                and not grants
                and ip_object.kind not in UNGRANTED_KINDS,
                "rights": rights_desk(ip_object, request.user),
            }
        return super().change_view(request, object_id, form_url, {**(extra_context or {}), **extra})

    def creator_view(self, request: HttpRequest, object_id: str) -> HttpResponse:
        """Name a creator."""
        ip_object = self._object(request, object_id, "ip.add_creator")
        return self._act(request, ip_object, CreatorForm, _("Add a creator"), add_creator)

    def grant_view(self, request: HttpRequest, object_id: str) -> HttpResponse:
        """Record the title of protection."""
        ip_object = self._object(request, object_id, "ip.record_grant")
        return self._act(request, ip_object, GrantForm, _("Record the title of protection"), record_grant)

    def rights_view(self, request: HttpRequest, object_id: str, act: str) -> HttpResponse:
        """One act on the rights (6.2)."""
        ip_object = self._object(request, object_id, SETTLE)
        chosen = offered(ip_object, request.user, act)
        if chosen is None:
            raise Http404
        return self._act(request, ip_object, chosen.form, str(chosen.label), chosen.run)

    def _object(self, request: HttpRequest, object_id: str, permission: str) -> IPObject:
        ip_object = self.get_object(request, object_id)
        if ip_object is None or not request.user.has_perm(permission):
            raise Http404
        return ip_object

    def _act(
        self,
        request: HttpRequest,
        ip_object: IPObject | None,
        form_class: type[TransitionForm],
        title: str,
        act: Callable[..., Any],
    ) -> HttpResponse:
        form = form_class(*bound(request), record=ip_object, user=request.user)
        subject = (ip_object,) if ip_object else ()
        return ask(
            self,
            request,
            form,
            lambda: act(*subject, **form.cleaned_data, actor=request.user),
            title=title,
            subject=ip_object,
            done=_("Recorded."),
            goes_to=ip_object,
        )


@admin.register(Grant)
class GrantAdmin(ReadOnly):
    """Titles of protection by the day of the grant."""

    list_display = ("document_number", "kind", "ip_object", "granted_on")
    list_select_related = ("ip_object",)
    list_filter = ("kind",)
    search_fields = ("document_number",)


@admin.register(Creator)
class CreatorAdmin(ReadOnly):
    """Creators and the objects they made."""

    list_display = ("name", "role", "ip_object")
    list_select_related = ("ip_object",)
    search_fields = ("name",)


def _change_url(ip_object: IPObject) -> str:
    return reverse("admin:ip_ipobject_change", args=[ip_object.pk])
