"""Buttons of the decision on an application: take it, tell it, reverse it (3.3.1)."""

from typing import Any

from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from applications.admin_forms_decision import (
    ConditionForm,
    DecideForm,
    ReverseForm,
    RevisionForm,
    RubricForm,
)
from applications.admin_words import in_lines
from applications.domain.decision import decide
from applications.domain.decision_letter import draft_mail
from applications.domain.protocol import mark_in, protocol_of
from applications.domain.release import RELEASES, release_decision
from applications.domain.reversal import reverse_decision
from applications.domain.waiting import waiting_of
from applications.enums import Outcome
from applications.models import Application
from core.admin import Action
from core.clock import today
from core.domain.transitions import TransitionInfo
from core.formatting import format_date, format_number

UNTOLD = gettext_lazy("The decision is taken. The applicant is told when you release it.")


def say_decision(application: Application) -> SafeString:
    """Say what the commission found, before the decision is taken."""
    protocol = protocol_of(application)
    if protocol is None:
        return in_lines([_("There is no protocol of the commission yet: close the evaluation first.")])
    found = waiting_of([application])[0]
    said: list[Any] = [
        format_html(
            '<a class="underline" href="{}">{}</a>',
            protocol.get_absolute_url(),
            _("Protocol № %(number)s of %(date)s (PDF)")
            % {"number": protocol.number, "date": format_date(protocol.issued_on)},
        ),
        _("Mark: %(mark)s out of 100; pass mark: %(pass_mark)s.")
        % {
            "mark": format_number(mark_in(protocol, application), 2),
            "pass_mark": format_number(found.pass_mark),
        },
    ]
    if found.places_left is not None:
        said.append(_("Places left in the unit: %(count)d.") % {"count": found.places_left})
    said.append(_("Nobody is told before the decision is released; then the letter carries these reasons."))
    return in_lines(said)


def say_release(application: Application) -> SafeString:
    """Show the letter as the applicant will read it, before it goes out."""
    decision = application.decision
    if decision is None:
        return SafeString("")
    mail = draft_mail(decision, on=today())
    return format_html(
        '<a class="underline" href="{}">{}</a>'
        '<span class="mt-4 block font-semibold">{}</span>'
        '<span class="mt-2 block whitespace-pre-line rounded-default border border-base-200 p-4 '
        'dark:border-base-700" lang="{}">{}</span>',
        reverse("admin:applications_decision_draft", args=[decision.pk]),
        _("The letter as a draft (PDF)"),
        mail.subject,
        application.language,
        mail.text,
    )


def fitting(buttons: list[TransitionInfo], application: Application) -> list[TransitionInfo]:
    """Leave out the releases that belong to other outcomes than the one that was decided."""
    decision = application.decision
    own = RELEASES[Outcome(decision.outcome)] if decision else ""
    others = set(RELEASES.values()) - {own}
    return [button for button in buttons if button.name not in others]


def _decide(outcome: Outcome, form: type[DecideForm]) -> Action:
    return Action(
        form=form,
        run=lambda application, user, data: decide(application, outcome=outcome, actor=user, **data["terms"]),
        says=say_decision,
        done=UNTOLD,
    )


RELEASE = Action(
    run=lambda application, user, data: release_decision(application, actor=user),
    says=say_release,
    done=gettext_lazy("The decision is released: the letter has its number and is on its way."),
)
DECISION_ACTIONS: dict[str, Action] = {
    "accept": _decide(Outcome.ACCEPTED, DecideForm),
    "accept_on_condition": _decide(Outcome.CONDITIONAL, ConditionForm),
    "reject": _decide(Outcome.REJECTED, RubricForm),
    "send_back": _decide(Outcome.REVISION, RevisionForm),
    **dict.fromkeys(RELEASES.values(), RELEASE),
    "reverse_decision": Action(
        form=ReverseForm,
        run=lambda application, user, data: reverse_decision(application, actor=user, **data),
        says=gettext_lazy(
            "This version of the decision stays in the register, marked as reversed, and another one is "
            "taken. An applicant who was told gets a letter, and the letter about the decision is no longer "
            "valid."
        ),
        done=gettext_lazy("The decision is reversed: the application waits for another one."),
    ),
}
