"""Sentences the clerk reads about an application: its unit by which clause, its checklist, its terms."""

from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from applications.domain.checklist import ChecklistIncomplete, require_complete_checklist
from applications.domain.remarks import drafted_remarks
from applications.domain.units import has_evidence, suggest_unit
from applications.enums import ApplicationState
from applications.models import Application
from applications.questions import questions_of
from core.badges import badge
from core.clock import today
from core.domain.working_days import working_days_between
from core.enums import Unit
from core.formatting import format_date


def say_suggestion(application: Application) -> SafeString:
    """Say which unit the stage suggests and quote the clause; for the technopark, the evidence (3.2)."""
    suggestion = suggest_unit(application.stage)
    if suggestion is None:
        return SafeString("")
    said = [
        _("By the stage “%(stage)s” clause %(clause)s suggests: %(unit)s.")
        % {
            "stage": application.get_stage_display(),
            "clause": suggestion.clause,
            "unit": suggestion.unit.label,
        },
        format_html("{} “{}”", suggestion.clause, suggestion.words),
    ]
    if suggestion.unit == Unit.TECHNOPARK:
        said.append(
            _("A proof of the concept is attached.")
            if has_evidence(application)
            else _("No proof of the concept is attached, and the clause wants a confirmed one.")
        )
    return in_lines(said)


def say_completing(application: Application) -> SafeString:
    """Say what the checklist allows, and what follows."""
    said = []
    try:
        require_complete_checklist(application)
    except ChecklistIncomplete as error:
        said.append(str(error))
    said.append(_("The commission can be appointed after this. The applicant gets a letter."))
    return in_lines(said)


def say_returning(application: Application) -> SafeString:
    """Say what follows, and repeat the remarks that go to the applicant beside the questions."""
    said: list[str] = [_("The applicant can change the answers again and sends the application anew.")]
    drafted = drafted_remarks(application)
    known = questions_of(application) if drafted else {}
    beside = [(known[code].label, text) for code, text in drafted.items() if code in known]
    if beside:
        said.append(_("These remarks go with it, each beside its question:"))
        said += [format_html("<b>{}</b>: {}", label, text) for label, text in beside]
    return in_lines(said)


def say_due(application: Application) -> SafeString:
    """Say whose turn it is until when; a term that has passed is only marked."""
    due = (
        application.check_due_on
        if application.state == ApplicationState.SUBMITTED
        else application.additions_due_on
        if application.state == ApplicationState.RETURNED
        else None
    )
    if due is None:
        return SafeString("")
    day = format_html('<span class="whitespace-nowrap">{}</span>', format_date(due, "short"))
    return format_html("{} {}", day, badge(_("Term passed"), "danger")) if due < today() else day


def say_term(application: Application) -> str:
    """Say how many working days are left, or how many the term has passed by."""
    if application.state == ApplicationState.SUBMITTED and application.check_due_on:
        due, words = application.check_due_on, _("Check by %(date)s.")
    elif application.state == ApplicationState.RETURNED and application.additions_due_on:
        due, words = application.additions_due_on, _("The applicant adds by %(date)s.")
    else:
        return "–"
    left = working_days_between(today(), due)
    rest = (
        _("Working days left: %(days)d.") % {"days": left}
        if due >= today()
        else _("The term has passed; working days since: %(days)d.") % {"days": -left}
    )
    return f"{words % {'date': format_date(due)}} {rest}"


def say_transfers(application: Application) -> SafeString:
    """Say from which unit the project came, when, why and by whom."""
    rows = [
        (
            format_date(row.moved_on, "short"),
            row.get_from_unit_display(),
            row.get_to_unit_display(),
            row.reason,
            row.moved_by.short_name,
        )
        for row in application.transfers.select_related("moved_by")
    ]
    if not rows:
        return SafeString("–")
    return format_html_join("", '<span class="block">{}: {} → {}. {} ({})</span>', rows)


def in_lines(sentences: list[str]) -> SafeString:
    """Return sentences one under the other."""
    return format_html_join("", "<span class='block'>{}</span>", ((sentence,) for sentence in sentences))
