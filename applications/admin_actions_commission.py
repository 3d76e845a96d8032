"""What the director does with an application in the admin; `ApplicationAdmin` takes these acts in."""

from typing import Any

from django import forms
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from applications.domain.commission import give_to_commission
from applications.domain.decision import decide
from applications.domain.evaluation import close_evaluation
from applications.domain.protocol import mark_in, protocol_of
from applications.domain.summary import summary
from applications.enums import Outcome
from applications.models import Application, Commission
from core.admin import Action, TransitionForm
from core.clock import today
from core.formatting import format_date, format_number
from core.forms import CleanCharField, DateField

LONGEST_REASONS = 4000


class GiveForm(TransitionForm):
    """Asks which commission of the call evaluates the application."""

    commission = forms.ModelChoiceField(
        label=gettext_lazy("Commission"),
        help_text=gettext_lazy(
            "Commissions of this call. If there is none yet, appoint one first: section “Commissions”."
        ),
        queryset=Commission.objects.none(),
        error_messages={"required": gettext_lazy("Choose the commission.")},
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["commission"].queryset = self.record.call.commissions.select_related("order")


class DecideForm(TransitionForm):
    """Asks for the reasons, which the applicant reads, and for the date."""

    reasons = CleanCharField(
        label=gettext_lazy("Reasons"),
        help_text=gettext_lazy("The applicant reads these words in the letter."),
        multiline=True,
        max_length=LONGEST_REASONS,
        error_messages={
            "required": gettext_lazy("Write the reasons of the decision: the applicant reads them.")
        },
    )
    decided_on = DateField(label=gettext_lazy("Date of the decision"), initial=today)


def lines(sentences: list[str]) -> SafeString:
    """Return sentences one under the other."""
    return format_html_join("", "<span class='block'>{}</span>", ((sentence,) for sentence in sentences))


def say_closing(application: Application) -> SafeString:
    """Say how the evaluation stands before it is closed."""
    state = summary(application)
    said = [
        _("Scores sent: %(counted)d of %(all)d experts; quorum: %(quorum)d.")
        % {"counted": len(state.counted), "all": len(state.experts), "quorum": state.quorum}
    ]
    if state.recused:
        said.append(_("Shut out by a conflict of interest: %(names)s") % {"names": _names(state.recused)})
    if state.awaited:
        said.append(_("Scores are still awaited from: %(names)s") % {"names": _names(state.awaited)})
    said.append(_("After this the scores no longer change, and the protocol gets its number."))
    return lines(said)


def say_decision(application: Application) -> SafeString:
    """Say what the commission found, before the director decides."""
    protocol = protocol_of(application)
    if protocol is None:
        return lines([_("There is no protocol of the commission yet: close the evaluation first.")])
    pass_mark = application.commission.criteria_set.pass_mark
    return lines(
        [
            format_html(
                '<a class="underline" href="{}">{}</a>',
                protocol.get_absolute_url(),
                _("Protocol № %(number)s of %(date)s (PDF)")
                % {"number": protocol.number, "date": format_date(protocol.issued_on)},
            ),
            _("Mark: %(mark)s out of 100; pass mark: %(pass_mark)s.")
            % {
                "mark": format_number(mark_in(protocol, application), 2),
                "pass_mark": format_number(pass_mark),
            },
            _("The decision is final. The applicant gets a letter with these reasons."),
        ]
    )


def _names(experts: Any) -> str:
    return ", ".join(expert.member.user.short_name for expert in experts)


def _decide(outcome: Outcome) -> Any:
    return lambda application, user, data: decide(application, outcome=outcome, actor=user, **data)


COMMISSION_ACTIONS: dict[str, Action] = {
    "start_evaluation": Action(
        form=GiveForm,
        run=lambda application, user, data: give_to_commission(application, actor=user, **data),
        says=gettext_lazy("The experts first declare their interests, then score the application."),
        done=gettext_lazy("The application is given to the commission."),
    ),
    "close_evaluation": Action(
        run=lambda application, user, data: close_evaluation(application, actor=user),
        says=say_closing,
        done=gettext_lazy("The evaluation is closed and the protocol is issued."),
    ),
    "accept": Action(
        form=DecideForm,
        run=_decide(Outcome.ACCEPTED),
        says=say_decision,
        done=gettext_lazy("The application is accepted; the letter to the applicant is on its way."),
    ),
    "reject": Action(
        form=DecideForm,
        run=_decide(Outcome.REJECTED),
        says=say_decision,
        done=gettext_lazy("The application is rejected; the letter to the applicant is on its way."),
    ),
}
