"""The clerk's pages on one application: check it, prolong the term, transfer it to the other unit."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext as _
from unfold.admin import ModelAdmin

from accounts.domain import scope
from applications.admin_forms_checking import CheckForm, ProlongForm, TransferForm
from applications.admin_words import say_suggestion
from applications.domain.checking import prolong_additions
from applications.domain.checklist import CHECK, fill_checklist
from applications.domain.transfers import TRANSFER, may_be_transferred, transfer_unit
from applications.enums import ApplicationState
from applications.models import Application
from core.admin_pages import ask, bound, page_of, show
from core.errors import DomainError
from core.form_errors import show_error
from core.formatting import format_date

CHECK_PAGE = "admin/applications/application_desk.html"
# What the clerk goes on with after the checklist is kept, by the button pressed.
GOES_ON = {"return": "return_for_revision", "complete": "confirm_complete"}


def desk_links(request: HttpRequest, application: Application) -> list[dict[str, str]]:
    """Return what this reader may do with an application besides its changes of state."""
    checks, user = may(request, CHECK, application), request.user
    return [
        {"url": reverse(f"admin:applications_application_{name}", args=[application.pk]), "label": label}
        for name, label, allowed in (
            ("check", _("Check the application"), checks and application.state == ApplicationState.SUBMITTED),
            ("prolong", _("Prolong the term"), checks and application.state == ApplicationState.RETURNED),
            (
                "transfer",
                _("Transfer to the other unit"),
                user.has_perm(TRANSFER) and may_be_transferred(application),
            ),
            ("link", _("Send a new personal link"), checks),
        )
        if allowed
    ]


def may(request: HttpRequest, permission: str, application: Application) -> bool:
    """Say whether this reader may do this with this application."""
    return request.user.has_perm(permission) and scope.may(request.user, permission, application)


def check(admin: ModelAdmin, request: HttpRequest, pk: int) -> HttpResponse:
    """Show the answers beside the checklist; keep both and go on to the act that was chosen."""
    application = _found(admin, request, pk, CHECK)
    if request.method != "POST" and application.state != ApplicationState.SUBMITTED:
        messages.warning(request, _("This has already been done or cannot be done in the present state."))
        return HttpResponseRedirect(page_of(application))
    form = CheckForm(*bound(request), record=application, user=request.user)
    if request.method == "POST" and form.is_valid() and _kept(request, application, form):
        return HttpResponseRedirect(_next_page(request, application))
    return show(
        admin,
        request,
        form,
        page=CHECK_PAGE,
        subject=application,
        title=_("Check the application"),
        suggestion=say_suggestion(application),
        due=application.check_due_on,
    )


def prolong(admin: ModelAdmin, request: HttpRequest, pk: int) -> HttpResponse:
    """Give the applicant a later last day."""
    application = _found(admin, request, pk, CHECK)
    form = ProlongForm(*bound(request), record=application, user=request.user)
    due = application.additions_due_on
    return ask(
        admin,
        request,
        form,
        lambda: prolong_additions(application, **form.cleaned_data, actor=request.user),
        subject=application,
        title=_("Prolong the term"),
        says=_("The last day now: %(date)s. The applicant gets a letter.") % {"date": format_date(due)}
        if due
        else "",
        done=_("The term is prolonged; the letter to the applicant is on its way."),
    )


def transfer(admin: ModelAdmin, request: HttpRequest, pk: int) -> HttpResponse:
    """Transfer a project to the other unit by an act with its day and reason (3.2)."""
    application = _found(admin, request, pk, TRANSFER)
    form = TransferForm(*bound(request), record=application, user=request.user)
    return ask(
        admin,
        request,
        form,
        lambda: transfer_unit(application, **form.cleaned_data, actor=request.user),
        subject=application,
        title=_("Transfer to the other unit"),
        says=_("The project belongs to: %(unit)s. After this the other unit alone works with it (3.2).")
        % {"unit": application.get_unit_display()},
        goes_to=application,
        done=_("The project is transferred."),
    )


def _found(admin: ModelAdmin, request: HttpRequest, pk: int, permission: str) -> Application:
    application: Any = admin.get_object(request, str(pk))
    if application is None or not may(request, permission, application):
        raise Http404
    return application  # type: ignore[no-any-return]


def _kept(request: HttpRequest, application: Application, form: CheckForm) -> bool:
    try:
        fill_checklist(
            application,
            marks=form.marks,
            remarks=form.remarks,
            edition=form.cleaned_data["edition"],
            actor=request.user,  # type: ignore[arg-type]
        )
    except DomainError as error:
        show_error(form, error)
        return False
    messages.success(request, _("The checklist and the remarks are kept."))
    return True


def _next_page(request: HttpRequest, application: Application) -> str:
    act = GOES_ON.get(request.POST.get("next", ""))
    if act is None:
        return reverse("admin:applications_application_check", args=[application.pk])
    return reverse("admin:applications_application_transition", args=[application.pk, act])
