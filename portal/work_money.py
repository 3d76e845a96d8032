"""What waits for somebody about money: to be confirmed, to be corrected (5.3)."""

from collections.abc import Callable
from typing import Any

from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from core import clock
from finance.enums import OperationState
from finance.models import Income, Spending
from portal.work_row import Work


def money_in_state(model: type[Income | Spending], state: str) -> Callable[[], QuerySet[Any]]:
    """Income or spending in one state whose day has come, the earliest first (5.3)."""
    return lambda: model.objects.in_state(state).come(clock.today()).order_by(model.DAY, "pk")


MONEY = (
    *(
        Work(
            permission,
            title,
            act,
            f"finance_{model._meta.model_name}_changelist",
            f"?state__exact={state}&period=come",
            money_in_state(model, state),
            lambda operation: clock.day_of(operation.created_at),
        )
        for model, permission, state, title, act in (
            (
                Income,
                "finance.confirm_money",
                OperationState.ENTERED,
                _("Income to confirm by the accounting document"),
                pgettext_lazy("queue", "Confirm"),
            ),
            (
                Spending,
                "finance.confirm_money",
                OperationState.ENTERED,
                _("Spending to confirm by the accounting document"),
                pgettext_lazy("queue", "Confirm"),
            ),
            (
                Income,
                "finance.enter_money",
                OperationState.RETURNED,
                _("Income entries returned with a remark"),
                pgettext_lazy("queue", "Correct"),
            ),
            (
                Spending,
                "finance.enter_money",
                OperationState.RETURNED,
                _("Spending entries returned with a remark"),
                pgettext_lazy("queue", "Correct"),
            ),
        )
    ),
)
