"""A state as a coloured word in the admin, in lists and on a record's own page alike.

Unfold's `label` option colours lists only: on the page of a record it shows code and word as a pair.
"""

from typing import Any, Literal

from django.utils.safestring import SafeString
from unfold.utils import display_for_label

type Tone = Literal["success", "info", "warning", "danger", "primary", ""]

# The portal's tones as Unfold names its labels.
LABELS: dict[str, Tone] = {
    "ok": "success", "wait": "warning", "stop": "danger", "now": "info", "quiet": "primary",
}  # fmt: skip


def labels_of(tones: dict[Any, str]) -> dict[str, str]:
    """Tones of a model's states as label colours of Unfold."""
    return {str(state): LABELS[tone] for state, tone in tones.items()}


def badge(words: object, tone: Tone = "") -> SafeString:
    """Return `words` on the ground of `tone`."""
    return SafeString(display_for_label(("", str(words)), "", {"": tone}))
