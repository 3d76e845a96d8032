"""Chapters 5, 6, 7 and 9: contract, residency, the report, a patent, and another residency's end."""

import re
from pathlib import Path

from playwright.sync_api import expect

from residents.models import Contract, PeriodicReport, Residency
from tests.e2e.story_founder import EMAIL
from tests.e2e.walk import Walk, act, fill, link_in_letter, press

PASSWORD = "kyzyl-pik-2026"
NAME = "ЖЧК «Кызыл Пик»"


def contract_is_made(walk: Walk, scan: Path) -> None:
    """Drafted with OshTU as the party, numbered, rendered, signed; only then a residency."""
    page = walk.log_in("clerk2")
    page.goto(f"/admin/residents/contract/draft/{walk.known['application']}/")
    fill(page, baseline_jobs_full="3", baseline_jobs_part="1")
    walk.shot(page, "05-draft-contract-1280")
    press(page)
    act(page, "agree", how="Жолугушууда макулдашылды.")
    act(page, "issue")
    contract = Contract.objects.get(application=walk.known["application"])
    assert not Residency.objects.filter(contract=contract).exists()
    page = walk.log_in("director")
    page.goto(f"/admin/residents/contract/{contract.pk}/change/")
    press(page, "a[href$='/do/sign/']")
    fill(page, university_signed_on="02.12.2026", resident_signed_on="02.12.2026", file=str(scan))
    walk.shot(page, "05-sign-contract-1280")
    press(page)
    residency = Residency.objects.get(contract=contract)
    assert residency.party.name == NAME
    walk.known |= {"contract": contract.number or Contract.objects.get(pk=contract.pk).number}
    walk.known["residency"] = str(residency.pk)


def representative_enters(walk: Walk) -> None:
    """The invitation leads to a password; the cabinet says what is expected and when."""
    page = walk.open_page(width=390)
    page.goto(link_in_letter(EMAIL, "/password/reset/key/"))
    fill(page, password1=PASSWORD, password2=PASSWORD)
    press(page, "main form button[type=submit]")
    page = walk.log_in(EMAIL, password=PASSWORD, width=390)
    page.goto("/ky/cabinet/")
    expect(page.locator("h1")).to_have_text(NAME)
    walk.shot(page, "06-cabinet-390")


def resident_reports(walk: Walk) -> None:
    """Jobs, revenue and one investment for the fourth quarter, on a phone."""
    page = walk.log_in(EMAIL, password=PASSWORD, width=390)
    page.goto(f"/ky/cabinet/{walk.known['residency']}/2026-Q4/edit/")
    fill(page, jobs_full="5", jobs_part="1", women="2", students="1", revenue="265 000,50")
    fill(page, progress="Эки муздаткыч чогултулуп, Ноокат айылында сыналды.")
    row = "[name$='-{}'] >> nth=0"
    page.fill(row.format("received_on"), "15.12.2026")
    page.fill(row.format("source"), "«Айыл Бизнес» фонду")
    page.select_option(row.format("origin"), "fund")
    page.select_option(row.format("kind"), "grant")
    page.fill(row.format("amount"), "700 000")
    walk.shot(page, "06-report-390")
    press(page, "main form button.btn-primary")
    expect(page).to_have_url(re.compile("/check/$"))
    walk.shot(page, "06-report-check-390")
    press(page, "main form button.btn-primary")
    assert PeriodicReport.objects.get(residency=walk.known["residency"]).state == "submitted"


def clerk_verifies(walk: Walk) -> None:
    """An employee checks the figures; from now on they count."""
    report = PeriodicReport.objects.get(residency=walk.known["residency"])
    page = walk.log_in("clerk2")
    page.goto(f"/admin/residents/periodicreport/{report.pk}/change/")
    walk.shot(page, "06-clerk-report-1280")
    act(page, "verify")
    report.refresh_from_db()
    assert report.state == "verified"


def patent_is_recorded(walk: Walk) -> None:
    """The IP officer enters the object, its creator and the grant."""
    page = walk.log_in("ip")
    page.goto("/admin/ip/ipobject/add/")
    fill(
        page,
        title="Сүттү катмарлап муздатуу түзүлүшү",
        kind="utility_model",
        residency=walk.known["residency"],
    )
    press(page)
    press(page, "#content a[href$='/creator/']")
    fill(page, name="Токтоналиева Асел Бекболотовна", role="resident")
    press(page)
    press(page, "#content a[href$='/grant/']")
    fill(page, document_number="447", granted_on="21.12.2026")
    walk.shot(page, "07-grant-1280")
    press(page)
    expect(page.locator("body")).to_contain_text("447")


def another_residency_ends(walk: Walk, paper: Path) -> None:
    """On one of the four grounds of 3.3.4, with its evidence, the act and its date."""
    residency = Residency.objects.get(party__name="ЖИ Токторов Б. А.")
    page = walk.log_in("director")
    page.goto(f"/admin/residents/residency/{residency.pk}/change/")
    press(page, "a[href$='/do/terminate/']")
    expect(page.locator("[name=ground]")).to_have_count(4)
    fill(
        page,
        ground="own_wish",
        ended_on="10.02.2027",
        act_number="5-б",
        act_date="09.02.2027",
        reason="Ишкер өз арызы менен чыкты.",
    )
    page.set_input_files("[name=evidence_file]", paper)
    page.set_input_files("[name=act_file]", paper)
    walk.shot(page, "09-terminate-1280")
    press(page)
    residency.refresh_from_db()
    assert (residency.end_kind, residency.ground) == ("terminated", "own_wish")
