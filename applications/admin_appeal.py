"""Appeals in the admin: received, given to other people, answered (3.3.1)."""

from typing import Any

from django.contrib import admin
from django.utils.html import format_html, format_html_join
from django.utils.translation import gettext_lazy as _
from unfold.decorators import display

from accounts.admin_scope import UnitScoped
from applications.admin_forms_decision import AnswerForm, GiveForm
from applications.admin_shown import ShownInline
from applications.domain.appeal_answers import answer_appeal, give_appeal
from applications.domain.appeals import receive_appeal
from applications.enums_decision import APPEAL_TONES, AppealState
from applications.models import Appeal, AppealMember
from core.admin import Action
from core.admin_pages import page_of
from core.admin_shown import ShownAdmin
from core.badges import LABELS, badge
from core.log_words import LOG_WORDS
from documents.models import IssuedPaper, Upload

LOG_WORDS["applications.Application"] = {
    "appeal": _("Appeal against the decision"),
    "appeal_upheld": _("The appeal was upheld"),
    "appeal_refused": _("The appeal was refused"),
}


class AppealMemberInline(ShownInline):
    """Who considers the appeal."""

    model = AppealMember
    verbose_name_plural = _("who considers it")
    fields = ("user",)


def answer(upheld: bool) -> Any:
    """Return the act that enters one of the two answers."""
    return lambda appeal, user, data: answer_appeal(appeal, upheld=upheld, actor=user, **data)


@admin.register(Appeal)
class AppealAdmin(UnitScoped, ShownAdmin):
    """Appeals against decisions, one a decision."""

    list_display = ("application", "filed_at", "shown_state", "considered_on")
    list_filter = ("state",)
    list_select_related = ("decision__application",)
    fields = (
        "application", "decision_link", "filed_at", "text", "files_shown", "shown_state", "order",
        "considered_on", "reasons", "minutes_link", "letter_link",
    )  # fmt: skip
    readonly_fields = (
        "application",
        "decision_link",
        "files_shown",
        "shown_state",
        "minutes_link",
        "letter_link",
    )
    inlines = (AppealMemberInline,)
    transition_actions = {
        "receive": Action(
            run=lambda appeal, user, data: receive_appeal(appeal, actor=user),
            says=_(
                "You have looked at the appeal and its files. After this the director names who considers it."
            ),
            done=_("The appeal is received."),
        ),
        "give": Action(
            form=GiveForm,
            run=lambda appeal, user, data: give_appeal(
                appeal, order=data["order"], members=list(data["members"]), actor=user
            ),
            says=_("They read the appeal and the application on the page of the commission."),
            done=_("The appeal is given to those named by the order."),
        ),
        "uphold": Action(
            form=AnswerForm,
            run=answer(True),
            says=_(
                "The decision is reversed at once, and another one is taken. The applicant gets a letter."
            ),
            done=_("The appeal is upheld and the decision reversed; the letter is on its way."),
        ),
        "refuse": Action(
            form=AnswerForm,
            run=answer(False),
            says=_("The decision stands. The applicant gets a letter."),
            done=_("The appeal is refused; the letter is on its way."),
        ),
    }

    @display(description=_("application"))
    def application(self, appeal: Appeal) -> str:
        """The application, to open."""
        return _link(page_of(appeal.decision.application), appeal.decision.application)

    @display(description=_("decision"))
    def decision_link(self, appeal: Appeal) -> str:
        """The decision, to open."""
        return _link(page_of(appeal.decision), appeal.decision.get_outcome_display())

    @display(description=_("state"), ordering="state")
    def shown_state(self, appeal: Appeal) -> str:
        """The state as a coloured word."""
        return badge(appeal.get_state_display(), LABELS[APPEAL_TONES[AppealState(appeal.state)]])

    @display(description=_("files"))
    def files_shown(self, appeal: Appeal) -> str:
        """The files the applicant sent, to open."""
        uploads = [file.upload for file in appeal.files.select_related("upload").order_by("pk")]
        rows = ((upload.get_absolute_url(), upload.name) for upload in uploads)
        return format_html_join("", '<a class="block underline" href="{}">{}</a>', rows) or "–"

    @display(description=_("minutes"))
    def minutes_link(self, appeal: Appeal) -> str:
        """The minutes, to open."""
        return _file(appeal.minutes, appeal.minutes.name if appeal.minutes else "")

    @display(description=_("letter"))
    def letter_link(self, appeal: Appeal) -> str:
        """The letter about the answer, to open."""
        return _file(appeal.letter, f"№ {appeal.letter.number} (PDF)" if appeal.letter else "")


def _file(file: Upload | IssuedPaper | None, words: str) -> str:
    return _link(file.get_absolute_url(), words) if file else "–"


def _link(url: str, words: object) -> str:
    return format_html('<a href="{}" class="underline">{}</a>', url, words)
