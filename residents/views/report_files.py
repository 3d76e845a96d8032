"""Supporting documents of a report: attached and taken away until it is sent."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from core.errors import DomainError, WrongState
from core.form_errors import show_error
from core.quarters import Quarter
from residents.domain.evidence import attach_evidence, remove_evidence
from residents.forms import EvidenceForm
from residents.models import PeriodicReport
from residents.views.doors import own_report, user_of
from residents.views.words import file_link


@login_required
def report_files(request: HttpRequest, residency_id: int, quarter: Quarter) -> HttpResponse:
    """GET lists the files; POST attaches some, or takes one away."""
    report = own_report(request, residency_id, quarter)
    if not report.editable:
        return redirect("residents:report", residency_id, quarter)
    if request.method != "POST":
        return _page(request, report, EvidenceForm())
    try:
        if "remove" in request.POST:
            return _remove(request, report)
        return _attach(request, report)
    except WrongState:
        messages.info(request, _("This report has already been sent."))
        return redirect("residents:report", residency_id, quarter)


def _remove(request: HttpRequest, report: PeriodicReport) -> HttpResponse:
    number = request.POST["remove"]
    if number.isascii() and number.isdigit() and len(number) < 18:
        remove_evidence(report, file_id=int(number), actor=user_of(request))
        messages.success(request, _("The file is removed."))
    return redirect("residents:report_files", report.residency_id, report.period)


def _attach(request: HttpRequest, report: PeriodicReport) -> HttpResponse:
    form = EvidenceForm(request.POST, request.FILES)
    if form.is_valid():
        try:
            attach_evidence(report, files=form.cleaned_data["files"], actor=user_of(request))
        except WrongState:
            raise
        except DomainError as error:
            show_error(form, error)
        else:
            messages.success(request, _("The files are attached."))
            return redirect("residents:report_files", report.residency_id, report.period)
    return _page(request, report, form)


def _page(request: HttpRequest, report: PeriodicReport, form: EvidenceForm) -> HttpResponse:
    files = [file_link(row) for row in report.files.select_related("upload")]
    return render(request, "residents/report_files.html", {"report": report, "form": form, "files": files})
