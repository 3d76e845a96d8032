"""What the residents' room itself says of the duties: reports, declarations, checks by employees (3.3.3)."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from core.conf import centre
from core.domain.working_days import WorkingDays, working_days
from core.formatting import format_date
from core.months import add_months
from residents.domain.duties import Evidence, Finding, register, report_duties
from residents.enums_duties import Acknowledged, Duty, DutyStatus
from residents.models import Acknowledgement, DutyCheck, InternalRules, PeriodicReport, Residency

S = DutyStatus


def register_evidence() -> None:
    """Say what this room knows: reports and declarations, and for four duties what an employee found."""
    register(Duty.REPORTS, "residents.reports")(reports_filed)
    register(Duty.RULES, "residents.rules")(rules_acknowledged)
    register(Duty.RIGHTS, "residents.rights")(rights_declared)
    for duty in CHECKED:
        register(duty, "residents.checks")(_checks_of(duty))


# The reports speak for themselves; of the other duties an employee may say what was found.
CHECKED = (Duty.PROJECT, Duty.RULES, Duty.PAYMENT, Duty.RIGHTS)


def reports_filed(rows: Sequence[Residency], on: date) -> dict[int, Finding]:
    """Whether a report is owed, and late; nothing of a resident that has owed none yet. One query."""
    known: dict[int, list[PeriodicReport]] = defaultdict(list)
    filed = PeriodicReport.objects.filed().filter(residency__in=_keys(rows))
    for report in filed.only("residency_id", "year", "quarter", "state"):
        known[report.residency_id].append(report)
    return dict(_each(rows, lambda row: _reports(row, known[row.pk], on)))


def rules_acknowledged(rows: Sequence[Residency], on: date) -> dict[int, Finding]:
    """Whether every version of the rules in force is acknowledged; nothing while no rules are named."""
    rules = list(InternalRules.objects.in_force(on))
    if not rules:
        return {}
    given = set(
        Acknowledgement.objects.filter(residency__in=_keys(rows), rules__in=rules).values_list(
            "residency", "rules"
        )
    )
    calendar = working_days()
    return {row.pk: _rules(row, rules, given, calendar, on) for row in rows}


def rights_declared(rows: Sequence[Residency], on: date) -> dict[int, Finding]:
    """Whether the yearly declaration on intellectual property is there."""
    declared = Acknowledgement.objects.filter(kind=Acknowledged.RIGHTS, residency__in=_keys(rows))
    latest = dict(declared.order_by("given_on", "pk").values_list("residency", "given_on"))
    calendar = working_days()
    return {row.pk: _rights(row, latest.get(row.pk), calendar, on) for row in rows}


def declaration_runs_out(given_on: date) -> date:
    """The first day on which a declaration no longer speaks."""
    return add_months(given_on, int(centre("DECLARATION_MONTHS")))


def _checks_of(duty: Duty) -> Evidence:
    def checks(rows: Sequence[Residency], on: date) -> Mapping[int, Finding]:
        """The latest check; one that found the duty kept speaks for some months only."""
        made = DutyCheck.objects.filter(residency__in=_keys(rows), duty=duty, found_on__lte=on)
        latest = {
            pk: (result, found_on, words)
            for pk, result, found_on, words in made.order_by("found_on", "pk").values_list(
                "residency", "result", "found_on", "words"
            )
        }
        return {pk: _check(*found) for pk, found in latest.items() if _speaks(found[0], found[1], on)}

    return checks


def _speaks(result: str, found_on: date, on: date) -> bool:
    return result == S.MISSED or add_months(found_on, int(centre("DUTY_CHECK_MONTHS"))) > on


def _check(result: str, found_on: date, words: str) -> Finding:
    return Finding(S(result), f"{format_date(found_on, 'short')}: {words}")


def _reports(row: Residency, known: Iterable[PeriodicReport], on: date) -> Finding | None:
    filed = list(known)
    owed = [duty for duty in report_duties(row, filed, on) if duty.is_open(on)]
    late = [duty for duty in owed if duty.days_left(on) < 0]
    if late:
        words = ngettext(
            "%(count)d report is late; the earliest was due on %(date)s.",
            "%(count)d reports are late; the earliest was due on %(date)s.",
            len(late),
        )
        return Finding(S.MISSED, words % {"count": len(late), "date": format_date(late[0].due_on)})
    if owed:
        words = _("The report for %(quarter)s is due by %(date)s.")
        names = {"quarter": owed[0].quarter.label(), "date": format_date(owed[0].due_on)}
        return Finding(S.DUE, words % names)
    return Finding(S.KEPT, _("Every report that was due is filed.")) if filed else None


def _rules(
    row: Residency, rules: Iterable[InternalRules], given: set[tuple[int, int]], days: WorkingDays, on: date
) -> Finding:
    missing = [one for one in rules if (row.pk, one.pk) not in given]
    if not missing:
        return Finding(S.KEPT, _("Every version in force is acknowledged."))
    terms = {one.act.title: _due(row, one.act.in_force_from, days) for one in missing}
    due_on = min(terms.values())
    late = [title for title, term in terms.items() if term < on]
    words = {"titles": ", ".join(late or terms), "date": format_date(due_on)}
    if late:
        return Finding(S.MISSED, _("Not acknowledged, due by %(date)s: %(titles)s.") % words)
    return Finding(S.DUE, _("To be acknowledged by %(date)s: %(titles)s.") % words)


def _rights(row: Residency, given_on: date | None, days: WorkingDays, on: date) -> Finding:
    ended = declaration_runs_out(given_on) if given_on else None
    if given_on and ended and on < ended:
        return Finding(S.KEPT, _("Declared on %(date)s.") % {"date": format_date(given_on)})
    due_on = _due(row, ended, days)
    words = {"date": format_date(due_on)}
    if due_on < on:
        return Finding(S.MISSED, _("The declaration was due by %(date)s.") % words)
    return Finding(S.DUE, _("The declaration is due by %(date)s.") % words)


def _due(row: Residency, first: date | None, days: WorkingDays) -> date:
    """So many working days after it is first asked: from its first day, or from the first of the status."""
    return days.add(max(first or row.started_on, row.started_on), int(centre("ACKNOWLEDGE_DAYS")))


def _each(rows: Iterable[Residency], look: object) -> Iterator[tuple[int, Finding]]:
    for row in rows:
        finding = look(row)  # type: ignore[operator]
        if finding is not None:
            yield row.pk, finding


def _keys(rows: Iterable[Residency]) -> list[int]:
    return [row.pk for row in rows]
