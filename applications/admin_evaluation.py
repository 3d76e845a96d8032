"""Score sheets and declarations in the admin, to read (3.3.1)."""

from django.contrib import admin
from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from unfold.decorators import display

from accounts.admin_scope import UnitScoped
from applications.admin_shown import ShownAdmin, ShownInline
from applications.domain.commission_queries import readable_sheets
from applications.models import ConflictDeclaration, Score, ScoreSheet


class ScoreInline(ShownInline):
    """The scores of a sheet."""

    model = Score
    fields = ("criterion", "points", "comment")

    def get_queryset(self, request: HttpRequest) -> QuerySet[Score]:
        """Return the scores with their criteria, in order."""
        rows = super().get_queryset(request).select_related("criterion")
        return rows.order_by("criterion__position")


@admin.register(ScoreSheet)
class ScoreSheetAdmin(UnitScoped, ShownAdmin):
    """Sheets the experts have sent; a draft is the expert's alone."""

    list_display = ("application", "expert", "submitted_at")
    list_select_related = ("application", "member__user")
    fields = ("application", "expert", "overall", "submitted_at")
    readonly_fields = ("expert",)
    inlines = (ScoreInline,)

    def get_queryset(self, request: HttpRequest) -> QuerySet[ScoreSheet]:
        """Return the sent sheets this reader may see."""
        shown = readable_sheets(request.user).values("pk")
        return (
            super().get_queryset(request).filter(pk__in=shown).select_related("application", "member__user")
        )

    @display(description=_("expert"))
    def expert(self, sheet: ScoreSheet) -> str:
        """Whose sheet it is."""
        return sheet.member.user.short_name


@admin.register(ConflictDeclaration)
class ConflictDeclarationAdmin(UnitScoped, ShownAdmin):
    """What the experts declared, and what the portal found."""

    list_display = ("application", "expert", "has_conflict", "declared_at")
    list_filter = ("has_conflict",)
    list_select_related = ("application", "member__user")
    fields = ("application", "expert", "has_conflict", "statement", "found_by", "declared_at")
    readonly_fields = ("expert",)

    @display(description=_("expert"))
    def expert(self, declaration: ConflictDeclaration) -> str:
        """Who declared."""
        return declaration.member.user.short_name
