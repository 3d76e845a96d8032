"""Who opens the papers of this room: who sees the invoice, and the resident it is written to."""

from documents.access import Viewer, register
from documents.models import IssuedPaper, Upload
from finance.models import Invoice


def register_policies() -> None:
    """Tell the documents room the rule of this one."""
    register(["paper.invoice"], may_read_invoice)


def may_read_invoice(item: Upload | IssuedPaper, viewer: Viewer) -> bool:
    """An invoice: who may see invoices of its unit, and who represents the resident."""
    found = Invoice.objects.filter(paper=item).first() if isinstance(item, IssuedPaper) else None
    if found is None:
        return False
    if viewer.may_on("finance.view_invoice", found):
        return True
    user = viewer.user
    return user is not None and user.is_active and found.party.representatives.filter(user=user).exists()
