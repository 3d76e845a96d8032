"""Work pages of the decisions: what waits for one, what waits to be told, a letter's draft (3.3.1)."""

from typing import Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.db.models import F, QuerySet
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from unfold.admin import ModelAdmin

from accounts.domain import scope
from applications.domain.deciders import decider
from applications.domain.decision_letter import draft_pdf
from applications.domain.release import release_many
from applications.domain.waiting import to_decide, waiting_of
from applications.enums_decision import Decider
from applications.models import Decision
from applications.models.selection import RELEASE_DECISION
from applications.session_desk import votes_in_words
from core.admin_pages import require
from core.clock import today

DECIDE = "applications.decide_application"
ON_A_PAGE = 25


def waiting(admin: ModelAdmin, request: HttpRequest) -> HttpResponse:
    """Show what waits for a decision: on one page all that is needed to take each."""
    require(request, DECIDE)
    rows = to_decide(request.user).select_related("call", "criteria_set")
    page = Paginator(rows, ON_A_PAGE).get_page(request.GET.get("page"))
    context = {
        "title": _("What waits for a decision"),
        "opts": admin.opts,
        "page": page,
        "cards": [
            (card, votes_in_words(card.said) if card.said else "") for card in waiting_of(page.object_list)
        ],
        "commission_decides": decider() is Decider.COMMISSION,
        "untold": _untold(request).count(),
    }
    return _page(admin, request, "admin/applications/decision_waiting.html", context)


def untold(admin: ModelAdmin, request: HttpRequest) -> HttpResponse:
    """Show the decisions nobody was told of; tell the chosen ones, and say of each that was refused why."""
    require(request, RELEASE_DECISION)
    if request.method == "POST":
        chosen = [int(pk) for pk in request.POST.getlist("decision") if pk.isdecimal()]
        _tell(request, chosen)
        return HttpResponseRedirect(reverse("admin:applications_decision_untold"))
    context = {
        "title": _("Decisions to be told"),
        "opts": admin.opts,
        "decisions": _untold(request)[:200],
    }
    return _page(admin, request, "admin/applications/decision_untold.html", context)


def draft(admin: ModelAdmin, request: HttpRequest, pk: int) -> HttpResponse:
    """Show the letter as it would be issued today."""
    require(request, RELEASE_DECISION)
    decision = _untold(request).filter(pk=pk).first()
    if decision is None:
        raise Http404
    content = draft_pdf(decision, on=today(), reader=request.user)
    return HttpResponse(content, content_type="application/pdf")


def _untold(request: HttpRequest) -> QuerySet[Decision]:
    rows = Decision.objects.unreleased().filter(application__decision=F("pk"))
    rows = rows.select_related("application__call", "decided_by", "protocol", "condition")
    return scope.within(rows, request.user, RELEASE_DECISION)


def _tell(request: HttpRequest, chosen: list[int]) -> None:
    if not chosen:
        messages.warning(request, _("Choose the decisions to be told."))
        return
    rows = scope.within(Decision.objects.filter(pk__in=chosen), request.user, RELEASE_DECISION)
    answers = release_many(rows.select_related("application").order_by("pk"), actor=request.user)
    told = sum(not answer.refusal for answer in answers)
    if told:
        words = ngettext(
            "%(count)d applicant is told: the letter is on its way.",
            "%(count)d applicants are told: the letters are on their way.",
            told,
        )
        messages.success(request, words % {"count": told})
    for answer in answers:
        if answer.refusal:
            messages.error(request, f"{answer.decision.application.number}: {answer.refusal}")


def _page(admin: ModelAdmin, request: HttpRequest, template: str, context: dict[str, Any]) -> HttpResponse:
    return TemplateResponse(request, template, admin.admin_site.each_context(request) | context)
