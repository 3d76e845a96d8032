"""The state of an application by its number and code: without e-mail, without a login, without names."""

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from applications.domain.status_codes import find_by_code
from core.forms import CleanCharField
from core.limits import device_of, is_spent, within_limit
from portal.applicant import page_of

# A device may miss so often an hour; a guess of a known number hits once in 2**48.
MISSES = 30


class StatusForm(forms.Form):
    """The two things that stand on the receipt."""

    use_required_attribute = False

    number = CleanCharField(
        label=gettext_lazy("Number of the application"),
        max_length=40,
        help_text=gettext_lazy("For example: %(number)s") % {"number": "АРЗ-2026-0012"},
        error_messages={"required": gettext_lazy("Write the number of the application.")},
    )
    code = CleanCharField(
        label=gettext_lazy("Status code"),
        max_length=40,
        help_text=gettext_lazy("It stands on the receipt and on the page of the application."),
        error_messages={"required": gettext_lazy("Write the status code.")},
    )


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def status(request: HttpRequest) -> HttpResponse:
    """Ask for number and code; say the state and what is next, and nothing of who or what."""
    form = StatusForm(request.POST or None)
    device = device_of(request)
    if request.method != "POST" or not form.is_valid():
        return render(request, "portal/status_check.html", {"form": form})
    if is_spent("status-missed", device, most=MISSES):
        form.add_error(None, _("There were many wrong codes from this device. Try again in an hour."))
        return render(request, "portal/status_check.html", {"form": form}, status=429)
    found = find_by_code(**form.cleaned_data)
    if found is None:
        within_limit("status-missed", device, most=MISSES)
        form.add_error(None, _("There is no application with this number and code. Check both."))
        return render(request, "portal/status_check.html", {"form": form})
    context = {"application": found, "page": page_of(found)}
    return render(request, "portal/status_shown.html", context)
