"""What stands beside an expert's evaluations: appeals to consider, and results to enter (3.3.1)."""

from typing import Any

from django.urls import reverse

from applications.domain.appeal_reading import appeals_for
from applications.domain.deciders import to_enter
from applications.enums_decision import APPEAL_TONES, AppealState


def appeal_rows(user: Any) -> list[dict[str, Any]]:
    """Return the appeals this person was named to consider."""
    return [
        {
            "title": appeal.decision.application.title,
            "url": reverse("applications:commission_appeal", args=[appeal.pk]),
            "detail": f"№ {appeal.decision.application.number}",
            "status": {
                "tone": APPEAL_TONES[AppealState(appeal.state)],
                "label": appeal.get_state_display(),
            },
        }
        for appeal in appeals_for(user)
    ]


def decision_rows(user: Any) -> list[dict[str, Any]]:
    """Return the applications whose result this person enters, where the commission decides itself."""
    return [
        {
            "title": application.title,
            "url": reverse("applications:commission_decide", args=[application.public_id]),
            "detail": f"№ {application.number} · {application.applicant_name}",
        }
        for application in to_enter(user)
    ]
