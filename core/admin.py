"""The base of every admin screen: records are changed by acts, nothing is deleted."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, ClassVar

from django.contrib import admin, messages
from django.db import models
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import URLPattern, path
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from simple_history.admin import SimpleHistoryAdmin
from unfold.admin import ModelAdmin

from core.admin_forms import TransitionForm
from core.admin_history import ChangesInWords
from core.admin_log import TransitionLogAdmin
from core.admin_pages import bound, page_of, show
from core.domain.transitions import TransitionInfo, available
from core.errors import DomainError
from core.folding import fold
from core.form_errors import show_error
from core.models import TransitionLog
from core.paging import LongListPaginator

__all__ = ["Action", "RecordAdmin", "TransitionAdmin", "TransitionForm", "TransitionLogAdmin"]

Run = Callable[[Any, Any, dict[str, Any]], Any]


@dataclass(frozen=True)
class Action:
    """How one transition is asked for and done.

    `run(record, user, cleaned_data)` calls the domain function; `form` asks for what it needs; `says` is
    the sentence on the confirmation page; `done` the sentence afterwards.
    """

    run: Run
    form: type[TransitionForm] = TransitionForm
    says: Any = ""
    done: Any = ""


class RecordAdmin(SimpleHistoryAdmin, ModelAdmin):
    """A business record: nobody deletes it, its history is open, lists stay cheap."""

    list_per_page = 25
    paginator = LongListPaginator
    show_full_result_count = False
    actions = None
    list_filter_submit = False
    save_as = False
    folded_search: ClassVar[str] = ""

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """Records are ended or withdrawn, never deleted."""
        return False

    def changelist_view(self, request: HttpRequest, extra_context: Any = None) -> HttpResponse:
        """The list; its tab says what is listed, where the library says "select one to change"."""
        extra = {"title": capfirst(self.opts.verbose_name_plural), **(extra_context or {})}
        page: HttpResponse = super().changelist_view(request, extra)
        return page

    def history_view(self, request: HttpRequest, object_id: str, extra_context: Any = None) -> HttpResponse:
        """The history of a record this person sees: the library itself asks for the role alone."""
        self._require_visible(request, object_id)
        page: HttpResponse = super().history_view(request, object_id, extra_context)
        return page

    def history_form_view(
        self, request: HttpRequest, object_id: str, version_id: str, extra_context: Any = None
    ) -> HttpResponse:
        """One past version of a record this person sees."""
        self._require_visible(request, object_id)
        page: HttpResponse = super().history_form_view(request, object_id, version_id, extra_context)
        return page

    def _require_visible(self, request: HttpRequest, object_id: str) -> None:
        if self.has_view_permission(request) and self.get_object(request, object_id) is None:
            raise Http404

    def get_historical_record_context_helper(self, request: HttpRequest, historical_record: Any) -> Any:
        """The words for what a line of the history changed."""
        return ChangesInWords(self.model, historical_record)

    def __init__(self, model: type[models.Model], admin_site: admin.AdminSite) -> None:
        super().__init__(model, admin_site)
        if self.folded_search:
            self.search_fields = (self.folded_search,)

    def get_search_results(
        self, request: HttpRequest, queryset: models.QuerySet[Any], search_term: str
    ) -> tuple[models.QuerySet[Any], bool]:
        """Find `өтүнмө` when someone types `отунмо`, on both databases."""
        if not self.folded_search:
            found: tuple[models.QuerySet[Any], bool] = super().get_search_results(
                request, queryset, search_term
            )
            return found
        for word in fold(search_term).split():
            queryset = queryset.filter(**{f"{self.folded_search}__contains": word})
        return queryset, False


class TransitionAdmin(RecordAdmin):
    """A record with states: a button and a page for each change the state and the role allow."""

    transition_actions: ClassVar[Mapping[str, Action]] = {}
    change_form_outer_before_template = "admin/core/transition_buttons.html"
    change_form_outer_after_template = "admin/core/transition_log.html"

    def get_readonly_fields(self, request: HttpRequest, obj: Any = None) -> tuple[str, ...]:
        """A state moves by its acts alone."""
        states = [f.name for f in self.opts.get_fields() if hasattr(f, "get_all_transitions")]
        return (*super().get_readonly_fields(request, obj), *states)

    def get_urls(self) -> list[URLPattern]:
        """The admin's addresses, and one for the changes of state where a screen has any."""
        if not self.transition_actions:
            return list(super().get_urls())
        info = self.opts.app_label, self.opts.model_name
        own = path(
            "<path:object_id>/do/<slug:transition>/",
            self.admin_site.admin_view(self.transition_view),
            name="{}_{}_transition".format(*info),
        )
        return [own, *super().get_urls()]

    def transitions_of(self, request: HttpRequest, obj: Any) -> list[TransitionInfo]:
        """The changes that have a page here and that the record's state allows."""
        return [info for info in available(obj, request.user) if info.name in self.transition_actions]

    def change_view(
        self, request: HttpRequest, object_id: str, form_url: str = "", extra_context: Any = None
    ) -> HttpResponse:
        """The record, its buttons above and its log below."""
        obj = self.get_object(request, object_id)
        extra: dict[str, Any] = dict(extra_context or {})
        if obj is not None:
            log = TransitionLog.objects.of(obj).select_related("actor")
            extra |= {
                "transition_buttons": self.transitions_of(request, obj),
                "transition_log": [(row, self.state_label(row.target)) for row in log],
                "record": obj,
            }
        page: HttpResponse = super().change_view(request, object_id, form_url, extra)
        return page

    def state_label(self, code: str) -> str:
        """The word for a state code of this model."""
        for field in self.opts.get_fields():
            if hasattr(field, "get_all_transitions"):
                return str(dict(field.flatchoices).get(code, code))
        return code

    def transition_view(self, request: HttpRequest, object_id: str, transition: str) -> HttpResponse:
        """GET says what will happen and asks for what is needed; POST does it."""
        obj = self.get_object(request, object_id)
        if obj is None or not self.has_change_permission(request, obj):
            raise Http404
        action = self.transition_actions.get(transition)
        if action is None:
            raise Http404
        info = next((i for i in self.transitions_of(request, obj) if i.name == transition), None)
        if info is not None and not info.allowed:
            raise Http404
        if info is None and request.method != "POST":
            messages.warning(request, _("This has already been done or cannot be done in the present state."))
            return HttpResponseRedirect(page_of(obj))
        form = action.form(*bound(request), record=obj, user=request.user)
        if request.method == "POST" and form.is_valid() and self._done(request, obj, action, form):
            return HttpResponseRedirect(page_of(obj))
        return self._page(request, obj, transition, action, form)

    def _done(self, request: HttpRequest, obj: Any, action: Action, form: TransitionForm) -> bool:
        try:
            action.run(obj, request.user, form.cleaned_data)
        except DomainError as error:
            show_error(form, error)
            return False
        messages.success(request, str(action.done) or _("Done."))
        return True

    def _page(
        self, request: HttpRequest, obj: Any, transition: str, action: Action, form: TransitionForm
    ) -> HttpResponse:
        says = action.says(obj) if callable(action.says) else action.says
        return show(self, request, form, title=self._label(obj, transition), subject=obj, says=says)

    def _label(self, obj: Any, transition: str) -> str:
        declared = next(iter(getattr(type(obj), transition)._django_fsm.transitions.values()))
        return str(declared.custom.get("label", transition))
