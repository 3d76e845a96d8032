"""Words of the selection of residents; what is stored is the code, never a word."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class ApplicantForm(models.TextChoices):
    """Who may apply: a start-up may have no legal form yet (1.4)."""

    LEGAL_ENTITY = "legal_entity", _("Legal entity")
    INDIVIDUAL_ENTREPRENEUR = "individual_entrepreneur", _("Individual entrepreneur")
    PROJECT_TEAM = "project_team", _("Project team")

    @property
    def is_registered(self) -> bool:
        """Say whether applicants of this form are in the state register and so have an ИНН (1.4)."""
        return self is not ApplicantForm.PROJECT_TEAM


class ProjectStage(models.TextChoices):
    """How far the project has come; it decides the unit (3.2.1, 3.2.2)."""

    IDEA = "idea", _("An idea")
    BUSINESS_MODEL = "business_model", _("A business model is being built")
    PROTOTYPE = "prototype", _("There is a prototype")
    FIRST_CUSTOMERS = "first_customers", _("There are first customers")
    SMALL_SERIES = "small_series", _("Small-series production")


class ApplicationState(models.TextChoices):
    """The states of an application on its way to a decision (3.3.1)."""

    DRAFT = "draft", pgettext_lazy("application", "Draft")
    SUBMITTED = "submitted", pgettext_lazy("application", "Submitted")
    RETURNED = "returned", pgettext_lazy("application", "Returned for revision")
    COMPLETE = "complete", pgettext_lazy("application", "Complete")
    IN_EVALUATION = "in_evaluation", pgettext_lazy("application", "In evaluation")
    EVALUATED = "evaluated", pgettext_lazy("application", "Evaluated")
    DECIDED = "decided", pgettext_lazy("application", "Decided, not told yet")
    ACCEPTED = "accepted", pgettext_lazy("application", "Accepted")
    REJECTED = "rejected", pgettext_lazy("application", "Rejected")
    WITHDRAWN = "withdrawn", pgettext_lazy("application", "Withdrawn")


# How each state looks: a colour never stands without its word.
STATE_TONES = {
    ApplicationState.DRAFT: "quiet",
    ApplicationState.SUBMITTED: "now",
    ApplicationState.RETURNED: "wait",
    ApplicationState.COMPLETE: "now",
    ApplicationState.IN_EVALUATION: "now",
    ApplicationState.EVALUATED: "now",
    ApplicationState.DECIDED: "wait",
    ApplicationState.ACCEPTED: "ok",
    ApplicationState.REJECTED: "stop",
    ApplicationState.WITHDRAWN: "quiet",
}
EDITABLE_STATES = frozenset({ApplicationState.DRAFT, ApplicationState.RETURNED})
# A decision in force stands behind each of these; the applicant knows of it in the last two.
DECIDED_STATES = frozenset({ApplicationState.DECIDED, ApplicationState.ACCEPTED, ApplicationState.REJECTED})
PENDING_STATES = (
    ApplicationState.SUBMITTED,
    ApplicationState.RETURNED,
    ApplicationState.COMPLETE,
    ApplicationState.IN_EVALUATION,
    ApplicationState.EVALUATED,
    ApplicationState.DECIDED,
)


class CallKind(models.TextChoices):
    """How long a call takes applications (3.3.1)."""

    DATED = "dated", pgettext_lazy("call", "From one day to another")
    CONTINUOUS = "continuous", pgettext_lazy("call", "Without an end, until it is closed by an act")


class CallState(models.TextChoices):
    """What has been done with a call; whether it is open now is computed from its moments."""

    DRAFT = "draft", pgettext_lazy("call", "Draft")
    ANNOUNCED = "announced", pgettext_lazy("call", "Announced")
    CLOSED = "closed", pgettext_lazy("call", "Closed by an act")


class Mark(models.TextChoices):
    """What the clerk finds of one item of the checklist (3.3.1)."""

    PRESENT = "present", pgettext_lazy("checklist", "Present")
    MISSING = "missing", pgettext_lazy("checklist", "Missing")
    NOT_NEEDED = "not_needed", pgettext_lazy("checklist", "Not needed")


class NeedKind(models.TextChoices):
    """What an applicant may ask of the Centre (2.2, 3.2.1, 3.2.2, 3.3.2)."""

    OFFICE = "office", _("Office")
    COWORKING = "coworking", _("Co-working space")
    LABORATORY = "laboratory", _("Laboratory")
    WORKSHOP = "workshop", _("Production workshop")
    EQUIPMENT = "equipment", _("Equipment")
    MENTORING = "mentoring", _("Mentoring")
    BUSINESS_PLANNING = "business_planning", _("Help with the business plan")
    LEGAL_ACCOUNTING = "legal_accounting", _("Legal and accounting advice")
    IP_PROTECTION = "ip_protection", _("Protection of intellectual property")
    CERTIFICATION = "certification", _("Product certification")
    INVESTORS = "investors", _("Meetings with investors")


class AttachmentKind(models.TextChoices):
    """What a file of an application is."""

    BUSINESS_PLAN = "business_plan", _("Business plan")
    REGISTRATION = "registration", _("Registration certificate")
    PRESENTATION = "presentation", _("Presentation of the project")
    PROOF = "proof", _("Proof of the concept")
    OTHER = "other", _("Other document")


class Step(models.TextChoices):
    """The steps of the public form, in order."""

    APPLICANT = "applicant", _("Applicant")
    PROJECT = "project", _("Project")
    TEAM = "team", _("Team")
    NEEDS = "needs", _("Plan and needs")
    BUDGET = "budget", pgettext_lazy("step", "Budget")
    DOCUMENTS = "documents", _("Documents")
    CHECK = "check", pgettext_lazy("step", "Check your answers")


# The steps a call may add questions of its own to: who applies is known there, and the row is made.
QUESTION_STEPS = (Step.PROJECT, Step.NEEDS)


class QuestionKind(models.TextChoices):
    """What a question of a call takes for an answer."""

    SHORT_TEXT = "short_text", pgettext_lazy("question", "A line of text")
    LONG_TEXT = "long_text", pgettext_lazy("question", "Text of several lines")
    NUMBER = "number", pgettext_lazy("question", "A whole number")
    DATE = "date", pgettext_lazy("question", "A date")
    CHOICE = "choice", pgettext_lazy("question", "One of several answers")
    CHOICES = "choices", pgettext_lazy("question", "Several answers at once")
    YES_NO = "yes_no", pgettext_lazy("question", "Yes or no")

    @property
    def has_options(self) -> bool:
        """Say whether the answers to choose from are written with the question."""
        return self in (QuestionKind.CHOICE, QuestionKind.CHOICES)

    @property
    def is_chosen(self) -> bool:
        """Say whether the answer is chosen and not typed, so that other questions can depend on it."""
        return self.has_options or self is QuestionKind.YES_NO


class YesNo(models.TextChoices):
    """The answers to a question of yes or no."""

    YES = "yes", pgettext_lazy("answer", "Yes")
    NO = "no", pgettext_lazy("answer", "No")


class CostKind(models.TextChoices):
    """What the money of a project's budget is spent on."""

    EQUIPMENT = "equipment", pgettext_lazy("cost", "Equipment")
    MATERIALS = "materials", pgettext_lazy("cost", "Materials and parts")
    PEOPLE = "people", pgettext_lazy("cost", "Pay of the team")
    SERVICES = "services", pgettext_lazy("cost", "Services of others")
    PREMISES = "premises", pgettext_lazy("cost", "Premises and utilities")
    RIGHTS = "rights", pgettext_lazy("cost", "Certificates and intellectual property")
    OTHER = "other", pgettext_lazy("cost", "Other costs")


class MoneySource(models.TextChoices):
    """Where the money of a line of the budget comes from."""

    CENTRE = "centre", pgettext_lazy("money", "Asked of the Centre")
    OWN = "own", pgettext_lazy("money", "Own money")
    OTHER = "other", pgettext_lazy("money", "Other sources")


class MemberRole(models.TextChoices):
    """What a member does in an expert commission (3.3.1)."""

    CHAIR = "chair", pgettext_lazy("commission", "Chair")
    SECRETARY = "secretary", pgettext_lazy("commission", "Secretary")
    MEMBER = "member", pgettext_lazy("commission", "Member")
    ALTERNATE = "alternate", pgettext_lazy("commission", "Alternate")


class AssignmentKind(models.TextChoices):
    """Why an application is given to one expert in particular (3.3.1)."""

    READER = "reader", pgettext_lazy("assignment", "Reads and scores")
    ALTERNATE = "alternate", pgettext_lazy("assignment", "Alternate called in")


class Standing(models.TextChoices):
    """What an expert may do with one application: nothing before the declaration (3.3.1)."""

    UNDECLARED = "undeclared", pgettext_lazy("expert", "Has not declared yet")
    CLEAR = "clear", pgettext_lazy("expert", "No conflict of interest")
    RECUSED = "recused", pgettext_lazy("expert", "Conflict of interest, shut out")


class Outcome(models.TextChoices):
    """The final decision on an application (3.3.1)."""

    ACCEPTED = "accepted", pgettext_lazy("application", "Accepted")
    CONDITIONAL = "conditional", pgettext_lazy("application", "Accepted on condition")
    REJECTED = "rejected", pgettext_lazy("application", "Rejected")
    REVISION = "revision", pgettext_lazy("application", "Returned for revision")


ACCEPTING = frozenset({Outcome.ACCEPTED, Outcome.CONDITIONAL})
