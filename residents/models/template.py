"""The words of contracts: versions of clauses in three languages, chosen by unit and by what is granted."""

from functools import cached_property

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from core.enums import Unit
from core.languages import translated
from core.models import Record
from residents.enums import RESIDENT_UNITS
from residents.enums_contract import CONDITIONS, SELDOM, ClauseSection, GrantKind
from residents.models.version import Version, VersionQuerySet, version_rules

UNITS = [(unit.value, unit.label) for unit in RESIDENT_UNITS]


class ContractTemplate(Version):
    """One version of the words; a contract keeps the version it was composed from."""

    objects = VersionQuerySet["ContractTemplate"].as_manager()

    class Meta:
        verbose_name = _("contract template")
        verbose_name_plural = _("contract templates")
        ordering = ("-in_force_from", "-pk")
        permissions = [("approve_contracttemplate", _("Approve a version of the contract's words"))]
        constraints = version_rules("residents_template")

    @cached_property
    def ordered(self) -> tuple["Clause", ...]:
        """The clauses in their order, fetched once."""
        return tuple(self.clauses.order_by("position"))


class Clause(Record):
    """One clause: where it stands, what it says, when it is taken. The Kyrgyz text is the original."""

    template = models.ForeignKey(
        ContractTemplate, models.PROTECT, related_name="clauses", verbose_name=_("contract template")
    )
    code = models.SlugField(_("code"), max_length=30)
    section = models.CharField(_("section"), max_length=12, choices=ClauseSection.choices)
    position = models.PositiveSmallIntegerField(_("position"))
    text_ky = models.TextField(_("text in Kyrgyz"), max_length=2000)
    text_ru = models.TextField(_("text in Russian"), max_length=2000)
    text_en = models.TextField(_("text in English"), max_length=2000)
    unit = models.CharField(_("only for residents of"), max_length=16, choices=UNITS, blank=True)
    granted = models.CharField(
        _("only where the contract has"), max_length=12, choices=CONDITIONS, blank=True
    )

    class Meta:
        verbose_name = _("clause of a contract")
        verbose_name_plural = _("clauses of contracts")
        ordering = ("template", "position")
        constraints = [
            models.UniqueConstraint(
                name="residents_clause_code_once",
                fields=["template", "code"],
                violation_error_message=_("This version already has a clause with this code."),
            ),
            models.UniqueConstraint(
                name="residents_clause_position_once",
                fields=["template", "position"],
                violation_error_message=_("This version already has a clause in this place."),
            ),
            models.CheckConstraint(
                name="residents_clause_has_words",
                condition=~Q(text_ky="") & ~Q(text_ru="") & ~Q(text_en=""),
                violation_error_message=_("Write the clause in all three languages."),
            ),
            models.CheckConstraint(
                name="residents_clause_known",
                condition=Q(section__in=ClauseSection.values)
                & Q(unit__in=["", *RESIDENT_UNITS])
                & Q(granted__in=["", SELDOM, *GrantKind.values]),
                violation_error_message=_("Choose the section and the condition from the list."),
            ),
        ]

    def __str__(self) -> str:
        return self.code

    @property
    def text(self) -> str:
        """The words in the language of the screen, with the places still open."""
        return translated(self, "text")

    def applies(self, unit: Unit | str, granted: frozenset[str]) -> bool:
        """Whether a contract of `unit` that grants these kinds takes the clause."""
        return self.unit in ("", unit) and (not self.granted or self.granted in granted)
