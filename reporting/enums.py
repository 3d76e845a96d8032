"""Words of the Centre's reports (7.1, 7.2)."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class ReportState(TextChoices):
    """Open until the director submits it, frozen from then on; then the Board considers and accepts it."""

    OPEN = "open", pgettext_lazy("report of the Centre", "Open")
    SUBMITTED = "submitted", pgettext_lazy("report of the Centre", "Submitted")
    CONSIDERED = "considered", pgettext_lazy("report of the Centre", "Considered by the Board")
    ACCEPTED = "accepted", pgettext_lazy("report of the Centre", "Accepted")


#: handed over: figures, words and paper stand still
FROZEN_STATES = (ReportState.SUBMITTED, ReportState.CONSIDERED, ReportState.ACCEPTED)
REPORT_STATE_TONES = {
    ReportState.OPEN: "info",
    ReportState.SUBMITTED: "warning",
    ReportState.CONSIDERED: "warning",
    ReportState.ACCEPTED: "success",
}


class RecipientBody(TextChoices):
    """7.1: the two to whom the director reports."""

    BOARD = "board", _("Supervisory Board")
    RECTOR = "rector", _("Rector")


class Chapter(TextChoices):
    """The chapters of a report in which the director has a word beside the figures."""

    INDICATORS = "indicators", _("Indicators")
    RESIDENTS = "residents", _("Residents and their figures")
    SELECTION = "selection", _("Applications and results")
    WORK_PLAN = "work_plan", _("Work plan of the year")
    MONEY = "money", _("Money of the Centre")
    WORK = "work", _("Services and partners")
    ALUMNI = "alumni", _("Former residents")
    PLANS = "plans", _("Plans and risks")


class IndicatorKind(TextChoices):
    """A stock is the state on a day and is never summed; a flow is what happened in a period."""

    STOCK = "stock", _("at the end of the quarter")
    FLOW = "flow", _("since the beginning of the year")


class Combine(TextChoices):
    """How the records make the figure: they add up, are a part of a whole, or the middle one is taken."""

    SUM = "sum", _("sum of the records")
    RATIO = "ratio", _("share of the whole, in per cent")
    MEDIAN = "median", _("median of the records")


class Measure(TextChoices):
    COUNT = "count", _("number")
    KGS = "kgs", _("som")
    PERCENT = "percent", pgettext_lazy("unit of measure", "per cent")
    HOURS = "hours", pgettext_lazy("unit of measure", "hours")
    DAYS = "days", pgettext_lazy("unit of measure", "working days")


class PlanState(TextChoices):
    """How a fact stands to its plan."""

    MET = "met", pgettext_lazy("state of a plan", "Met")
    BEHIND = "behind", pgettext_lazy("state of a plan", "Behind plan")
    NO_PLAN = "no_plan", pgettext_lazy("state of a plan", "No plan")
    NO_DATA = "no_data", pgettext_lazy("state of a plan", "No data")


class BoardCategory(TextChoices):
    """4.3.1: of whom the Supervisory Board may consist."""

    UNIVERSITY = "university", _("Leadership of the university")
    INDUSTRY = "industry", _("Industry")
    STATE = "state", _("State body")
    EXPERT = "expert", _("Outside expert in innovation")


class MeetingState(TextChoices):
    """4.3.2: a meeting is prepared, called, held; closed, its minutes stand still."""

    DRAFT = "draft", pgettext_lazy("meeting", "Being prepared")
    CALLED = "called", pgettext_lazy("meeting", "Called")
    OPEN = "open", pgettext_lazy("meeting", "Under way")
    CLOSED = "closed", pgettext_lazy("meeting", "Closed")
    CANCELLED = "cancelled", pgettext_lazy("meeting", "Cancelled")


MEETING_TONES = {
    MeetingState.DRAFT: "wait",
    MeetingState.CALLED: "now",
    MeetingState.OPEN: "now",
    MeetingState.CLOSED: "ok",
    MeetingState.CANCELLED: "stop",
}
#: a meeting that has taken place has its chair
HELD = (MeetingState.OPEN, MeetingState.CLOSED)


class DecisionKind(TextChoices):
    """What the Board decides (4.3.2, 7.1, 8.2)."""

    ENDORSE_PLAN = "endorse_plan", _("Endorses the strategic development plan (4.3.2)")
    CONSIDER_REPORT = "consider_report", _("Considers a report (4.3.2)")
    RECOMMEND = "recommend", _("Recommends on a project or a partnership (4.3.2)")
    ATTRACT_RESOURCES = "attract_resources", _("Helps to attract outside resources (4.3.2)")
    APPROVE_INDICATORS = "approve_indicators", _("Approves the indicators (7.1)")
    PROPOSE_AMENDMENT = "propose_amendment", _("Proposes an amendment of the Regulation (8.2)")


class DecisionState(TextChoices):
    """A question is put to the vote; the votes are counted once."""

    VOTING = "voting", pgettext_lazy("decision of the Board", "Being voted on")
    DECIDED = "decided", pgettext_lazy("decision of the Board", "Counted")
    WITHDRAWN = "withdrawn", pgettext_lazy("decision of the Board", "Withdrawn")


class StepKind(TextChoices):
    """What follows a decision: it is carried out, or its term is put off."""

    DONE = "done", pgettext_lazy("decision of the Board", "Carried out")
    PROLONGED = "prolonged", pgettext_lazy("decision of the Board", "Term put off")


class AmendmentState(TextChoices):
    """8.2: proposed, approved by the Academic Council, put into force by the rector's order."""

    PROPOSED = "proposed", pgettext_lazy("amendment", "Proposed")
    APPROVED = "approved", pgettext_lazy("amendment", "Approved by the Academic Council")
    ORDERED = "ordered", pgettext_lazy("amendment", "Ordered by the Rector")
    DECLINED = "declined", pgettext_lazy("amendment", "Declined by the Academic Council")


AMENDMENT_TONES = {
    AmendmentState.PROPOSED: "wait",
    AmendmentState.APPROVED: "now",
    AmendmentState.ORDERED: "ok",
    AmendmentState.DECLINED: "stop",
}


class PrintStage(TextChoices):
    """How far a PDF of a report is that somebody waits for."""

    ASKED = "asked", pgettext_lazy("PDF of a report", "Waits for its turn")
    FIGURES = "figures", pgettext_lazy("PDF of a report", "Figures are gathered")
    PAGES = "pages", pgettext_lazy("PDF of a report", "Pages are set")
    READY = "ready", pgettext_lazy("PDF of a report", "Ready")
    FAILED = "failed", pgettext_lazy("PDF of a report", "Could not be made")
