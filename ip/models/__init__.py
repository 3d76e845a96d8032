from ip.models.creator import Creator
from ip.models.grant import Grant
from ip.models.ip_object import IPObject
from ip.models.owner import Owner

__all__ = ["Creator", "Grant", "IPObject", "Owner"]
