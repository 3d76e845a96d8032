"""Are the groups the table of roles, and does each post have one holder (4.2.1)."""

from collections import defaultdict
from collections.abc import Iterator

from django.contrib.auth.models import Group
from django.db.models import Count, Exists, OuterRef, Q
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from accounts.domain.roles import missing_permissions
from accounts.models import Appointment, Post, User
from accounts.role_pairs import clashing
from accounts.roles import ROLES, Role
from core import clock
from core.domain.health import Check


def drifted_groups() -> Iterator[str]:
    """Name the roles whose group does not hold exactly what the table says. Three queries."""
    missing = missing_permissions()
    for name in sorted(missing):
        yield _("The table of roles names a permission that no room declares: %(name)s.") % {"name": name}
    groups: dict[str, frozenset[str]] = {
        group.name: frozenset(f"{p.content_type.app_label}.{p.codename}" for p in group.permissions.all())
        for group in Group.objects.prefetch_related("permissions__content_type")
    }
    for role, spec in ROLES.items():
        if groups.get(role.value) != spec.permissions - missing:
            yield _("The role «%(role)s» does not hold what the table says; run manage.py migrate.") % {
                "role": role.label
            }


def unknown_roles() -> Iterator[str]:
    """Name the people who hold a role that the table does not have."""
    held = User.groups.through.objects.exclude(group__name__in=Role.values).order_by("user__email")
    for email, group in held.values_list("user__email", "group__name").iterator():
        yield _("%(email)s holds a role that is not in the table: %(role)s.") % {
            "email": email,
            "role": group,
        }


def clashing_roles() -> Iterator[str]:
    """Name the people who hold roles that one person may not hold together: none of them counts."""
    held: defaultdict[str, set[str]] = defaultdict(set)
    rows = User.groups.through.objects.order_by("user__email", "group__name")
    for email, group in rows.values_list("user__email", "group__name").iterator():
        held[email].add(group)
    for email, roles in held.items():
        pair = sorted(str(Role(role).label) for role in clashing(roles))
        if pair:
            yield _("%(email)s holds roles that may not go together, so none of them counts: %(roles)s.") % {
                "email": email,
                "roles": ", ".join(pair),
            }


def wrong_doors() -> Iterator[str]:
    """Name the people who enter the admin without a role that lets them, or cannot though they have one."""
    staff = [role.value for role, spec in ROLES.items() if spec.staff]
    has_staff_role = Exists(Group.objects.filter(user=OuterRef("pk"), name__in=staff))
    people = User.objects.filter(is_superuser=False).annotate(entitled=has_staff_role)
    for user in people.filter(~Q(is_staff=has_staff_role)).order_by("email").iterator():
        if user.is_staff:
            yield _("%(email)s enters the admin without a role that lets them.") % {"email": user.email}
        else:
            yield _("%(email)s has a role of the admin and cannot enter it.") % {"email": user.email}


def crowded_posts() -> Iterator[str]:
    """Name the posts that more than one person holds today (4.2.1)."""
    held = Appointment.objects.in_force(clock.today()).order_by().values("post").annotate(holders=Count("pk"))
    for row in held.filter(holders__gt=1):
        yield _("The post «%(post)s» is held by more than one person today: %(count)d.") % {
            "post": Post(row["post"]).label,
            "count": row["holders"],
        }


CHECKS = (
    Check("roles", gettext_lazy("Roles"), drifted_groups),
    Check("people", gettext_lazy("Roles of people"), unknown_roles),
    Check("role_pairs", gettext_lazy("Roles that exclude each other"), clashing_roles),
    Check("doors", gettext_lazy("Who enters the admin"), wrong_doors),
    Check("posts", gettext_lazy("Posts"), crowded_posts),
)
