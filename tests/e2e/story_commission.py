"""Chapters 3 and 4: an order, declarations, scores, a protocol, the decision and its letter."""

import re

from playwright.sync_api import Page, expect

from accounts.models import User
from applications.models import Application
from portal.demo.people import DOMAIN
from tests.e2e.story_founder import EMAIL, TITLE
from tests.e2e.walk import Walk, fill, link_in_letter, press

SEATS = {"expert": "chair", "expert2": "secretary", "expert3": "member", "expert4": "member"}
IN_CONFLICT = "expert4"


def director_appoints(walk: Walk) -> None:
    """The director enters the order, the members and their roles."""
    application = Application.objects.get(pk=walk.known["application"])
    page = walk.log_in("director")
    walk.shot(page, "03-director-home-1280")
    page.goto(f"/admin/applications/commission/appoint/{application.call_id}/")
    for other in page.locator(f"[name=applications]:not([value='{application.pk}'])").all():
        other.uncheck()
    fill(page, order_number="31-б", order_date="25.11.2026")
    for key, role in SEATS.items():
        fill(page, **{f"role_{User.objects.get(email=f'{key}@{DOMAIN}').pk}": role})
    walk.shot(page, "03-appoint-1280")
    press(page)
    application.refresh_from_db()
    assert application.state == "in_evaluation"
    walk.known["public_id"] = str(application.public_id)


def experts_declare_and_score(walk: Walk) -> None:
    """Nobody sees the file before the declaration; who is in conflict never does."""
    for key in SEATS:
        page = walk.log_in(key)
        page.goto(f"/ky/commission/{walk.known['public_id']}/")
        expect(page).to_have_url(re.compile("/declare/$"))
        expect(page.locator("main")).not_to_contain_text("Жарым саатта төрт градуска")
        if key == IN_CONFLICT:
            _is_shut_out(walk, page)
        else:
            _scores(walk, page, key)


def _is_shut_out(walk: Walk, page: Page) -> None:
    page.locator("[name=has_conflict]").last.check()
    page.fill("[name=statement]", "Арыз ээси – менин жакын тууганым.")
    walk.shot(page, "03-expert-conflict-1280")
    press(page, "main form button.btn-primary")
    expect(page.locator("main")).to_contain_text("агылыш")
    walk.shot(page, "03-expert-list-1280")
    answer = page.goto(f"/ky/commission/{walk.known['public_id']}/")
    assert answer is not None
    assert answer.status in (403, 404)


def _scores(walk: Walk, page: Page, key: str) -> None:
    page.locator("[name=has_conflict]").first.check()
    press(page, "main form button.btn-primary")
    expect(page.locator("main")).to_contain_text("Жарым саатта төрт градуска")
    for place, criterion in enumerate(page.locator("fieldset.crit").all()):
        criterion.locator("input[type=radio]").nth(4 - place % 2).check(force=True)
    page.fill("[name=overall]", "Долбоор айыл чарбасына керек, командасы даяр.")
    if key == "expert":
        walk.shot(page, "03-scoring-1280")
        page.set_viewport_size({"width": 390, "height": 844})
        walk.shot(page, "03-scoring-390")
        page.set_viewport_size({"width": 1280, "height": 900})
    page.click("button[name=send]")
    expect(page.locator("fieldset.crit input[type=radio]:enabled")).to_have_count(0)


def secretary_opens_the_session(walk: Walk) -> None:
    """The commission is called together, the present are ticked, the secret vote is opened."""
    application = Application.objects.get(pk=walk.known["application"])
    page = walk.log_in("secretary")
    page.goto(f"/admin/applications/commissionsession/call/{application.commission_id}/")
    fill(page, time="14:30", place="ОшТУ, 214-бөлмө")
    walk.shot(page, "04-call-session-1280")
    press(page)
    press(page, "a[href$='/do/open_session/']")
    press(page)
    press(page, "a[href$='/attendance/']")
    expect(page.locator("[name=present]")).to_have_count(len(SEATS))
    for member in page.locator("[name=present]").all():
        member.check()
    press(page)
    press(page, "a[href$='/open/']")
    page.locator("[name=kind][value=secret]").check()
    press(page)
    expect(page.locator("a[href$='/close/']")).to_be_visible()
    walk.known["session"] = str(application.agenda_items.get().session_id)
    walk.shot(page, "04-session-1280")


def experts_vote(walk: Walk) -> None:
    """Each votes once; who is in conflict is told why there is nothing to press."""
    for key in SEATS:
        page = walk.log_in(key)
        page.goto(f"/ky/commission/sessions/{walk.known['session']}/")
        if key == IN_CONFLICT:
            expect(page.locator("main input[type=radio]")).to_have_count(0)
            expect(page.locator("main")).to_contain_text("кагылыш")
            continue
        page.locator("main input[type=radio][value=for]").check()
        if key == "expert":
            walk.shot(page, "04-vote-1280")
        press(page, "main form button.btn-primary")
        expect(page.locator("main")).to_contain_text("Сиз жашыруун добуш бердиңиз")


def secretary_closes_the_session(walk: Walk) -> None:
    """The votes are counted, and the session gives its protocol."""
    page = walk.log_in("secretary")
    page.goto(f"/admin/applications/commissionsession/{walk.known['session']}/change/")
    press(page, "a[href$='/close/']")
    press(page)
    press(page, "a[href$='/do/close_session/']")
    press(page)
    expect(page.locator("a[href$='/sign/']")).to_be_visible()
    walk.shot(page, "04-session-closed-1280")


def director_decides(walk: Walk) -> None:
    """With the protocol before them one person decides."""
    page = walk.log_in("director")
    page.goto(f"/admin/applications/application/{walk.known['application']}/change/")
    press(page, "a[href$='/do/accept/']")
    fill(page, reasons="Долбоор жаңы, прототиби бар, комиссия жогору баалады.")
    walk.shot(page, "04-decide-1280")
    press(page)
    assert Application.objects.get(pk=walk.known["application"]).state == "decided"
    walk.shot(page, "04-decided-1280")
    press(page, "a[href$='/do/release_acceptance/']")
    expect(page.locator("#content")).to_contain_text("комиссия жогору баалады")
    walk.shot(page, "04-release-1280")
    press(page)
    assert Application.objects.get(pk=walk.known["application"]).state == "accepted"


def founder_reads_the_decision(walk: Walk) -> None:
    """The letter leads to the page; the page shows the decision and its reasons."""
    page = walk.open_page(width=390)
    page.goto(link_in_letter(EMAIL, "/apply/open/"))
    expect(page.locator("h1")).to_have_text(TITLE)
    expect(page.locator("main")).to_contain_text("комиссия жогору баалады")
    walk.shot(page, "04-applicant-decision-390")
