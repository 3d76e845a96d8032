"""Check your answers, then send: the last page before a report goes to the Centre."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from core.errors import DomainError, FieldErrors, WrongState
from core.quarters import Quarter
from residents.domain.reports import Stale, file_report
from residents.models import PeriodicReport
from residents.views.doors import own_report, user_of
from residents.views.report_edit import version_of
from residents.views.words import answers


@login_required
def report_check(request: HttpRequest, residency_id: int, quarter: Quarter) -> HttpResponse:
    """GET shows every answer once; POST sends the report."""
    found = own_report(request, residency_id, quarter)
    if request.method == "POST":
        return _send(request, found)
    if not found.editable:
        return redirect("residents:report", residency_id, quarter)
    return _page(request, found, [])


def _send(request: HttpRequest, found: PeriodicReport) -> HttpResponse:
    try:
        file_report(found, seen=version_of(request.POST), actor=user_of(request))
    except FieldErrors as error:
        return _page(request, found, [str(one) for one in error.errors])
    except Stale as error:
        fresh = own_report(request, found.residency_id, found.period)
        again = _("Read the answers once more before you send them.")
        return _page(request, fresh, [f"{error} {again}"])
    except WrongState:
        messages.info(request, _("This report has already been sent."))
    except DomainError as error:
        return _page(request, found, [str(error)])
    else:
        messages.success(request, _("The report is sent. The Centre will check it and write to you."))
    return redirect("residents:report", found.residency_id, found.period)


def _page(request: HttpRequest, found: PeriodicReport, errors: list[str]) -> HttpResponse:
    context = {
        "report": found,
        "answers": answers(found, correctable=True),
        "errors": errors,
        "page_has_errors": bool(errors),
    }
    return render(request, "residents/report_check.html", context)
