"""Permission of acts that are not changes of an application's state."""

from django.utils.translation import gettext as _

from core.actors import Actor, StandIn
from core.errors import NotAllowed


def require_permission(actor: Actor, permission: str) -> None:
    """Refuse an actor without `permission`; the portal itself may. Raises NotAllowed."""
    allowed = actor is StandIn.SYSTEM if isinstance(actor, StandIn) else actor.has_perm(permission)
    if not allowed:
        raise NotAllowed(_("Your role does not allow this."))
