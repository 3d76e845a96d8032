"""The permission of an act that is no transition: asked by name, refused in a sentence."""

from django.utils.translation import gettext as _

from core.actors import Actor, StandIn
from core.errors import NotAllowed


def require(actor: Actor, permission: str) -> None:
    """Raise NotAllowed unless `actor` holds `permission`; a stand-in holds none but the system's."""
    allowed = actor is StandIn.SYSTEM if isinstance(actor, StandIn) else actor.has_perm(permission)
    if not allowed:
        raise NotAllowed(_("Your role does not allow this."))
