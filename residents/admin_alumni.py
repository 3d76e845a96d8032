"""Pages about former residents: whom to ask now, how many live on, the record of an answer."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.translation import gettext as _

from accounts.domain import scope
from core.admin_pages import ask, bound, require
from core.admin_shown import ShownAdmin
from core.formatting import format_percent
from residents.admin_forms_ending import FollowUpForm
from residents.domain import alumni
from residents.domain.alumni import RECORD, record_follow_up
from residents.models import Residency

SEE = "residents.view_followup"


def due(admin: ShownAdmin, request: HttpRequest) -> HttpResponse:
    """Anniversaries of which nothing is recorded, and the figures of survival. A few queries."""
    require(request, SEE)
    own = scope.within(alumni.with_questions(), request.user, SEE)
    context = {
        **admin.admin_site.each_context(request),
        "title": _("Former residents to ask"),
        "opts": admin.opts,
        "asked": sorted(alumni.to_ask(own), key=lambda one: one.due_on),
        "survival": _figures(scope.within(Residency.objects.all(), request.user, SEE)),
        "may_record": request.user.has_perm(RECORD),
    }
    return TemplateResponse(request, "admin/residents/alumni.html", context)


def record(admin: ShownAdmin, request: HttpRequest, residency_id: int, year: int) -> HttpResponse:
    """Record what a former resident was at one anniversary."""
    require(request, RECORD)
    rows = scope.within(alumni.former(), request.user, RECORD)
    residency = get_object_or_404(rows, pk=residency_id)
    if year not in alumni.YEARS:
        raise Http404
    form = FollowUpForm(*bound(request), record=residency, user=request.user)
    return ask(
        admin,
        request,
        form,
        lambda: record_follow_up(residency, year=year, **form.cleaned_data, actor=request.user),
        title=_("Record what became of a former resident: year %(year)d") % {"year": year},
        subject=residency,
        back_url=reverse("admin:residents_followup_due"),
        goes_to=reverse("admin:residents_followup_due"),
        button=_("Record"),
        done=_("Recorded."),
    )


def _figures(rows: object) -> list[dict[str, object]]:
    return [
        {
            "year": one.year,
            "share": "–" if one.percent is None else format_percent(one.percent),
            "surviving": one.surviving,
            "known": one.known,
            "unknown": one.unknown,
        }
        for one in alumni.survival_figures(rows)  # type: ignore[arg-type]
    ]
