"""7.3: records are kept in the order set at OshTU: every paper is registered, none is lost or changed."""

from datetime import date, timedelta

import pytest
from django.conf import settings
from django.core.files.base import ContentFile

from accounts.roles import Role
from core.actors import StandIn
from core.clock import moment_of
from core.errors import DomainError, FieldError, NotAllowed, WrongState
from core.models import TransitionLog
from documents.domain import papers
from documents.domain.correspondence import correct_document, register_document
from documents.domain.resolutions import assign_document, complete_document, file_document
from documents.enums import FileState, PaperKind, Register
from documents.models import Correspondence, IssuedPaper
from tests.makers.correspondence import (
    DAY,
    assigned_document,
    done_document,
    make_document,
    make_file_index,
)
from tests.makers.documents import make_paper

pytestmark = pytest.mark.django_db


def test_every_issued_paper_has_a_number_and_a_date() -> None:
    paper = make_paper(PaperKind.CONTRACT, on=date(2026, 7, 14))
    assert (paper.number, paper.issued_on) == ("РК-2026/01", date(2026, 7, 14))


def test_numbers_of_a_register_follow_without_a_gap() -> None:
    numbers = [make_paper(PaperKind.CONTRACT).sequence for _ in range(3)]
    assert numbers == [1, 2, 3]


def test_numbers_begin_anew_each_year() -> None:
    make_paper(PaperKind.CONTRACT, on=date(2026, 12, 31))
    assert make_paper(PaperKind.CONTRACT, on=date(2027, 1, 4)).number == "РК-2027/01"


def test_the_mask_of_a_register_is_a_setting_of_the_centre() -> None:
    assert settings.CENTRE["DOCUMENT_MASKS"]["contract"] == "РК-{year}/{seq:02d}"


def test_an_issued_paper_keeps_the_words_it_was_issued_with() -> None:
    content = {"signatory": {"name": "А. К. Жолдошев"}}
    paper = make_paper(context=content)
    content["signatory"]["name"] = "Башка киши"
    assert IssuedPaper.objects.get(pk=paper.pk).context["signatory"]["name"] == "А. К. Жолдошев"


def test_a_paper_changed_after_it_was_issued_is_found_out() -> None:
    paper = papers.ensure_file(make_paper())
    paper.file.storage.delete(paper.file.name)
    paper.file.storage.save(paper.file.name, ContentFile(b"%PDF-1.7 another"))
    assert papers.verify_file(paper) is FileState.ALTERED
    with pytest.raises(DomainError):
        papers.ensure_file(paper)


def test_the_register_says_who_issued_a_paper(director) -> None:
    assert make_paper(actor=director).history.get().history_user == director
    assert make_paper(actor=StandIn.SYSTEM).history.get().history_user is None


def test_incoming_outgoing_and_internal_documents_have_their_own_registers_and_numbers() -> None:
    numbers = [make_document(register).number for register in Register.values for _each in range(2)]
    assert numbers == [
        "КК-2026/001", "КК-2026/002", "ЧК-2026/001", "ЧК-2026/002", "ИК-2026/001", "ИК-2026/002",
    ]  # fmt: skip


def test_an_entry_keeps_correspondent_subject_and_the_senders_number_and_date() -> None:
    sent = DAY - timedelta(days=3)
    row = make_document(their_number="14-3/208", their_date=sent)
    assert (row.correspondent, row.subject) == ("Ош шаарынын мэриясы", "Көйгөйлөрдүн тизмеси жөнүндө")
    assert (row.their_number, row.their_date, row.registered_on) == ("14-3/208", sent, DAY)


def test_numbers_of_correspondence_follow_the_days() -> None:
    make_document(on=DAY)
    with pytest.raises(FieldError) as refused:
        make_document(on=DAY - timedelta(days=1), at=moment_of(DAY))
    assert refused.value.field == "registered_on"
    assert make_document(on=DAY).sequence == 2


@pytest.mark.parametrize(
    ("register", "facts", "field"),
    [
        ("incoming", {"correspondent": " "}, "correspondent"),
        ("incoming", {"subject": ""}, "subject"),
        ("incoming", {"their_date": DAY + timedelta(days=1)}, "their_date"),
        ("outgoing", {"their_number": "7"}, "their_number"),
        ("internal", {"their_date": DAY}, "their_number"),
    ],
)
def test_what_does_not_fit_a_register_is_refused_and_takes_no_number(register, facts, field) -> None:
    with pytest.raises(FieldError) as refused:
        make_document(register, **facts)
    assert refused.value.field == field
    assert make_document(register).sequence == 1


def test_nobody_registers_a_document_of_tomorrow() -> None:
    with pytest.raises(FieldError):
        make_document(on=DAY + timedelta(days=1), at=moment_of(DAY))


def test_an_outgoing_document_is_linked_to_the_paper_that_was_issued() -> None:
    paper = make_paper(PaperKind.CONTRACT)
    assert make_document("outgoing", paper=paper).paper == paper
    with pytest.raises(FieldError):
        make_document("incoming", paper=paper)


def test_a_resolution_names_the_executor_and_the_due_date(director, clerk) -> None:
    row = assigned_document(clerk, actor=director)
    assert (row.state, row.executor, row.due_on) == ("assigned", clerk, DAY + timedelta(days=10))
    assert (row.resolved_by, row.resolved_on, row.resolution) == (director, DAY, "Жооп даярдалсын.")


def test_a_due_date_before_the_day_of_registration_is_refused(director, clerk) -> None:
    row = make_document()
    with pytest.raises(FieldError) as refused:
        assign_document(
            row, resolution="Аткарылсын.", executor=clerk, due_on=DAY - timedelta(days=1),
            actor=director, at=moment_of(DAY),
        )  # fmt: skip
    assert refused.value.field == "due_on"


def test_only_the_head_writes_resolutions_and_only_staff_carry_documents_out(
    director, clerk, user_of
) -> None:
    row, later = make_document(), DAY + timedelta(days=5)
    words = {"resolution": "Аткарылсын.", "due_on": later, "at": moment_of(DAY)}
    with pytest.raises(NotAllowed):
        assign_document(row, executor=clerk, actor=clerk, **words)
    with pytest.raises(FieldError) as refused:
        assign_document(row, executor=user_of(None), actor=director, **words)
    assert refused.value.field == "executor"


def test_the_executor_notes_what_was_done_and_when(director, clerk) -> None:
    row = assigned_document(clerk, actor=director)
    done = complete_document(row, result="Жооп кетти.", done_on=DAY, actor=clerk, at=moment_of(DAY))
    assert (done.state, done.done_on, done.result) == ("done", DAY, "Жооп кетти.")


def test_a_document_that_waits_for_another_person_is_left_to_them(director, clerk, user_of) -> None:
    row = assigned_document(clerk, actor=director)
    with pytest.raises(NotAllowed):
        complete_document(
            row, result="Жооп кетти.", done_on=DAY, actor=user_of(Role.UNIT_STAFF), at=moment_of(DAY)
        )
    assert (
        complete_document(row, result="Жооп кетти.", done_on=DAY, actor=director, at=moment_of(DAY)).state
        == "done"
    )


def test_nothing_is_carried_out_twice_and_a_closed_document_takes_no_resolution(director, clerk) -> None:
    row = done_document(actor=director)
    with pytest.raises(WrongState):
        complete_document(row, result="Дагы.", done_on=DAY, actor=row.executor, at=moment_of(DAY))
    with pytest.raises(WrongState):
        assign_document(
            row, resolution="Кайра.", executor=clerk, due_on=DAY, actor=director, at=moment_of(DAY)
        )


def test_a_document_is_put_to_file_under_an_index_of_the_plan_of_its_year(director, clerk) -> None:
    row = done_document(actor=director)
    with pytest.raises(FieldError):
        file_document(row, file_index=make_file_index(year=2024), actor=clerk, at=moment_of(DAY))
    index = make_file_index()
    filed = file_document(row, file_index=index, actor=clerk, at=moment_of(DAY))
    assert (filed.state, filed.file_index) == ("filed", index)
    with pytest.raises(WrongState):
        file_document(row, file_index=index, actor=clerk, at=moment_of(DAY))


def test_what_is_put_to_file_does_not_change_any_more(director, clerk) -> None:
    row = make_document()
    file_document(row, file_index=make_file_index(), actor=clerk, at=moment_of(DAY))
    with pytest.raises(WrongState):
        correct_document(row, correspondent="Башка", subject="Башка", actor=clerk)


def test_overdue_is_computed_from_the_due_date_and_ends_with_the_work(director, clerk) -> None:
    row = assigned_document(clerk, actor=director)
    late = row.due_on + timedelta(days=1)
    assert list(Correspondence.objects.overdue(on=row.due_on)) == []
    assert list(Correspondence.objects.overdue(on=late)) == [row]
    assert (row.is_overdue(row.due_on), row.is_overdue(late)) == (False, True)
    complete_document(row, result="Жооп кетти.", done_on=late, actor=clerk, at=moment_of(late))
    assert list(Correspondence.objects.overdue(on=late)) == []


def test_every_step_of_a_document_is_in_its_log(director, clerk) -> None:
    row = done_document(actor=director)
    file_document(row, file_index=make_file_index(), actor=clerk, at=moment_of(DAY))
    log = TransitionLog.objects.of(row).values_list("transition", "actor")
    assert list(log) == [
        ("assign", director.pk), ("complete", row.executor.pk), ("put_to_file", clerk.pk),
    ]  # fmt: skip


def test_a_correction_keeps_the_number_and_what_was_said_before(clerk) -> None:
    row = make_document()
    mended = correct_document(row, correspondent="Ош мэриясы", subject=row.subject, actor=clerk)
    assert (mended.number, mended.correspondent) == (row.number, "Ош мэриясы")
    assert [one.correspondent for one in row.history.all()] == ["Ош мэриясы", "Ош шаарынын мэриясы"]


def test_a_stranger_to_the_registers_registers_nothing(user_of) -> None:
    with pytest.raises(NotAllowed):
        register_document(
            "incoming", registered_on=DAY, correspondent="А", subject="Б", actor=user_of(Role.EXPERT),
            at=moment_of(DAY),
        )  # fmt: skip
