"""Versions of the contract's words and of the tariff in the admin: written, read, approved (1.2, 3.2.1)."""

from typing import Any

from django.contrib import admin
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from unfold.decorators import display

from core import clock
from core.admin_record import RecordDesk, Row, Section
from core.admin_shown import ShownAdmin
from core.badges import badge
from core.formatting import format_money
from core.log_words import LOG_WORDS
from residents import admin_views_terms as pages
from residents.models import Clause, ContractTemplate, Tariff, TariffLine
from residents.models.version import Version

LOG_WORDS["residents.Tariff"] = {"approve": gettext_lazy("Approve")}
LOG_WORDS["residents.ContractTemplate"] = {"approve": gettext_lazy("Approve")}


class VersionAdmin(RecordDesk, ShownAdmin):
    """A version on its page: its rows above, and what can be done with a draft."""

    list_display = ("version", "standing", "in_force_from", "in_force_to", "approved_by")
    list_select_related = ("approved_by",)
    fields = ("version", "standing", "in_force_from", "in_force_to", "approved_by")
    readonly_fields = ("standing",)
    # The names of the pages that add, change and remove a row.
    part = ""

    def has_add_permission(self, request: HttpRequest) -> bool:
        """Who writes versions begins one."""
        return request.user.has_perm(f"residents.add_{self.opts.model_name}")

    def add_view(self, request: HttpRequest, form_url: str = "", extra_context: Any = None) -> HttpResponse:
        """GET asks for its name, POST begins it."""
        return pages.begin(self, request)

    @display(description=gettext_lazy("today"))
    def standing(self, row: Version) -> str:
        """Whether it is a draft, ahead, in force or over."""
        today = clock.today()
        if row.in_force_from is None:
            return badge(_("draft"), "primary")
        if row.in_force_from > today:
            return badge(_("not yet in force"), "info")
        over = row.in_force_to is not None and row.in_force_to < today
        return badge(_("replaced"), "warning") if over else badge(_("in force"), "success")

    def desk_links(self, request: HttpRequest, record: Version) -> list[tuple[Any, str]]:
        """What this person may do with the version now."""
        name, user = self.opts.model_name, request.user
        links = []
        if not record.is_approved and user.has_perm(f"residents.approve_{name}"):
            links.append((_("Approve the version"), self._url(f"{name}_approve", record)))
        if self._may_change(request, record):
            links.append((self.add_words(), self._url(f"{self.part}_add", record)))
        if user.has_perm(f"residents.add_{name}"):
            links.append((_("Write a new version"), self._url(f"{name}_copy", record)))
        return links

    def add_words(self) -> str:
        """The words on the button that adds a row."""
        return _("Add a line")

    def row_links(self, request: HttpRequest, record: Version, part: Clause | TariffLine) -> Any:
        """Change and remove, while the version is a draft."""
        if not self._may_change(request, record):
            return []
        return [
            (_("Change"), self._url(f"{self.part}_change", part)),
            (_("Remove"), self._url(f"{self.part}_remove", part)),
        ]

    def _may_change(self, request: HttpRequest, record: Version) -> bool:
        return not record.is_approved and request.user.has_perm(f"residents.change_{self.opts.model_name}")

    def _url(self, name: str, record: Any) -> str:
        return reverse(f"admin:residents_{name}", args=[record.pk])


@admin.register(ContractTemplate)
class ContractTemplateAdmin(VersionAdmin):
    """The words of contracts by version; each clause with its section and condition."""

    part = "clause"
    pages = (
        ("<int:pk>/copy/", pages.begin, "contracttemplate_copy"),
        ("<int:pk>/approve/", pages.approve, "contracttemplate_approve"),
        ("<int:pk>/example.pdf", pages.preview, "contracttemplate_preview"),
        ("<int:pk>/clause/", pages.clause_add, "clause_add"),
        ("clause/<int:pk>/", pages.clause_change, "clause_change"),
        ("clause/<int:pk>/remove/", pages.clause_remove, "clause_remove"),
    )

    def add_words(self) -> str:
        """The words on the button that adds a clause."""
        return _("Add a clause")

    def desk_links(self, request: HttpRequest, record: Version) -> list[tuple[Any, str]]:
        """Besides the acts, the example."""
        example = (_("Read it with an example (PDF)"), self._url("contracttemplate_preview", record))
        return [*super().desk_links(request, record), example]

    def desk(self, request: HttpRequest, record: ContractTemplate) -> list[Section]:
        """The clauses in the language of the screen."""
        rows = [self._row(request, record, clause) for clause in record.ordered]
        return [{"title": _("Clauses"), "rows": rows, "empty": _("No clauses yet.")}]

    def _row(self, request: HttpRequest, record: ContractTemplate, clause: Clause) -> Row:
        conditions = (clause.get_unit_display(), clause.get_granted_display())
        note = [clause.get_section_display(), *(str(one) for one in conditions if one)]
        return {
            "text": clause.text,
            "note": " · ".join(note),
            "links": self.row_links(request, record, clause),
        }


@admin.register(Tariff)
class TariffAdmin(VersionAdmin):
    """The prices by version."""

    part = "tariffline"
    pages = (
        ("<int:pk>/copy/", pages.begin, "tariff_copy"),
        ("<int:pk>/approve/", pages.approve, "tariff_approve"),
        ("<int:pk>/line/", pages.line_add, "tariffline_add"),
        ("line/<int:pk>/", pages.line_change, "tariffline_change"),
        ("line/<int:pk>/remove/", pages.line_remove, "tariffline_remove"),
    )

    def desk(self, request: HttpRequest, record: Tariff) -> list[Section]:
        """The lines with their prices."""
        rows = [self._row(request, record, line) for line in record.ordered]
        return [{"title": _("Prices"), "rows": rows, "empty": _("No lines yet.")}]

    def _row(self, request: HttpRequest, record: Tariff, line: TariffLine) -> Row:
        price = f"{format_money(line.price)} · {line.get_measure_display()}"
        if line.easy_price is not None:
            easy = _("for the Incubator %(price)s (3.2.1)") % {"price": format_money(line.easy_price)}
            price = f"{price} · {easy}"
        return {"text": line.title, "note": price, "links": self.row_links(request, record, line)}
