"""The log of changes of state as a list that people read: words, not codes."""

from typing import Any

from django.contrib import admin
from django.http import HttpRequest, HttpResponse
from django.urls import NoReverseMatch, reverse
from django.utils.html import format_html
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _
from unfold.admin import ModelAdmin

from core.log_words import act_word, state_word
from core.models import TransitionLog


@admin.register(TransitionLog)
class TransitionLogAdmin(ModelAdmin):
    """The log of changes, for reading: the latest first."""

    list_display = ("at", "act", "kind", "before", "after", "who")
    list_select_related = ("actor", "content_type")
    fields = ("at", "act", "kind", "before", "after", "who", "reason")
    readonly_fields = fields
    ordering = ("-at", "-pk")
    show_full_result_count = False
    actions = None

    def changelist_view(self, request: HttpRequest, extra_context: Any = None) -> HttpResponse:
        """The list, under its own name."""
        extra = {"title": capfirst(self.opts.verbose_name_plural), **(extra_context or {})}
        page: HttpResponse = super().changelist_view(request, extra)
        return page

    @admin.display(description=_("act"))
    def act(self, row: TransitionLog) -> str:
        """What was done."""
        return act_word(row)

    @admin.display(description=_("record"))
    def kind(self, row: TransitionLog) -> str:
        """The kind of record, leading to the record itself."""
        kind = row.content_type
        try:
            page = reverse(f"admin:{kind.app_label}_{kind.model}_change", args=[row.object_id])
        except NoReverseMatch:
            return capfirst(kind.name)
        return format_html(
            '<a class="text-primary-600 dark:text-primary-500" href="{}">{}</a>', page, capfirst(kind.name)
        )

    @admin.display(description=_("state before"))
    def before(self, row: TransitionLog) -> str:
        """The state the act found."""
        return capfirst(state_word(row, row.source))

    @admin.display(description=_("state after"))
    def after(self, row: TransitionLog) -> str:
        """The state the act left."""
        return capfirst(state_word(row, row.target))

    @admin.display(description=_("actor"))
    def who(self, row: TransitionLog) -> str:
        """The person, or who acted without an account."""
        return row.actor.short_name if row.actor else capfirst(row.get_actor_kind_display())

    def has_add_permission(self, request: HttpRequest) -> bool:
        """Rows are written by the acts themselves."""
        return False

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """A log does not change."""
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """A log is not deleted."""
        return False
