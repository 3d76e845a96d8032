"""Pages on versions of contract words and of the tariff: each asks, shows, calls one domain function."""

from collections.abc import Callable
from typing import Any

from django.db.models import Model
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _
from unfold.admin import ModelAdmin

from core.admin_forms import TransitionForm
from core.admin_pages import ask, bound, page_of, require
from core.languages import current_language
from residents.admin_forms_terms import ApproveVersionForm, ClauseForm, LineForm, VersionForm
from residents.domain.contract_example import render_example
from residents.domain.contract_templates import (
    add_clause,
    approve_template,
    change_clause,
    remove_clause,
    write_template,
)
from residents.domain.tariffs import add_line, approve_tariff, change_line, remove_line, write_tariff
from residents.models import Clause, ContractTemplate, Tariff, TariffLine
from residents.models.version import Version


def begin(admin: ModelAdmin, request: HttpRequest, pk: int | None = None) -> HttpResponse:
    """Begin a version: empty, or with what an earlier one has."""
    model: type[Version] = admin.model
    require(request, f"residents.add_{model._meta.model_name}")
    source = get_object_or_404(model, pk=pk) if pk else None
    write: Callable[..., Model] = write_template if model is ContractTemplate else write_tariff
    form = VersionForm(*bound(request), user=request.user)
    return ask(
        admin,
        request,
        form,
        lambda: write(**form.cleaned_data, copied_from=source, actor=request.user),
        title=_("Write a new version"),
        subject=source,
        says=_("Nothing changes until the version is approved by an order."),
        done=_("The new version is written. Change it, then approve it."),
    )


def approve(admin: ModelAdmin, request: HttpRequest, pk: int) -> HttpResponse:
    """Approve a version: from then on it stands still."""
    model: type[Version] = admin.model
    require(request, f"residents.approve_{model._meta.model_name}")
    row = get_object_or_404(model, pk=pk, in_force_from=None)
    act: Callable[..., Model] = approve_template if model is ContractTemplate else approve_tariff
    form = ApproveVersionForm(*bound(request), record=row, user=request.user)
    return ask(
        admin,
        request,
        form,
        lambda: act(row, **form.cleaned_data, actor=request.user),
        title=_("Approve the version"),
        subject=row,
        says=_("After this the version does not change any more; the one before ends the day before."),
        done=_("The version is approved."),
    )


def preview(admin: ModelAdmin, request: HttpRequest, pk: int) -> HttpResponse:
    """The version filled with an invented resident, as a PDF."""
    require(request, "residents.view_contracttemplate")
    template = get_object_or_404(ContractTemplate, pk=pk)
    response = HttpResponse(render_example(template, current_language()), content_type="application/pdf")
    response.headers["Content-Disposition"] = 'inline; filename="contract-example.pdf"'
    return response


def clause_add(admin: ModelAdmin, request: HttpRequest, pk: int) -> HttpResponse:
    """Add a clause to a draft."""
    row = _draft(request, ContractTemplate, pk)
    form = ClauseForm(*bound(request), record=row, user=request.user)
    act = lambda: add_clause(row, form.spec, actor=request.user)  # noqa: E731
    return ask(admin, request, form, act, title=_("Add a clause"), subject=row, goes_to=row)


def clause_change(admin: ModelAdmin, request: HttpRequest, pk: int) -> HttpResponse:
    """Write a clause of a draft anew."""
    clause = _part(request, Clause, pk, "template")
    form = ClauseForm(*bound(request), record=clause, user=request.user)
    act = lambda: change_clause(clause, form.spec, actor=request.user)  # noqa: E731
    home = clause.template
    return ask(admin, request, form, act, title=_("Change the clause"), subject=home, goes_to=home)


def clause_remove(admin: ModelAdmin, request: HttpRequest, pk: int) -> HttpResponse:
    """Ask, then take a clause out of a draft."""
    clause = _part(request, Clause, pk, "template")
    act = lambda: remove_clause(clause, actor=request.user)  # noqa: E731
    return _remove(admin, request, act, clause.template, _("Remove the clause"), clause.text)


def line_add(admin: ModelAdmin, request: HttpRequest, pk: int) -> HttpResponse:
    """Add a line to a draft of the tariff."""
    row = _draft(request, Tariff, pk)
    form = LineForm(*bound(request), record=row, user=request.user)
    act = lambda: add_line(row, form.spec, actor=request.user)  # noqa: E731
    return ask(admin, request, form, act, title=_("Add a line"), subject=row, goes_to=row)


def line_change(admin: ModelAdmin, request: HttpRequest, pk: int) -> HttpResponse:
    """Write a line of a draft anew."""
    line = _part(request, TariffLine, pk, "tariff")
    form = LineForm(*bound(request), record=line, user=request.user)
    act = lambda: change_line(line, form.spec, actor=request.user)  # noqa: E731
    return ask(
        admin, request, form, act, title=_("Change the line"), subject=line.tariff, goes_to=line.tariff
    )


def line_remove(admin: ModelAdmin, request: HttpRequest, pk: int) -> HttpResponse:
    """Ask, then take a line out of a draft."""
    line = _part(request, TariffLine, pk, "tariff")
    act = lambda: remove_line(line, actor=request.user)  # noqa: E731
    return _remove(admin, request, act, line.tariff, _("Remove the line"), line.title)


def _remove(
    admin: ModelAdmin, request: HttpRequest, act: Callable[[], Any], home: Version, title: str, says: str
) -> HttpResponse:
    form = TransitionForm(*bound(request))
    return ask(
        admin, request, form, act, title=title, subject=home, says=says, back_url=page_of(home), goes_to=home
    )


def _draft[V: Version](request: HttpRequest, model: type[V], pk: int) -> V:
    require(request, f"residents.change_{model._meta.model_name}")
    return get_object_or_404(model, pk=pk, in_force_from=None)


def _part[P: (Clause, TariffLine)](request: HttpRequest, model: type[P], pk: int, home: str) -> P:
    parent = model._meta.get_field(home).related_model._meta.model_name  # type: ignore[union-attr]
    require(request, f"residents.change_{parent}")
    drafts = model._base_manager.select_related(home)
    return get_object_or_404(drafts, pk=pk, **{f"{home}__in_force_from": None})
