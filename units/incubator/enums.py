"""How a mentor's session went (3.2.1)."""

from django.db import models
from django.utils.translation import pgettext_lazy


class SessionState(models.TextChoices):
    """A session is planned, and then it took place or it did not."""

    PLANNED = "planned", pgettext_lazy("mentoring session", "Planned")
    DONE = "done", pgettext_lazy("mentoring session", "Took place")
    MISSED = "missed", pgettext_lazy("mentoring session", "Did not take place")


SESSION_TONES = {SessionState.PLANNED: "now", SessionState.DONE: "ok", SessionState.MISSED: "stop"}
