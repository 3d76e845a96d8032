"""Pages of the resident's cabinet: reports by residency and quarter, and translations of the contract."""

from django.urls import path, register_converter

from core.quarters import Quarter
from residents.views import duties, name, project, requests
from residents.views.contract import contract_translation, supplement_translation
from residents.views.draft import contract_agree, contract_draft, contract_remark
from residents.views.papers import paper_translation
from residents.views.project_change import change
from residents.views.report import report
from residents.views.report_check import report_check
from residents.views.report_edit import report_edit
from residents.views.report_files import report_files
from residents.views.report_sheet import report_sheet, report_table

app_name = "residents"


class QuarterConverter:
    """A quarter in an address: `2026-Q3`."""

    regex = "[0-9]{4}-Q[1-4]"

    def to_python(self, value: str) -> Quarter:
        """Read the quarter; a year that cannot be is no address."""
        return Quarter.parse(value)

    def to_url(self, value: Quarter) -> str:
        """Write the quarter."""
        return str(value)


register_converter(QuarterConverter, "quarter")

urlpatterns = [
    path("<int:residency_id>/<quarter:quarter>/", report, name="report"),
    path("<int:residency_id>/<quarter:quarter>/edit/", report_edit, name="report_edit"),
    path("<int:residency_id>/<quarter:quarter>/check/", report_check, name="report_check"),
    path("<int:residency_id>/<quarter:quarter>/files/", report_files, name="report_files"),
    path("<int:residency_id>/<quarter:quarter>/sheet/", report_sheet, name="report_sheet"),
    path("<int:residency_id>/<quarter:quarter>/sheet.xlsx", report_table, name="report_table"),
    path("<int:residency_id>/duties/", duties.duties, name="duties"),
    path("<int:residency_id>/duties/rules/<int:rules_id>/", duties.rules, name="rules"),
    path("<int:residency_id>/duties/rights/", duties.rights, name="rights"),
    path("<int:residency_id>/duties/contest/", duties.contest, name="contest"),
    path("<int:residency_id>/project/", project.project, name="project"),
    path("<int:residency_id>/project/change/", change, name="project_change"),
    path("<int:residency_id>/project/change/withdraw/", project.withdraw, name="project_withdraw"),
    path("<int:residency_id>/project/stages/<int:stage_id>/", project.stage, name="project_stage"),
    path("requests/", requests.requests, name="requests_present"),
    path("<int:residency_id>/requests/", requests.requests, name="requests"),
    path("<int:residency_id>/requests/<int:request_id>/", requests.thread, name="request"),
    path("<int:residency_id>/requests/<int:request_id>/settle/", requests.settle, name="request_settle"),
    path("<int:residency_id>/name/", name.name, name="name"),
    path("<int:residency_id>/name/<int:permission_id>/withdraw/", name.withdraw, name="name_withdraw"),
    path(
        "supplement/<int:supplement_id>/<slug:language>.pdf",
        supplement_translation,
        name="supplement_translation",
    ),
    path("papers/<uuid:paper_id>/<slug:language>.pdf", paper_translation, name="paper_translation"),
    path("contract/<int:contract_id>/draft/", contract_draft, name="contract_draft"),
    path("contract/<int:contract_id>/draft/remark/", contract_remark, name="contract_remark"),
    path("contract/<int:contract_id>/draft/agree/", contract_agree, name="contract_agree"),
    path("contract/<int:contract_id>/<slug:language>.pdf", contract_translation, name="contract_translation"),
]
