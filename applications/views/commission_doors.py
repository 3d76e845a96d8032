"""Who comes into the expert's workspace."""

from typing import Any

from django.contrib.auth.decorators import login_required, permission_required

from applications.domain.membership import SCORE


def for_experts(view: Any) -> Any:
    """Let in experts alone: others log in first, or are refused."""
    return login_required(permission_required(SCORE, raise_exception=True)(view))
