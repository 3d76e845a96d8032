"""Versions of a call's questions in the admin: to read, copy, write and approve (3.3.1)."""

from typing import Any

from django.contrib import admin
from django.http import HttpRequest, HttpResponse
from django.urls import URLPattern

from applications import admin_views_questions as pages
from applications.admin_shown import ShownAdmin
from applications.domain.question_sets import ADD, CHANGE
from applications.domain.questions import say_when_asked
from applications.models import Question, QuestionSet


@admin.register(QuestionSet)
class QuestionSetAdmin(ShownAdmin):
    """Versions of the questions: written, approved, copied."""

    list_display = ("title_ky", "version", "approved_on")
    fields = ("version", "title_ky", "title_ru", "title_en", "approved_on")
    change_form_outer_before_template = "admin/applications/question_acts.html"
    change_form_after_template = "admin/applications/question_list.html"

    def get_urls(self) -> list[URLPattern]:
        """Return the admin's addresses and those of the acts."""
        return [
            self.page("<int:set_id>/copy/", pages.copy_set, "questionset_copy"),
            self.page("<int:set_id>/approve/", pages.approve_set, "questionset_approve"),
            self.page("<int:set_id>/question/", pages.add, "questionset_question_add"),
            self.page("question/<int:question_id>/", pages.change, "questionset_question"),
            self.page("question/<int:question_id>/remove/", pages.remove, "questionset_question_remove"),
            *super().get_urls(),
        ]

    def has_add_permission(self, request: HttpRequest) -> bool:
        """Whoever announces calls begins a set."""
        return bool(request.user.has_perm(ADD))

    def add_view(self, request: HttpRequest, form_url: str = "", extra_context: Any = None) -> HttpResponse:
        """GET asks, POST begins the set."""
        return pages.write(self, request)

    def change_view(
        self, request: HttpRequest, object_id: str, form_url: str = "", extra_context: Any = None
    ) -> HttpResponse:
        """Show the set with its questions and what can be done with it."""
        row = self.get_object(request, object_id)
        extra = {
            **(extra_context or {}),
            "record": row,
            "may_copy": request.user.has_perm(ADD),
            "may_change": request.user.has_perm(CHANGE) and row is not None and not row.is_approved,
            "questions": _shown(row.ordered) if row else (),
        }
        return super().change_view(request, object_id, form_url, extra)


def _shown(questions: tuple[Question, ...]) -> list[dict[str, Any]]:
    return [{"question": one, "when": say_when_asked(one, questions)} for one in questions]
