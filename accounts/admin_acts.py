"""What an administrator does on the page of a person: one page for each act, with its reason."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from accounts.admin_forms import ChangeEmailForm, GiveRoleForm, ReasonForm, TakeRoleForm
from accounts.domain import accounts as domain
from accounts.domain.invitations import invite_again, is_waiting
from accounts.models import User
from accounts.roles import Role
from core.admin_forms import TransitionForm

type Words = str | Promise


@dataclass(frozen=True)
class PersonAct:
    """One act: its words, what it asks, what it does, and for whom it makes sense."""

    title: Words
    says: Words
    done: Words
    form: type[TransitionForm]
    run: Callable[[User, User, dict[str, Any]], Any]
    fits: Callable[[User], bool] = lambda _user: True
    is_danger: bool = False


PERSON_ACTS: dict[str, PersonAct] = {
    "give-role": PersonAct(
        _("Give a role"),
        _("The role counts from the person's next page on. A role of the staff asks for a second factor."),
        _("The role is given."),
        GiveRoleForm,
        lambda user, actor, data: domain.grant_role(
            user, Role(data["role"]), reason=data["reason"], actor=actor
        ),
        fits=lambda user: user.is_active,
    ),
    "take-role": PersonAct(
        _("Take a role away"),
        _("What is open in this person's browser stops with the next page."),
        _("The role is taken away."),
        TakeRoleForm,
        lambda user, actor, data: domain.withdraw_role(
            user, Role(data["role"]), reason=data["reason"], actor=actor
        ),
        fits=lambda user: any(role in Role.values for role in user.held_roles),
        is_danger=True,
    ),
    "change-email": PersonAct(
        _("Change the e-mail"),
        _(
            "Make sure that the person asks for it. Links sent to the old address open nothing any more; "
            "the old address gets a letter. Whoever has not entered yet needs a new invitation."
        ),
        _("The e-mail is changed."),
        ChangeEmailForm,
        lambda user, actor, data: domain.change_email(user, actor=actor, **data),
    ),
    "invite-again": PersonAct(
        _("Send the invitation again"),
        _("A letter with a new link goes to the person; the term begins anew."),
        _("The invitation is sent."),
        TransitionForm,
        lambda user, actor, _data: invite_again(user, actor=actor),
        fits=lambda user: user.is_active and is_waiting(user),
    ),
    "withdraw-second-factor": PersonAct(
        _("Withdraw the second factor"),
        _(
            "For a lost phone or key. Make sure that the person asks for it in person. Open sessions stop, "
            "and after the password the person sets a new second factor."
        ),
        _("The second factor is withdrawn."),
        ReasonForm,
        lambda user, actor, data: domain.withdraw_second_factor(user, actor=actor, **data),
        fits=lambda user: user.authenticator_set.exists(),
        is_danger=True,
    ),
    "deactivate": PersonAct(
        _("Close the account"),
        _("The person cannot log in any more; what is open stops with the next page. Nothing is deleted."),
        _("The account is closed."),
        ReasonForm,
        lambda user, actor, data: domain.deactivate(user, actor=actor, **data),
        fits=lambda user: user.is_active,
        is_danger=True,
    ),
    "reactivate": PersonAct(
        _("Open the account again"),
        _("The person can log in again, with the roles shown here."),
        _("The account is open again."),
        ReasonForm,
        lambda user, actor, data: domain.reactivate(user, actor=actor, **data),
        fits=lambda user: not user.is_active,
    ),
}


def acts_for(user: User, reader: Any) -> list[tuple[str, PersonAct]]:
    """The acts that make sense for this person; nobody acts on their own account."""
    if user == reader:
        return []
    return [(name, act) for name, act in PERSON_ACTS.items() if act.fits(user)]
