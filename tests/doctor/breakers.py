"""Each breaks one thing in the Centre behind everybody's back; answers the check and its words."""

import os
from datetime import date, timedelta

from django.contrib.auth.models import Group
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.db import connection
from django.db.models import F
from django.utils import translation
from post_office.models import STATUS, Email

from accounts.models import Appointment, Post, User
from accounts.roles import Role
from applications.models import Appeal, Application, Criterion, Decision
from core import clock
from core.log_words import act_word
from core.models import QuarterLock, TransitionLog
from documents.enums import PaperKind
from documents.models import IssuedPaper, NumberSeries, Upload
from ip.models import Creator, Owner
from reporting.models import BoardDecision
from residents.models import Contract, PeriodicReport, Project, Residency, Termination, Transfer

type Told = tuple[str, str]
OLD_FILE = "uploads/2020/nobody.pdf"


def a_state_no_act_led_to() -> Told:
    row = Application.objects.filter(state="complete").first()
    Application.objects.filter(pk=row.pk).update(state="evaluated")
    return (
        "states",
        f"{row.number} {row.title} (id {row.pk}). State: «Evaluated», but the last act led to «Complete»",
    )


def a_state_without_any_act() -> Told:
    row = Contract.objects.filter(state="issued").first()
    TransitionLog.objects.of(row).delete()
    return "states", f"{row} (id {row.pk}). State: «Issued for signature», but no logged act led there"


def an_end_no_act_led_to() -> Told:
    row = Residency.objects.filter(end_kind="graduated").first()
    TransitionLog.objects.of(row).delete()
    return "states", f"(id {row.pk}). State: «Graduated from the programme», but no logged act"


def an_act_of_nobody() -> Told:
    with connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            cursor.execute("PRAGMA ignore_check_constraints = ON")
        else:
            cursor.execute("ALTER TABLE core_transitionlog DROP CONSTRAINT core_log_actor_known")
        act = TransitionLog.objects.filter(actor_kind="user").first()
        TransitionLog.objects.filter(pk=act.pk).update(actor=None)
        if connection.vendor == "sqlite":
            cursor.execute("PRAGMA ignore_check_constraints = OFF")
    with translation.override("en"):
        return "actors", act_word(act)


def a_role_that_lost_a_permission() -> Told:
    group = Group.objects.get(name=Role.UNIT_STAFF)
    group.permissions.remove(group.permissions.first())
    return "roles", "«Employee of the Centre» does not hold what the table says"


def a_role_of_somebodys_own() -> Told:
    User.objects.get(email="board@iitb.example").groups.add(Group.objects.create(name="tsar"))
    return "people", "board@iitb.example holds a role that is not in the table: tsar"


def a_pair_of_roles_that_excludes_itself() -> Told:
    expert = User.objects.filter(groups__name=Role.EXPERT, is_staff=False).order_by("email").first()
    expert.groups.add(Group.objects.get(name=Role.RESIDENT))
    return "role_pairs", f"{expert.email} holds roles that may not go together"


def a_back_door() -> Told:
    User.objects.filter(email="board@iitb.example").update(is_staff=True)
    return "doors", "board@iitb.example enters the admin without a role"


def a_shut_door() -> Told:
    User.objects.filter(email="clerk@iitb.example").update(is_staff=False)
    return "doors", "clerk@iitb.example has a role of the admin and cannot enter"


def two_directors() -> Told:
    today = clock.today()
    other = User.objects.get(email="clerk@iitb.example")
    days = {"order_date": today, "starts_on": today, "ends_on": today + timedelta(days=9)}
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:  # the database itself refuses this
            cursor.execute("ALTER TABLE accounts_appointment DROP CONSTRAINT accounts_appointment_one_a_day")
    Appointment.objects.create(post=Post.DIRECTOR, user=other, order_number="9", **days)
    return "posts", "«Director of the Centre» is held by more than one person today: 2"


def a_letter_that_waits() -> Told:
    email = Email.objects.first()
    long_ago = clock.now() - timedelta(days=2)
    Email.objects.filter(pk=email.pk).update(status=STATUS.queued, scheduled_time=None, created=long_ago)
    return "letters", "1 letter has waited for more than 3 hours"


def a_letter_given_up() -> Told:
    email = Email.objects.first()
    Email.objects.filter(pk=email.pk).update(status=STATUS.failed)
    return "letters", f"not tried again: «{email.subject}» to {email.to[0]}"


def a_paper_not_made() -> Told:
    row = IssuedPaper.objects.first()
    IssuedPaper.objects.filter(pk=row.pk).update(sha256="", file="", rendered_at=None)
    return "papers", row.number


def a_number_nobody_has() -> Told:
    series = NumberSeries.objects.filter(kind=PaperKind.CONTRACT).first()
    NumberSeries.objects.filter(pk=series.pk).update(last=F("last") + 1)
    return "registers", f"«contract» of {series.year}: nothing has number {series.last + 1}"


def a_number_given_without_the_register() -> Told:
    series = NumberSeries.objects.filter(kind=PaperKind.CONTRACT).first()
    NumberSeries.objects.filter(pk=series.pk).update(last=F("last") - 1)
    return "registers", f"number {series.last} is beyond the last one given"


def a_lost_paper() -> Told:
    IssuedPaper.objects.filter(pk=IssuedPaper.objects.first().pk).update(file="papers/2020/none.pdf")
    return "lost", "papers/2020/none.pdf"


def a_lost_upload() -> Told:
    Upload.objects.filter(pk=Upload.objects.first().pk).update(file="uploads/2020/none.pdf")
    return "lost", "uploads/2020/none.pdf"


def a_changed_paper() -> Told:
    row = IssuedPaper.objects.first()
    IssuedPaper.objects.filter(pk=row.pk).update(sha256="0" * 64)
    return "hashes", str(row.file.name)


def a_changed_upload() -> Told:
    row = Upload.objects.first()
    Upload.objects.filter(pk=row.pk).update(sha256="0" * 64)
    return "hashes", str(row.file.name)


def a_file_nobody_knows() -> Told:
    default_storage.save(OLD_FILE, ContentFile(b"%PDF"))
    os.utime(default_storage.path(OLD_FILE), (0, 0))
    return "orphans", OLD_FILE


def weights_that_do_not_add_up() -> Told:
    Criterion.objects.filter(code="region").update(weight=5)
    return "weights", "add up to 95, not to 100"


def a_share_of_an_object_that_shrank() -> Told:
    owner = Owner.objects.filter(share__lt=100).order_by("pk").first()
    Owner.objects.filter(pk=owner.pk).update(share=F("share") - 1)
    return "shares", f"The shares of the owners of {owner.ip_object} are"


def a_contribution_that_shrank() -> Told:
    creator = Creator.objects.filter(contribution__isnull=False).order_by("pk").first()
    Creator.objects.filter(pk=creator.pk).update(contribution=F("contribution") - 1)
    return "shares", f"The contributions of the creators of {creator.ip_object} are"


def an_application_number_nobody_has() -> Told:
    series = NumberSeries.objects.filter(kind=PaperKind.APPLICATION, year=2025)
    series.update(last=F("last") + 1)
    return "application_numbers", f"АРЗ-2025-{series.get().last:04d}"


def a_sum_that_is_not_the_lines() -> Told:
    row = Application.objects.filter(budget__isnull=False).exclude(number="").order_by("pk").first()
    Application.objects.filter(pk=row.pk).update(amount_needed=1)
    return "budgets", f"{row.number}"


def a_decision_turned_round() -> Told:
    told = Decision.objects.filter(outcome="rejected", application__state="rejected")
    row = told.select_related("application").first()
    Decision.objects.filter(pk=row.pk).update(outcome="accepted")
    return "decisions", f"application {row.application.number} is «Rejected»"


def a_decision_its_application_does_not_know() -> Told:
    waiting = Application.objects.filter(state="submitted").first()
    reversed_one = Decision.objects.filter(reversed_on__isnull=False, appeal=None).first()
    standing = {"reversed_on": None, "reversed_by": None, "reversal_reason": ""}
    Decision.objects.filter(pk=reversed_one.pk).update(application=waiting, **standing)
    return "decisions_in_force", f"on application {waiting.number} is neither in force nor reversed"


def an_upheld_appeal_that_changed_nothing() -> Told:
    standing = Application.objects.filter(state="accepted").first()
    Appeal.objects.filter(state="upheld").update(decision=standing.decision)
    return "appeals", f"about application {standing.number} is upheld"


def two_contracts_at_once() -> Told:
    first = Residency.objects.in_force().order_by("pk")[0]
    second = Residency.objects.filter(unit=first.unit, end_kind="terminated").order_by("-ended_on")[0]
    Residency.objects.filter(pk=second.pk).update(party=first.party)
    overlap = {first.contract.number, second.contract.number}
    return "contracts", " and ".join(sorted(overlap, key=lambda number: number))


def a_resident_without_a_signed_contract() -> Told:
    row = Residency.objects.in_force().first()
    log = TransitionLog.objects.of(row.contract).filter(target="signed")
    log.delete()
    Contract.objects.filter(pk=row.contract_id).update(
        state="issued", signed_on=None, university_signed_on=None, resident_signed_on=None, scan=None
    )
    return "residencies", f"The residency of {row.party} rests on a contract that is not signed"


def a_decision_without_effect() -> Told:
    row = Termination.objects.get(ground="own_wish")
    Termination.objects.filter(pk=row.pk).update(residency=Residency.objects.in_force().order_by("pk")[0])
    row.refresh_from_db()
    return "terminations", f"A decision that ended a status stands, but the status holds: {row}."


def a_residency_longer_than_its_contract() -> Told:
    row = Residency.objects.in_force().order_by("pk")[0]
    Residency.objects.filter(pk=row.pk).update(expires_on=F("expires_on") + timedelta(days=1))
    return "contract_days", f"The contract and the residency of {row.party} do not say the same"


def a_project_left_in_the_other_unit() -> Told:
    transfer = Transfer.objects.get(state="done")
    Project.objects.filter(residency=transfer.to_residency).update(residency=transfer.residency)
    return "projects", f"A resident has no project: {transfer.to_residency}."


def a_figure_moved_after_its_report() -> Told:
    report = PeriodicReport.objects.filter(year=2026, quarter=1, state="verified").first()
    PeriodicReport.objects.filter(pk=report.pk).update(revenue=F("revenue") + 1000)
    return "figures", "«Revenue generated by residents» says"


def a_resident_moved_after_the_report() -> Told:
    row = Residency.objects.filter(ended_on__range=(date(2026, 4, 1), date(2026, 6, 30))).first()
    Residency.objects.filter(pk=row.pk).update(ground="breach")
    return "figures", "who came and who left is not what the records say now"


def a_quarter_closed_too_early() -> Told:
    director = User.objects.get(email="director@iitb.example")
    QuarterLock.objects.create(year=2026, quarter=4, locked_by=director)
    return "locks", "is closed, and its report is not submitted"


def a_reported_quarter_opened() -> Told:
    QuarterLock.objects.filter(year=2026, quarter=2).delete()
    return "locks", "is reported, and its facts can still be changed"


def a_count_that_is_not_that_of_the_votes() -> Told:
    decision = BoardDecision.objects.filter(votes__isnull=False).order_by("pk").first()
    BoardDecision.objects.filter(pk=decision.pk).update(votes_for=F("votes_for") + 1)
    return "board_votes", f"№ {decision.number}: its counts are not those of the votes"


BREAKERS = [
    given
    for name, given in list(globals().items())
    if name.startswith(("a_", "an_", "two_", "weights_")) and callable(given)
]
