"""Questions a call asks beside those of the form itself: data, by version (3.3.1)."""

from functools import cached_property

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from applications.enums import QUESTION_STEPS, QuestionKind, Step, YesNo
from core.languages import in_language, translated
from core.models import Record


class QuestionSetQuerySet(models.QuerySet["QuestionSet"]):
    """Sets of questions as calls ask for them."""

    def approved(self) -> "QuestionSetQuerySet":
        """Return the sets a call may use: approved, so they no longer change."""
        return self.filter(approved_on__isnull=False)


class QuestionSet(Record):
    """One version of the questions. Once approved it stands still; a change is a new version."""

    version = models.CharField(_("version"), max_length=20, unique=True)
    title_ky = models.CharField(_("title in Kyrgyz"), max_length=160)
    title_ru = models.CharField(_("title in Russian"), max_length=160)
    title_en = models.CharField(_("title in English"), max_length=160)
    approved_on = models.DateField(_("approved on"), null=True, blank=True)

    objects = QuestionSetQuerySet.as_manager()

    class Meta:
        verbose_name = _("set of questions")
        verbose_name_plural = _("sets of questions")
        ordering = ["-approved_on", "-pk"]

    def __str__(self) -> str:
        return f"{self.title} ({self.version})"

    @property
    def title(self) -> str:
        """Return the title in the language of the screen."""
        return translated(self, "title")

    @property
    def is_approved(self) -> bool:
        """Say whether the set is approved and so frozen."""
        return self.approved_on is not None

    @cached_property
    def ordered(self) -> tuple["Question", ...]:
        """Return the questions in their order, fetched once."""
        return tuple(self.questions.order_by("position"))


class Question(Record):
    """One question: where it stands, what it takes for an answer, and of whom it is asked."""

    question_set = models.ForeignKey(
        QuestionSet, on_delete=models.PROTECT, related_name="questions", verbose_name=_("set of questions")
    )
    code = models.SlugField(_("code"), max_length=30)
    position = models.PositiveSmallIntegerField(_("position"))
    step = models.CharField(
        _("step of the form"), max_length=20, choices=[(step.value, step.label) for step in QUESTION_STEPS]
    )
    kind = models.CharField(_("kind of answer"), max_length=20, choices=QuestionKind.choices)
    label_ky = models.CharField(_("question in Kyrgyz"), max_length=250)
    label_ru = models.CharField(_("question in Russian"), max_length=250)
    label_en = models.CharField(_("question in English"), max_length=250)
    hint_ky = models.CharField(_("hint in Kyrgyz"), max_length=250, blank=True)
    hint_ru = models.CharField(_("hint in Russian"), max_length=250, blank=True)
    hint_en = models.CharField(_("hint in English"), max_length=250, blank=True)
    is_required = models.BooleanField(_("must be answered"), default=True)
    longest = models.PositiveIntegerField(_("most characters"), null=True, blank=True)
    lowest = models.PositiveIntegerField(_("lowest number"), null=True, blank=True)
    highest = models.PositiveIntegerField(_("highest number"), null=True, blank=True)
    # [{"code": "shop", "ky": "…", "ru": "…", "en": "…"}, …]
    options = models.JSONField(_("answers to choose from"), default=list, blank=True)
    # Forms of applicants the question is asked of; none named, of all.
    applicant_forms = models.JSONField(_("asked of these applicants"), default=list, blank=True)
    # The code of an earlier question, and its answers that open this one.
    depends_on = models.CharField(_("asked after the question"), max_length=30, blank=True)
    depends_values = models.JSONField(_("asked when the answer is"), default=list, blank=True)

    class Meta:
        verbose_name = _("question")
        verbose_name_plural = _("questions")
        ordering = ["question_set", "position"]
        constraints = [
            models.UniqueConstraint(
                fields=["question_set", "code"],
                name="question_code_once",
                violation_error_message=_("This set already has a question with this code."),
            ),
            models.UniqueConstraint(
                fields=["question_set", "position"],
                name="question_position_once",
                violation_error_message=_("This set already has a question in this place."),
            ),
            models.CheckConstraint(
                condition=Q(step__in=[step.value for step in QUESTION_STEPS]),
                name="question_in_a_step_that_asks",
                violation_error_message=_("Choose the step of the form."),
            ),
            models.CheckConstraint(
                condition=Q(kind__in=QuestionKind.values),
                name="question_kind_known",
                violation_error_message=_("Choose the kind of answer."),
            ),
            models.CheckConstraint(
                condition=Q(lowest__isnull=True) | Q(highest__isnull=True) | Q(highest__gte=F("lowest")),
                name="question_limits_in_order",
                violation_error_message=_("The highest number is not below the lowest."),
            ),
            models.CheckConstraint(
                condition=Q(longest__isnull=True) | Q(longest__gt=0),
                name="question_takes_some_characters",
                violation_error_message=_("An answer has room for at least one character."),
            ),
        ]

    def __str__(self) -> str:
        return self.label

    @property
    def label(self) -> str:
        """Return the question in the language of the screen."""
        return translated(self, "label")

    @property
    def hint(self) -> str:
        """Return the hint in the language of the screen."""
        return translated(self, "hint")

    @property
    def step_label(self) -> str:
        """Return the name of its step."""
        return str(Step(self.step).label)

    @property
    def choices(self) -> list[tuple[str, str]]:
        """Return the answers to choose from, in the language of the screen."""
        if self.kind == QuestionKind.YES_NO:
            return [(code, str(label)) for code, label in YesNo.choices]
        return [(option["code"], in_language(option)) for option in self.options]
