"""Roles that one person may not hold together: who checks is not the one who is checked."""

from collections.abc import Iterable

from accounts.roles import ROLES, Role

STAFF = [role for role, spec in ROLES.items() if spec.staff]

# Each group says why in docs/questions.md; the sources name no such pairs.
PAIRS: frozenset[frozenset[Role]] = frozenset(
    frozenset(pair)
    for pair in (
        # An auditor reads all and changes nothing: any other role would make them audit themselves.
        *((Role.AUDITOR, role) for role in Role if role is not Role.AUDITOR),
        # The director is appointed and watched over by these (4.1, 4.2.1, 4.2.3, 4.3.1).
        (Role.DIRECTOR, Role.VICE_RECTOR),
        (Role.DIRECTOR, Role.RECTOR),
        (Role.DIRECTOR, Role.BOARD_MEMBER),
        # The commission gives scores, the director decides by its protocol (3.3.1).
        (Role.DIRECTOR, Role.EXPERT),
        # Who enters or orders money does not confirm it by the accounting document (5.3).
        (Role.FINANCE_OFFICER, Role.DIRECTOR),
        (Role.FINANCE_OFFICER, Role.UNIT_STAFF),
        # A resident's reports and contract are checked by staff, and its rivals scored by experts (3.3).
        *((Role.RESIDENT, role) for role in STAFF if role is not Role.AUDITOR),
        (Role.RESIDENT, Role.EXPERT),
    )
)


def clashing(roles: Iterable[str]) -> frozenset[str]:
    """Those of `roles` that stand in a forbidden pair with another of them."""
    held = {Role(role) for role in roles if role in Role.values}
    return frozenset(role.value for pair in PAIRS if pair <= held for role in pair)


def effective(roles: Iterable[str]) -> frozenset[str]:
    """Those of `roles` that count: with a row in the table, and in no forbidden pair."""
    known = {role for role in roles if role in Role.values and Role(role) in ROLES}
    return frozenset(known - clashing(known))
