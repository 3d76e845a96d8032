"""What a resident's cabinet shows of the papers of a residency (3.3.2)."""

from django.contrib.contenttypes.models import ContentType
from django.db.models import Q, QuerySet

from documents.enums import PaperKind
from documents.models import IssuedPaper
from residents.enums_contract import SupplementState
from residents.models import Contract, Residency, Supplement

OF_CONTRACT = (PaperKind.ACCEPTANCE_ACT,)
SHOWN = (SupplementState.ISSUED, SupplementState.SIGNED)


def papers_of(residency: Residency) -> QuerySet[IssuedPaper]:
    """Certificates, acts, warnings and permissions given to this resident, the newest first. One query."""
    own = Q(content_type=ContentType.objects.get_for_model(Residency), object_id=str(residency.pk))
    of_contract = Q(
        content_type=ContentType.objects.get_for_model(Contract),
        object_id=str(residency.contract_id),
        kind__in=OF_CONTRACT,
    )
    warnings = Q(pk__in=residency.notices.exclude(paper=None).values("paper"))
    permissions = Q(pk__in=residency.name_permissions.exclude(paper=None).values("paper"))
    return IssuedPaper.objects.filter(own | of_contract | warnings | permissions)


def supplements_of(residency: Residency) -> QuerySet[Supplement]:
    """Supplements sent to the resident for signature or signed by both sides, in their order."""
    return Supplement.objects.filter(contract=residency.contract_id, state__in=SHOWN).order_by("place")
