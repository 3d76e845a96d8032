"""A blind evaluation: no name, e-mail, phone or ИНН of applicant and team reaches an expert (3.3.1)."""

import re

import pytest
from django.test import Client
from django.urls import reverse
from hypothesis import given
from hypothesis import strategies as st

from accounts.roles import Role
from applications.domain.conflicts import declare_conflict
from applications.domain.expert_view import file_for_expert, file_name_for_expert, title_for_expert
from applications.enums import ApplicantForm, AttachmentKind
from applications.models import Application, Call
from tests.makers.applications import found_complete, make_call, make_draft, submitted_application
from tests.makers.commission import (
    appointed_commission,
    experts_of,
    role_holder,
    send_scores,
)
from tests.makers.form import opened, step_of
from tests.makers.written import complete_application

NAME, BOSS, ENGINEER = "ЖЧК «Көк Жаңгак Өрүк»", "Өмүрзакова Нургүл Токтосуновна", "Ли Виктор Сергеевич"
TELLS = (
    "жангак", "омурзаков", "нургул", "токтосун", "виктор", "сергеевич", "кок жан",
    "oruk", "+996", "996555", "12-34", "0777", "998 877", "0303 2020", "t.me",
)  # fmt: skip
TEXT = (
    "Биз, ЖЧК «Көк Жаңгак Өрүк», өрүк кургатабыз. Жетекчиси Өмүрзакова Нургүл, Омурзакованын телефону "
    "+996 (555) 12-34-56 же 0777 998 877, дареги oruk.kok@mail.example, t.me/oruk_kok, "
    "ИНН 0 0303 2020 12345. "
    "Инженер Викторго жазсаңыз болот: ВИКТОР СЕРГЕЕВИЧ."
)


def folded(text: str) -> str:
    """Visible text as a curious reader would search it."""
    return re.sub(r"\s+", " ", text.casefold()).translate(str.maketrans("ңөүё", "ноуе"))


@pytest.fixture
def application(db):
    call = make_call(is_blind=True)
    sent = submitted_application(
        call,
        with_file=True,
        applicant_name=NAME,
        representative=BOSS,
        email="oruk.kok@oruk.example",
        phone="+996555123456",
        inn="00303202012345",
        title="Өмүрзакованын жаңы кургаткычы",
        problem=TEXT,
        product=TEXT,
        plan=TEXT,
        needs_note=TEXT,
        budget_note=TEXT,
    )
    made = found_complete(sent, actor=role_holder(Role.UNIT_STAFF))
    made.team.filter(position=2).update(name=ENGINEER, experience=TEXT[:480])
    appointed_commission([made], number=3, quorum=2)
    return Application.objects.get(pk=made.pk)


def expert_client(application, place=1):
    client = Client()
    client.force_login(experts_of(application)[place])
    return client


def pages_of(application, client):
    for name in ("", "_declare", "_file", "_chair", "_profile"):
        args = [application.public_id] if name not in ("", "_profile") else []
        answer = client.get(reverse(f"applications:commission{name}", args=args))
        if answer.status_code == 200:
            yield name, folded(answer.content.decode())


def test_nothing_that_tells_who_applies_stands_on_any_page_of_an_expert(application):
    seen = set()
    for place in (0, 1):
        client = expert_client(application, place)
        for _stage in range(3):
            for name, page in pages_of(application, client):
                seen.add(name)
                assert [word for word in TELLS if word in page] == [], name
            user = experts_of(application)[place]
            if _stage == 0:
                declare_conflict(application, expert=user, has_conflict=False)
            elif _stage == 1:
                send_scores(application, user)
    assert seen == {"", "_declare", "_file", "_chair", "_profile"}


def test_the_project_itself_can_still_be_judged(application):
    expert = experts_of(application)[1]
    declare_conflict(application, expert=expert, has_conflict=False)
    page = folded(
        expert_client(application)
        .get(reverse("applications:commission_file", args=[application.public_id]))
        .content.decode()
    )
    assert "кургатабыз" in page
    assert "жаны кургаткычы" in page
    assert application.number.casefold() in page


def test_an_open_call_shows_the_applicants_name(application):
    application.is_blind = False
    file = file_for_expert(application)
    assert (file.applicant, file.title) == (NAME, application.title)


def test_a_file_is_saved_under_a_name_without_the_senders_words(application):
    upload = application.attachments.get().upload
    upload.name = "Өмүрзакова бизнес-план.pdf"
    upload.save()
    expert = experts_of(application)[1]
    client = expert_client(application)
    assert client.get(upload.get_absolute_url()).status_code == 404
    declare_conflict(application, expert=expert, has_conflict=False)
    answer = client.get(upload.get_absolute_url())
    assert answer.status_code == 200
    assert b"".join(answer.streaming_content)
    assert "business_plan.pdf" in answer["Content-Disposition"]
    assert "%D3%A8" not in answer["Content-Disposition"]


def test_papers_about_who_the_applicant_is_are_not_shown(application):
    attachment = application.attachments.select_related("upload", "application").get()
    attachment.kind = AttachmentKind.REGISTRATION
    attachment.save()
    expert = experts_of(application)[1]
    declare_conflict(application, expert=expert, has_conflict=False)
    url = attachment.upload.get_absolute_url()
    assert expert_client(application).get(url).status_code == 404
    assert not [
        row.files for section in file_for_expert(application).sections for row in section.rows if row.files
    ]
    assert file_name_for_expert(attachment).endswith("registration.pdf")


def test_blindness_is_fixed_when_the_application_is_given(application):
    Call.objects.filter(pk=application.call_id).update(is_blind=False)
    application.refresh_from_db()
    assert application.is_blind
    assert "Өмүрзакова" not in title_for_expert(application)


@given(st.text(alphabet="абвгдежзңөүёнуoe .-@+0123456789", max_size=80))
def test_whatever_stands_around_a_name_it_is_hidden(text):
    application = Application(
        pk=1,
        applicant_form=ApplicantForm.INDIVIDUAL_ENTREPRENEUR,
        applicant_name="Өмүрзакова Нургүл",
        representative="Өмүрзакова Нургүл",
        email="nurgul.o@b.example",
        title=f"{text} Өмүрзакованын {text} НУРГУЛ, {text}",
        is_blind=True,
    )
    application._prefetched_objects_cache = {"team": []}
    hidden = folded(title_for_expert(application))
    assert "омурзаков" not in hidden
    assert "нургул" not in hidden.split(",")[0].split()


@pytest.mark.django_db
@pytest.mark.parametrize("blind", [True, False])
def test_applicant_and_chair_read_that_nothing_is_hidden_inside_the_files(client, blind):
    draft = make_draft(make_call(is_blind=blind))
    documents = opened(client, draft).get(step_of(draft, "documents")).content.decode()
    assert ("файлдарга ысымдарды жана байланыш маалыматтарын жазбаңыз" in documents) is blind
    sent = complete_application(draft.call, actor=role_holder(Role.UNIT_STAFF))
    page = reverse("portal:application", args=[sent.public_id])
    assert ("ичиндеги ысымдары менен" in opened(client, sent).get(page).content.decode()) is blind
    chair = experts_of(appointed_commission([sent]).applications.get())[0]
    seat = Client()
    seat.force_login(chair)
    shown = seat.get(reverse("applications:commission_chair", args=[sent.public_id])).content.decode()
    assert ("файлдардын ичинде жашырылган эмес" in shown) is blind
