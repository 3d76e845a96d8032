"""What stands beside an expert's evaluations: protocols to sign, appeals, results to enter (3.3.1)."""

from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from applications.domain.appeal_reading import appeals_for
from applications.domain.deciders import to_enter
from applications.domain.sessions_queries import protocols_to_sign
from applications.enums_decision import APPEAL_TONES, AppealState
from core.formatting import format_date


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


def signing_rows(user: Any) -> list[dict[str, Any]]:
    """Return the protocols under which this person's signature is awaited."""
    return [
        {
            "title": _("Protocol № %(number)s, %(day)s")
            % {"number": protocol.paper.number, "day": format_date(protocol.paper.issued_on)},
            "url": reverse("applications:session", args=[protocol.session_id])
            if protocol.session.is_meeting
            else protocol.paper.get_absolute_url(),
            "status": {"tone": "wait", "label": _("Waits for your signature")},
        }
        for protocol in protocols_to_sign(user)
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
