"""Who opens this room's files: staff who see the records, and City Hall its evidence."""

from django.utils.translation import gettext_lazy as _

from documents.access import Viewer, register
from documents.models import IssuedPaper, Upload
from partnerships.domain.agreements import SCAN_PURPOSE
from partnerships.domain.evidence import FILE_PURPOSE


def register_policies() -> None:
    """Tell the documents room the rules of this one."""
    register([SCAN_PURPOSE], may_read_scan, label=_("signed agreement"))
    register([FILE_PURPOSE], may_read_evidence, label=_("evidence of an obligation"))


def may_read_scan(item: Upload | IssuedPaper, viewer: Viewer) -> bool:
    """Signed copies and consents: who may see agreements."""
    return viewer.may("partnerships.view_agreement")


def may_read_evidence(item: Upload | IssuedPaper, viewer: Viewer) -> bool:
    """Documents behind evidence: who may see it in the admin, and both sides of the memorandum."""
    return viewer.may("partnerships.view_evidence") or viewer.may("partnerships.record_city_evidence")
