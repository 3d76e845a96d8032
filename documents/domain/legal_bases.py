"""The legal bases that clause 1.3 names by title, entered once; numbers and dates are not in the source."""

from datetime import datetime

from django.db import transaction

from core.actors import Actor
from documents.domain.acts import record_act
from documents.enums import ActKind
from documents.models import GoverningAct

# As the Regulation writes them; the Kyrgyz text is the original.
LEGAL_BASES: tuple[tuple[ActKind, str, str], ...] = (
    (ActKind.CONSTITUTION, "Кыргыз Республикасынын Конституциясы", ""),
    (ActKind.LAW, "Кыргыз Республикасынын «Инновациялык иш жөнүндө» Мыйзамы", ""),
    (ActKind.LAW, "Кыргыз Республикасынын «Билим берүү жана илим жөнүндө» Мыйзамы", ""),
    (ActKind.CHARTER, "ОшТУнун Уставы", "ОшТУ"),
    (
        ActKind.REGULATION,
        "М.М. Адышев атындагы Ош технологиялык университетинин Инновациялык-илимий-технологиялык борбору "
        "жөнүндө Жобо",
        "ОшТУ",
    ),
)


def missing_bases() -> list[tuple[ActKind, str, str]]:
    """Those that are not in the register yet, by kind and title."""
    known = set(GoverningAct.objects.values_list("kind", "title"))
    return [basis for basis in LEGAL_BASES if (basis[0].value, basis[1]) not in known]


@transaction.atomic
def enter_legal_bases(*, actor: Actor, at: datetime | None = None) -> list[GoverningAct]:
    """Enter the acts of clause 1.3 that are missing; doing it again enters nothing (1.3)."""
    return [
        record_act(kind=kind, title=title, issuer=issuer, actor=actor, at=at)
        for kind, title, issuer in missing_bases()
    ]
