"""The queue of applications as a spreadsheet, and the acts a clerk does on many at once (3.3.1)."""

from django.contrib import admin
from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext, pgettext_lazy

from applications.domain.checking import confirm_complete
from applications.domain.messages import settle_messages
from applications.enums_people import NOT_SAID, NOT_SAID_LABEL, Gender
from applications.models import Application
from core.admin_desk import DeskAdmin
from core.admin_many import do_each
from core.clock import day_of

CHECK = "applications.check_application"

EXPORT_COLUMNS = (
    (_("number"), lambda one: one.number),
    (_("call"), lambda one: one.call.title),
    (_("submitted"), lambda one: day_of(one.submitted_at) if one.submitted_at else None),
    (_("state"), lambda one: one.get_state_display()),
    (_("unit"), lambda one: one.get_unit_display()),
    (_("technological direction"), lambda one: one.get_direction_display()),
    (_("stage of the project"), lambda one: one.get_stage_display()),
    (_("title of the project"), lambda one: one.title),
    (_("name of the applicant"), lambda one: one.applicant_name),
    (_("region"), lambda one: one.get_region_display() or str(NOT_SAID_LABEL)),
    (_("women in the team"), lambda one: _people(one, Gender.WOMAN)),
    (_("men in the team"), lambda one: _people(one, Gender.MAN)),
    (_("members who did not say"), lambda one: _people(one, NOT_SAID)),
    (_("form of the applicant"), lambda one: one.get_applicant_form_display()),
    (_("INN"), lambda one: one.inn),
    (_("representative"), lambda one: one.representative),
    (_("e-mail"), lambda one: one.email),
    (_("phone"), lambda one: one.phone),
    (_("amount needed, som"), lambda one: one.amount_needed),
)


class ApplicationDesk(DeskAdmin):
    """Mixed into the admin of applications."""

    export_columns = EXPORT_COLUMNS
    export_fetched = ("team",)
    list_before_template = "admin/applications/application_links.html"
    actions = ("confirm_chosen", "settle_chosen")

    def has_check_permission(self, request: HttpRequest) -> bool:
        """Acts on many are the clerk's, as those on one are."""
        return bool(request.user.has_perm(CHECK))

    @admin.action(description=pgettext_lazy("many", "Confirm that they are complete"), permissions=["check"])
    def confirm_chosen(self, request: HttpRequest, chosen: QuerySet[Application]) -> None:
        """Find each chosen application complete, in the unit it stands for."""
        do_each(request, chosen, lambda one: confirm_complete(one, actor=request.user), _say_complete)

    @admin.action(description=pgettext_lazy("many", "Their messages need no answer"), permissions=["check"])
    def settle_chosen(self, request: HttpRequest, chosen: QuerySet[Application]) -> None:
        """Take the waiting messages of each chosen application out of the queue."""
        do_each(request, chosen, lambda one: settle_messages(one, actor=request.user), _say_settled)


def _people(application: Application, gender: str) -> int:
    return sum(member.gender == gender for member in application.team.all())


def _say_complete(count: int) -> str:
    words = ngettext("%(count)d application is complete.", "%(count)d applications are complete.", count)
    return words % {"count": count}


def _say_settled(count: int) -> str:
    words = ngettext(
        "The messages of %(count)d application wait no longer.",
        "The messages of %(count)d applications wait no longer.",
        count,
    )
    return words % {"count": count}
