"""A place at an event by its personal link, without an account; certificates of attendance (2.2(4))."""

import uuid

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from core.errors import DomainError
from core.languages import LANGUAGE_NAMES
from documents.enums import PaperKind
from documents.views import paper_file
from residents.views.papers import rendering, translated
from units.base.domain.place_links import open_place
from units.base.domain.places import return_place
from units.base.words_events import place_facts, place_sentence, place_status


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def place(request: HttpRequest, token: str) -> HttpResponse:
    """GET shows the place and what has become of it; POST gives it back."""
    try:
        found = open_place(token)
    except DomainError as error:
        return _hidden(render(request, "portal/event_no_place.html", {"why_not": str(error)}, status=404))
    if request.method == "POST":
        try:
            return_place(found)
        except DomainError as error:
            messages.error(request, str(error))
        else:
            messages.success(request, _("The place is free again. Thank you for saying so."))
        return redirect("portal:event_place", token)
    may_return = found.withdrawn_at is None and found.event.takes_people()
    context = {
        "place": found,
        "event": found.event,
        "status": place_status(found),
        "sentence": place_sentence(found),
        "facts": place_facts(found),
        "may_return": may_return,
        "token": token,
        "languages": LANGUAGE_NAMES,
    }
    response = render(request, "portal/event_place.html", context)
    # A page with a form must name itself to this site, or its own POST would look like another site's.
    return response if may_return else _hidden(response)


@never_cache
@require_safe
def place_certificate(request: HttpRequest, token: str, language: str) -> HttpResponseBase:
    """The certificate behind a personal link: the Kyrgyz paper as it was issued, or a rendering of it."""
    try:
        paper = open_place(token).certificate
    except DomainError:
        raise Http404 from None
    if paper is None:
        raise Http404
    found = paper_file(paper) if language == paper.language else rendering(paper, language)
    return _hidden(found)


@require_safe
def certificate_translation(request: HttpRequest, paper_id: uuid.UUID, language: str) -> HttpResponse:
    """A certificate in another language for those who may read it; 404 for all others."""
    return translated(request, paper_id, language, kinds=[PaperKind.ATTENDANCE_CERTIFICATE])


def _hidden[R: HttpResponseBase](response: R) -> R:
    """What is opened from here learns nothing of the address: the address is the key."""
    response["Referrer-Policy"] = "no-referrer"
    return response
