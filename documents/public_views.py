"""Anybody confirms a paper by its code, and reads which acts are in force (1.3, 7.3)."""

from typing import Any

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods
from django.views.generic import ListView

from core.limits import device_of, is_spent, within_limit
from documents.domain import queries
from documents.domain.verification import Confirmation, confirm, is_same_file, read_code
from documents.enums import FileState
from documents.public_forms import CodeForm, FileForm

# One device may look up so many codes an hour, and miss so many: a guess hits once in 2**48.
LOOKS, MISSES = 300, 30
PAGE = "documents/verify.html"


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def verify(request: HttpRequest) -> HttpResponse:
    """Ask for the code and go to its page."""
    form = CodeForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        return HttpResponseRedirect(reverse("papers:verify_code", args=[form.cleaned_data["code"]]))
    return render(request, PAGE, {"form": form})


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def verify_code(request: HttpRequest, code: str) -> HttpResponse:
    """What the register says of a code; a file that is sent along is compared and forgotten."""
    device = device_of(request)
    if is_spent("codes-missed", device, most=MISSES) or not within_limit("codes", device, most=LOOKS):
        return render(request, "documents/verify_later.html", {}, status=429)
    found = confirm(code)
    if found is None:
        within_limit("codes-missed", device, most=MISSES)
        unknown = {"form": CodeForm(), "unknown": read_code(code) or code[:40]}
        return render(request, PAGE, unknown, status=404)
    form = FileForm(request.POST, request.FILES) if request.method == "POST" else FileForm()
    same = None
    if form.is_bound and form.is_valid():
        same = is_same_file(found.paper, form.cleaned_data["file"].chunks())
    return render(request, "documents/verified.html", _facts(found) | {"form": form, "same": same})


class ActsView(ListView):
    """Laws, charters and regulations in force today; orders and decisions stay inside (1.3)."""

    template_name = "documents/act_list.html"
    context_object_name = "acts"

    def get_queryset(self) -> Any:
        return queries.public_acts()


def _facts(found: Confirmation) -> dict[str, Any]:
    """What the page may say: never a title, a name or a word of the paper."""
    paper = found.paper
    return {
        "code": paper.code,
        "kind": paper.get_kind_display(),
        "number": paper.number,
        "issued_on": paper.issued_on,
        "sha256": paper.sha256,
        "is_valid": found.is_valid,
        "not_valid_from": found.not_valid_from,
        "last_day": found.last_day,
        "replacement": paper.replaced_by,
        "altered": found.state is FileState.ALTERED,
        "lost": found.state is FileState.LOST,
    }
