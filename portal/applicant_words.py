"""What an applicant reads about each state: what happened, what is next, who acts."""

from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from applications.enums import ApplicationState as S


@dataclass(frozen=True)
class StatusWords:
    """The box at the top; `waits_for_you` colours it for what the applicant must do."""

    tone: str
    what: str | Promise
    next: str | Promise
    waits_for_you: bool = False


NOTHING_NOW = _("You need do nothing now. We will write to you.")
STATUS: dict[str, StatusWords] = {
    S.SUBMITTED: StatusWords(
        "now",
        _("The Centre checks that the application is complete"),
        _(
            "if something is missing, the Centre returns the application to you with a remark; "
            "else the commission gets it."
        ),
    ),
    S.RETURNED: StatusWords(
        "wait",
        _("The application has been returned to you"),
        _("add what is missing and send the application again. Everything you wrote is kept."),
        waits_for_you=True,
    ),
    S.COMPLETE: StatusWords(
        "now", _("The application is complete"), _("the director appoints the expert commission.")
    ),
    S.IN_EVALUATION: StatusWords(
        "now",
        _("The expert commission evaluates the project"),
        _("the commission draws up its protocol, then the director takes the final decision."),
    ),
    S.EVALUATED: StatusWords(
        "now",
        _("The commission has evaluated the project"),
        _("the director of the Centre takes the final decision."),
    ),
    S.ACCEPTED: StatusWords(
        "ok", _("The application is accepted"), _("the Centre prepares the contract and writes to you.")
    ),
    S.REJECTED: StatusWords(
        "stop", _("The application is rejected"), _("you can apply anew in another call.")
    ),
    S.WITHDRAWN: StatusWords(
        "quiet", _("The application is withdrawn"), _("you can apply anew while a call is open.")
    ),
}
FILED = _("An appeal against the decision is being considered")
CONDITION_FIRST = _("meet the condition in time and show the Centre a document about it.")
CONDITION_FAILED = _(
    "the condition was not met in time, so no contract is made. You can apply anew in another call."
)
REGISTER_FIRST = _(
    "register as a legal entity or an individual entrepreneur and tell the Centre: "
    "the contract is signed after that (1.4)."
)

DONE = {
    "submit": _("The application was sent"),
    "return_for_revision": _("The application was returned for revision"),
    "resubmit": _("The additions were sent"),
    "confirm_complete": _("The application was found complete"),
    "start_evaluation": _("The expert commission was appointed"),
    "close_evaluation": _("The commission evaluated the project"),
    "release_acceptance": _("Final decision: accepted"),
    "release_rejection": _("Final decision: rejected"),
    "release_revision": _("The application was returned for revision"),
    "reverse_decision": _("The decision was reversed"),
    "appeal": _("You appealed against the decision"),
    "appeal_upheld": _("The appeal was upheld"),
    "appeal_refused": _("The appeal was refused"),
    "withdraw": _("The application was withdrawn"),
}
MEETING_CONDITION = _("You meet the condition of the acceptance")
CHECKING, EVALUATION, DECISION, CONTRACT = (
    _("Check of completeness"),
    _("Evaluation by the expert commission"),
    _("Final decision"),
    _("Contract"),
)
DECIDING = _("The director takes the final decision")
AHEAD: dict[str, tuple[str | Promise, ...]] = {
    S.SUBMITTED: (STATUS[S.SUBMITTED].what, EVALUATION, DECISION, CONTRACT),
    S.RETURNED: (_("You add what is missing"), CHECKING, EVALUATION, DECISION, CONTRACT),
    S.COMPLETE: (_("The expert commission is being appointed"), EVALUATION, DECISION, CONTRACT),
    S.IN_EVALUATION: (STATUS[S.IN_EVALUATION].what, DECISION, CONTRACT),
    S.EVALUATED: (DECIDING, CONTRACT),
    S.ACCEPTED: (_("The Centre prepares the contract"),),
}
