"""A person with a login."""

from functools import cached_property
from typing import Any, ClassVar

from django.conf import settings
from django.contrib.auth.models import AbstractBaseUser, BaseUserManager, PermissionsMixin
from django.db import models
from django.db.models.functions import Lower
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from simple_history.models import HistoricalRecords

from accounts.role_pairs import effective
from accounts.roles import ROLES, Role, needs_second_factor
from core.enums import Unit
from core.fields import FoldedField
from core.models.record import VersionManager


class UserManager(BaseUserManager["User"]):
    """Makes users by e-mail."""

    def create_user(self, email: str, password: str | None = None, **fields: Any) -> "User":
        """A user with a normalised e-mail; without a password nobody can log in by one."""
        user = self.model(email=self.normalize_email(email).lower(), **fields)
        user.set_password(password)
        user.save(using=self._db)
        return user

    def create_superuser(self, email: str, password: str | None = None, **fields: Any) -> "User":
        """The operator of the installation, for `manage.py createsuperuser`."""
        return self.create_user(email, password, **{**fields, "is_staff": True, "is_superuser": True})

    def get_by_natural_key(self, username: str | None) -> "User":
        """The user of an e-mail, whatever the case of its letters."""
        return self.get(email__iexact=username)


class User(AbstractBaseUser, PermissionsMixin):
    """A person who logs in by e-mail; what they may do follows from their roles."""

    email = models.EmailField(_("e-mail"), unique=True)
    surname = models.CharField(_("surname"), max_length=80)
    given_name = models.CharField(_("given name"), max_length=80)
    patronymic = models.CharField(_("patronymic"), max_length=80, blank=True)
    language = models.CharField(
        _("language of letters"), max_length=2, choices=settings.LANGUAGES, default=settings.LANGUAGE_CODE
    )
    unit = models.CharField(_("unit"), max_length=16, choices=Unit.choices, blank=True)
    is_staff = models.BooleanField(_("enters the admin"), default=False)
    is_active = models.BooleanField(_("may log in"), default=True)
    created_at = models.DateTimeField(_("recorded at"), default=timezone.now, editable=False)
    invited_at = models.DateTimeField(_("invited at"), null=True, editable=False)
    folded = FoldedField(sources=("surname", "given_name", "patronymic", "email"))

    # The password is no part of anybody's history.
    history = HistoricalRecords(excluded_fields=["password", "last_login"], history_manager=VersionManager)

    objects = UserManager()

    USERNAME_FIELD = "email"
    REQUIRED_FIELDS: ClassVar[list[str]] = ["surname", "given_name"]

    class Meta:
        verbose_name = _("user")
        verbose_name_plural = _("users")
        ordering = ("surname", "given_name", "pk")
        constraints = [
            models.UniqueConstraint(
                Lower("email"),
                name="accounts_user_email_once",
                violation_error_message=_("Somebody with this e-mail is already here."),
            )
        ]

    def __str__(self) -> str:
        return self.short_name or self.email

    @property
    def full_name(self) -> str:
        """Surname, given name and patronymic, as a paper names a person."""
        return " ".join(part for part in (self.surname, self.given_name, self.patronymic) if part)

    @property
    def short_name(self) -> str:
        """Surname with initials: «Эргешов Т. А.»."""
        initials = [f"{part[0]}." for part in (self.given_name, self.patronymic) if part]
        return "\u00a0".join([self.surname, *initials]).strip()

    def get_full_name(self) -> str:
        """The name by which Django's own pages call the user."""
        return self.full_name

    @cached_property
    def held_roles(self) -> frozenset[str]:
        """Names of all the user's groups, as they stand in the database."""
        return frozenset(self.groups.values_list("name", flat=True))

    @cached_property
    def roles(self) -> frozenset[str]:
        """Codes of the user's roles that count: in the table, and in no forbidden pair."""
        return effective(self.held_roles)

    @property
    def idle_roles(self) -> list[str]:
        """Names of the roles the user holds and that do not count, for a reader."""
        idle = self.held_roles - self.roles
        return sorted(str(Role(name).label) if name in Role.values else name for name in idle)

    @property
    def needs_second_factor(self) -> bool:
        """Whether this person works only with a second factor: a role says so, or the operator's account."""
        return self.is_staff or self.is_superuser or needs_second_factor(self.held_roles)

    def has_role(self, role: Role) -> bool:
        """Whether the user holds `role`."""
        return role.value in self.roles

    def roles_giving(self, permission: str) -> frozenset[str]:
        """Those of the user's roles that give `permission`."""
        return frozenset(role for role in self.roles if permission in ROLES[Role(role)].permissions)
