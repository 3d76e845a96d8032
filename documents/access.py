"""Who may read a private file: one rule for each purpose, registered by the room that owns it.

A file without a rule is read by nobody but those who may see the registers.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from django.contrib.auth.models import AnonymousUser
from django.db.models import Model
from django.http import HttpRequest

from accounts.domain import scope
from accounts.models import User
from documents.models import Correspondence, IssuedPaper, Upload

if TYPE_CHECKING:
    from django_stubs_ext import StrOrPromise

APPLICATIONS_KEY = "applications"


@dataclass(frozen=True, slots=True)
class Viewer:
    """Who asks: an account, or somebody whose personal link opened applications in this session."""

    user: User | None = None
    application_ids: frozenset[str] = field(default_factory=frozenset)

    def may(self, permission: str) -> bool:
        """Whether the account, if there is one, holds a permission."""
        return self.user is not None and self.user.is_active and self.user.has_perm(permission)

    def may_on(self, permission: str, record: Model) -> bool:
        """Whether the account holds a permission and the record is within what it may use it on."""
        return self.may(permission) and scope.may(self.user, permission, record)


type Policy = Callable[[Upload | IssuedPaper, Viewer], bool]

type Naming = Callable[[Upload, Viewer], str]

# Purpose of an upload to the name under which one viewer saves it; without an entry, the sender's name.
NAMES: dict[str, Naming] = {}
# Purpose of an upload, or "paper.<kind>", to the rule; filled by AppConfig.ready() of each room.
POLICIES: dict[str, Policy] = {}
LABELS: dict[str, "StrOrPromise"] = {}


def register(purposes: Iterable[str], policy: Policy, *, label: "StrOrPromise" = "") -> None:
    """Say who may read the files of these purposes, and what the register of uploads calls them."""
    for purpose in purposes:
        POLICIES[purpose] = policy
        if label:
            LABELS[purpose] = label


def label_of(purpose: str) -> str:
    """The words for a purpose; the code itself when its room gave none."""
    return str(LABELS.get(purpose, purpose))


def may_read(item: Upload | IssuedPaper, viewer: Viewer) -> bool:
    """Whether `viewer` may read this file: by the rule of its purpose, else as a keeper of the register."""
    return POLICIES.get(item.purpose, may_see_registers)(item, viewer)


def name_for(item: Upload, viewer: Viewer) -> str:
    """The name under which `viewer` saves this file."""
    naming = NAMES.get(item.purpose)
    return naming(item, viewer) if naming else item.name


def may_see_registers(item: Upload | IssuedPaper, viewer: Viewer) -> bool:
    """The rule of what belongs to the paper room itself: who keeps its registers."""
    return viewer.may("documents.view_upload" if isinstance(item, Upload) else "documents.view_issuedpaper")


def may_read_correspondence(item: Upload | IssuedPaper, viewer: Viewer) -> bool:
    """A scan of a registered document: who keeps the registers, and the executor it was given to (7.3)."""
    if may_see_registers(item, viewer):
        return True
    mine = viewer.user is not None and viewer.may("documents.view_correspondence")
    return mine and Correspondence.objects.filter(scan=item.pk, executor=viewer.user).exists()


def viewer_of(request: HttpRequest) -> Viewer:
    """Who asks, by the account and the applications opened in the session."""
    user = request.user
    opened = request.session.get(APPLICATIONS_KEY, [])
    return Viewer(
        user=None if isinstance(user, AnonymousUser) else user,
        application_ids=frozenset(str(public_id) for public_id in opened),
    )
