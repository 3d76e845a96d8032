"""The pages on questions of a call: each asks, shows, and calls one domain function."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _
from unfold.admin import ModelAdmin

from applications.admin_forms_criteria import ApproveForm, CopyForm
from applications.admin_forms_questions import QuestionForm, QuestionSetForm
from applications.domain.question_sets import (
    ADD,
    CHANGE,
    add_question,
    approve_question_set,
    change_question,
    copy_question_set,
    remove_question,
    write_question_set,
)
from applications.models import Question, QuestionSet
from core.admin import TransitionForm
from core.admin_pages import ask, bound, page_of, require


def write(admin: ModelAdmin, request: HttpRequest) -> HttpResponse:
    """Begin a set of questions."""
    require(request, ADD)
    form = QuestionSetForm(*bound(request), user=request.user)
    return ask(
        admin,
        request,
        form,
        lambda: write_question_set(**form.terms, actor=request.user),
        title=_("Write a set of questions"),
        says=_("A call asks these beside the questions of the form. First the title, then the questions."),
        done=_("The set is begun. Add its questions, then approve it."),
    )


def copy_set(admin: ModelAdmin, request: HttpRequest, set_id: int) -> HttpResponse:
    """Write a new version of a set of questions."""
    require(request, ADD)
    source = get_object_or_404(QuestionSet, pk=set_id)
    form = CopyForm(*bound(request), record=source, user=request.user)
    return ask(
        admin,
        request,
        form,
        lambda: copy_question_set(source, version=form.cleaned_data["version"], actor=request.user),
        subject=source,
        title=_("Write a new version"),
        done=_("The new version is written. Change its questions, then approve it."),
    )


def approve_set(admin: ModelAdmin, request: HttpRequest, set_id: int) -> HttpResponse:
    """Approve a set of questions: from then on it stands still."""
    row = _draft(request, set_id)
    form = ApproveForm(*bound(request), record=row, user=request.user)
    return ask(
        admin,
        request,
        form,
        lambda: approve_question_set(row, approved_on=form.cleaned_data["approved_on"], actor=request.user),
        subject=row,
        title=_("Approve the questions"),
        says=_("After this the set does not change any more; calls may use it."),
        done=_("The questions are approved. Choose the set in a call."),
    )


def add(admin: ModelAdmin, request: HttpRequest, set_id: int) -> HttpResponse:
    """Add a question to a set that is not approved."""
    row = _draft(request, set_id)
    form = QuestionForm(*bound(request), record=row, user=request.user)
    return ask(
        admin,
        request,
        form,
        lambda: add_question(row, form.spec, actor=request.user),
        subject=row,
        goes_to=row,
        title=_("Add a question"),
        done=_("The question is added at the end."),
    )


def change(admin: ModelAdmin, request: HttpRequest, question_id: int) -> HttpResponse:
    """Write a question anew."""
    question = _question(request, question_id)
    form = QuestionForm(*bound(request), record=question, user=request.user)
    return ask(
        admin,
        request,
        form,
        lambda: change_question(question, form.spec, actor=request.user),
        subject=question.question_set,
        goes_to=question.question_set,
        title=_("Change the question"),
        done=_("The question is changed."),
    )


def remove(admin: ModelAdmin, request: HttpRequest, question_id: int) -> HttpResponse:
    """Ask, then take a question out."""
    question = _question(request, question_id)
    return ask(
        admin,
        request,
        TransitionForm(*bound(request)),
        lambda: remove_question(question, actor=request.user),
        subject=question.question_set,
        title=_("Remove the question"),
        says=question.label,
        back_url=page_of(question.question_set),
        done=_("The question is removed."),
    )


def _draft(request: HttpRequest, set_id: int) -> QuestionSet:
    require(request, CHANGE)
    return get_object_or_404(QuestionSet.objects.filter(approved_on=None), pk=set_id)


def _question(request: HttpRequest, question_id: int) -> Question:
    require(request, CHANGE)
    waiting = Question.objects.select_related("question_set").filter(question_set__approved_on=None)
    return get_object_or_404(waiting, pk=question_id)
