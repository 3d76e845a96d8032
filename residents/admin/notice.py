"""Notices in the admin: each step is somebody's act (3.3.3)."""

from typing import Any

from django.contrib import admin
from django.http import HttpRequest
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy
from unfold.decorators import display

from accounts.admin_scope import UnitScoped
from core.admin import Action
from core.admin_shown import ShownAdmin
from core.badges import labels_of
from core.domain.transitions import TransitionInfo
from core.formatting import format_date
from documents.domain.enclosures import with_file
from residents.admin_filters import NoticeTermFilter
from residents.admin_forms_duties import CureForm, WarnForm, WithdrawForm
from residents.domain.notices import (
    CURE_FILE,
    cure_notice,
    escalate_notice,
    expire_notice,
    send_notice,
    withdraw_notice,
)
from residents.enums_duties import NOTICE_TONES, NoticeState
from residents.models import Notice
from residents.views.duty_words import paper_links


class SecondWarnForm(WarnForm):
    """A second warning begins with the words of the first; `record` is the first."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.initial |= {"facts": self.record.facts, "demand": self.record.demand}


def cure_with_file(notice: Notice, user: Any, data: dict[str, Any]) -> Notice:
    """Record the cure, with its evidence where a file came."""
    return with_file(
        cure_notice,
        notice,
        file=data["file"],
        purpose=CURE_FILE,
        kept_as="file",
        cured_on=data["cured_on"],
        words=data["words"],
        actor=user,
    )


@admin.register(Notice)
class NoticeAdmin(UnitScoped, ShownAdmin):
    """A notice begins on the board of duties; nothing here happens by itself."""

    list_display = ("party", "duty", "show_state", "show_second", "sent", "cure_by_day")
    list_filter = (NoticeTermFilter, "state", "duty", "residency__unit")
    list_select_related = ("residency__party", "paper")
    folded_search = "folded"
    fieldsets = (
        (None, {"fields": ("residency", "duty", "state", "letter", "follows")}),
        (_("What the letter says"), {"fields": ("facts", "demand", "days", "sent_on", "cure_by")}),
        (_("How it was put right"), {"fields": ("cured_on", "cure_words", "cure_link")}),
    )
    readonly_fields = ("letter", "cure_link")
    transition_actions = {
        "send": Action(
            run=lambda notice, user, data: send_notice(notice, actor=user),
            says=_(
                "The letter gets its number, the resident is told, and the term begins. Read the words of "
                "the warning first."
            ),
            done=_("The warning is sent."),
        ),
        "cure": Action(
            run=cure_with_file,
            form=CureForm,
            says=_("The resident has done what was asked for."),
            done=_("Noted: it is put right."),
        ),
        "expire": Action(
            run=lambda notice, user, data: expire_notice(notice, actor=user),
            says=_("Only noted. The status stays; what follows is a person's decision."),
            done=_("Noted: the term has passed."),
        ),
        "escalate": Action(
            run=lambda notice, user, data: escalate_notice(notice, actor=user, **data),
            form=SecondWarnForm,
            says=_("The second warning is drafted; it is sent by an act of its own."),
            done=_("The second warning is drafted."),
        ),
        "withdraw": Action(
            run=lambda notice, user, data: withdraw_notice(notice, actor=user, **data),
            form=WithdrawForm,
            says=_("A number already taken stays used; a resident who was told is told of this too."),
            done=_("The notice is withdrawn."),
        ),
    }

    def transitions_of(self, request: HttpRequest, obj: Any) -> list[TransitionInfo]:
        """While the term runs its passing is not offered; after the end of the status only a withdrawal."""
        hidden = set() if obj.residency.is_in_force() else {"send", "cure", "expire", "escalate"}
        if obj.state == NoticeState.SENT and not obj.is_late():
            hidden |= {"expire", "escalate"}
        if obj.is_second:
            hidden.add("escalate")
        return [info for info in super().transitions_of(request, obj) if info.name not in hidden]

    @display(description=_("resident"), ordering="residency__party__name")
    def party(self, notice: Notice) -> str:
        """Who is warned."""
        return notice.party_name

    @display(description=_("state"), ordering="state", label=labels_of(NOTICE_TONES))
    def show_state(self, notice: Notice) -> tuple[str, str]:
        """The state in its colour."""
        return notice.state, notice.get_state_display()

    @display(description=_("second warning"), boolean=True)
    def show_second(self, notice: Notice) -> bool:
        """Whether it follows a first one."""
        return notice.is_second

    @display(description=_("sent on"), ordering="sent_on")
    def sent(self, notice: Notice) -> str:
        """The day of the letter."""
        return format_date(notice.sent_on, "short") if notice.sent_on else ""

    @display(description=_("to be put right by"), ordering="cure_by")
    def cure_by_day(self, notice: Notice) -> str:
        """The last day of the term."""
        return format_date(notice.cure_by, "short") if notice.cure_by else ""

    @display(description=_("letter"))
    def letter(self, notice: Notice) -> SafeString:
        """The original and its translation."""
        return links_of(notice.paper)

    @display(description=pgettext_lazy("duty", "evidence"))
    def cure_link(self, notice: Notice) -> SafeString:
        """The file that shows it."""
        return file_link(notice.cure_file)


def links_of(paper: Any) -> SafeString:
    """Links to a paper and its translation; nothing while there is none."""
    links = paper_links(paper) if paper else []
    return format_html_join(
        " · ",
        '<a href="{}" class="underline" target="_blank" rel="noopener">{}</a>',
        ((link["url"], link["label"]) for link in links),
    )


def file_link(upload: Any) -> SafeString:
    """A link to a kept file; nothing while there is none."""
    if upload is None:
        return SafeString("")
    return format_html(
        '<a href="{}" class="underline" target="_blank" rel="noopener">{}</a>',
        upload.get_absolute_url(),
        upload.name,
    )
