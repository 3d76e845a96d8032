"""Coming back from any device: an address, the code mailed to it, the applications of that address."""

import uuid
from datetime import datetime, timedelta

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from applications import limits
from applications.domain.queries import of_address
from applications.domain.returning import ask_for_code, use_code
from applications.forms.sending import CodeForm, ReturnForm
from applications.models import ReturnCode
from applications.views.doors import remember
from core.clock import now
from core.conf import centre
from core.errors import DomainError
from core.form_errors import show_error

WHOSE = "applications_of"


@require_http_methods(["GET", "HEAD", "POST"])
def ask(request: HttpRequest) -> HttpResponse:
    """Ask for the address and mail the code; what follows is the same for every address."""
    form = ReturnForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        address = form.cleaned_data["email"]
        mail = limits.may_write_to(request, address)
        code = ask_for_code(address, language=get_language() or "ky", mail=mail)
        return redirect("applications:return_code", code.pk)
    return render(request, "applications/application_return.html", {"form": form})


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def enter(request: HttpRequest, code_id: uuid.UUID) -> HttpResponse:
    """Ask for the code; the right one opens the list of the address's applications."""
    row = get_object_or_404(ReturnCode, pk=code_id)
    form = CodeForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            if not limits.may_try_code(request):
                raise DomainError(
                    _("Many codes were tried from this network just now. Try again in an hour.")
                )
            email = use_code(row, code=form.cleaned_data["code"])
        except DomainError as error:
            show_error(form, error)
        else:
            request.session.cycle_key()
            request.session[WHOSE] = [email, now().isoformat()]
            return redirect("applications:mine")
    return render(request, "applications/application_code.html", {"form": form})


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def choose(request: HttpRequest) -> HttpResponse:
    """List the applications of the address whose code was right, and open the chosen one."""
    email = _proven_address(request)
    if not email:
        return redirect("applications:return")
    own = of_address(email)
    if request.method == "POST":
        application = get_object_or_404(own, public_id=_identifier(request.POST.get("application", "")))
        remember(request, application)
        return redirect("applications:resume", application.public_id)
    return render(request, "applications/application_mine.html", {"own": own, "email": email})


def _proven_address(request: HttpRequest) -> str:
    """Return the address whose code was right in this session not long ago."""
    email, since = request.session.get(WHOSE, ["", ""])
    good = timedelta(minutes=int(centre("CODE_MINUTES")))
    return email if email and now() - datetime.fromisoformat(since) < good else ""


def _identifier(typed: str) -> uuid.UUID | None:
    try:
        return uuid.UUID(typed)
    except ValueError:
        return None
