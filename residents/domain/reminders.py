"""What falls due in this room, and for whom: warnings to put right, former residents to ask (3.3.3)."""

from collections.abc import Iterator
from functools import partial

from django.conf import settings
from django.db.models import QuerySet
from django.urls import reverse
from django.utils.translation import gettext as _

from accounts.models import User
from core import clock
from documents.domain.reminders import SOURCES, Due
from residents.domain import alumni
from residents.domain.addresses import duties_url
from residents.domain.letters import representatives
from residents.models import Notice, Residency


def register_reminders() -> None:
    """Register what this room reminds of."""
    SOURCES["notices"] = cures_due
    SOURCES["follow_ups"] = follow_ups_due


def cures_due() -> Iterator[Due]:
    """Each representative of a resident whose warning still runs."""
    running = Notice.objects.running(clock.today()).select_related("residency__party", "paper")
    for notice in running.order_by("cure_by", "pk"):
        for user in representatives(notice.residency.party):
            yield Due(
                record=notice,
                due_on=notice.cure_by or clock.today(),
                email=user.email,
                name=user.full_name,
                language=user.language,
                words=partial(_say_notice, notice),
                link=partial(duties_url, notice.residency, user.language),
            )


def follow_ups_due() -> Iterator[Due]:
    """The employees of the unit, once for each anniversary of a former resident; earlier years once too."""
    staff = list(_who_asks())
    for asked in alumni.to_ask(alumni.with_questions()):
        for user in staff:
            if user.unit == asked.residency.unit:
                yield Due(
                    record=asked.residency,
                    due_on=asked.due_on,
                    email=user.email,
                    name=user.full_name,
                    language=user.language,
                    words=partial(_say_follow_up, asked.residency, asked.year),
                    link=_page_of_questions,
                )


def _who_asks() -> QuerySet[User]:
    """Employees of a unit whose role records what became of former residents."""
    app, codename = alumni.RECORD.split(".")
    return (
        User.objects.filter(
            is_active=True,
            groups__permissions__codename=codename,
            groups__permissions__content_type__app_label=app,
        )
        .exclude(unit="")
        .distinct()
    )


def _page_of_questions() -> str:
    return f"{settings.SITE_URL}{reverse('admin:residents_followup_due')}"


def _say_notice(notice: Notice) -> str:
    number = notice.paper.number if notice.paper else ""
    return _("Warning No. %(number)s: %(duty)s") % {
        "number": number,
        "duty": notice.get_duty_display(),
    }


def _say_follow_up(residency: Residency, year: int) -> str:
    return _("Former resident, year %(year)d: %(party)s") % {"year": year, "party": residency.party}
