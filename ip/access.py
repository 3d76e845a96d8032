"""Who opens the contracts on rights: who sees the register, and the authors of the object."""

from django.utils.translation import gettext_lazy as _

from documents.access import Viewer, register
from documents.models import IssuedPaper, Upload
from ip.domain.settlement import CONTRACT_SCAN
from ip.models import Creator


def register_policies() -> None:
    """Tell the documents room the rule of this one."""
    register([CONTRACT_SCAN], may_read_contract, label=_("contract on the rights"))


def may_read_contract(item: Upload | IssuedPaper, viewer: Viewer) -> bool:
    """The signed copy: who may see the objects, and an author who may see their own."""
    if viewer.may("ip.view_ipobject"):
        return True
    own = viewer.may("ip.see_own_objects")
    return own and Creator.objects.filter(user=viewer.user, ip_object__contract_scan=item.pk).exists()
