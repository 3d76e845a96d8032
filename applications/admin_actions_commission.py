"""What the director does with an application in the admin; `ApplicationAdmin` takes these acts in."""

from typing import Any

from django import forms
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from applications.admin_words import in_lines
from applications.domain.commission import give_to_commission
from applications.domain.commission_queries import commissions_for
from applications.domain.evaluation import close_evaluation
from applications.domain.summary import summary
from applications.models import Application, Commission
from core.admin import Action, TransitionForm


class GiveForm(TransitionForm):
    """Asks which commission of the call evaluates the application."""

    commission = forms.ModelChoiceField(
        label=gettext_lazy("Commission"),
        help_text=gettext_lazy(
            "Commissions of this call, and standing ones in force. If there is none, appoint one first: "
            "section “Commissions”."
        ),
        queryset=Commission.objects.none(),
        error_messages={"required": gettext_lazy("Choose the commission.")},
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["commission"].queryset = commissions_for(self.record.call)


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
    return in_lines(said)


def _names(experts: Any) -> str:
    return ", ".join(expert.member.user.short_name for expert in experts)


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
}
