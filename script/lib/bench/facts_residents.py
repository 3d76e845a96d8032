"""Residents of five years: their contracts, reports, investment, and what became of them."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from functools import partial

from accounts.models import Party
from bench.fill import DIRECTIONS, FIRST, LAST, QUARTERS, UNITS, fill, key_of, paper, pick
from core import clock
from core.quarters import Quarter
from documents.models import IssuedPaper, Upload
from residents.models import Contract, FollowUp, Investment, PeriodicReport, Residency


@dataclass(frozen=True)
class Stay:
    """One residency: its key, its first day, the first day after, and the way it ended."""

    pk: int
    started_on: date
    expires_on: date
    ended_on: date | None
    end_kind: str

    @property
    def quarters(self) -> tuple[Quarter, ...]:
        """Those it reports for."""
        left = (self.ended_on or self.expires_on) - timedelta(days=1)
        return tuple(Quarter.of(self.started_on).through(min(Quarter.of(left), LAST)))


def write_residencies(count: int, user: int, applications: Sequence[int]) -> list[Stay]:
    """Residents that came quarter by quarter; some left before their term in each of the ways."""
    begun = [QUARTERS[number % len(QUARTERS)] for number in range(count)]
    started = [quarter.start + timedelta(days=number % 80) for number, quarter in enumerate(begun)]
    expires = [one.replace(year=one.year + 3, day=min(one.day, 28)) for one in started]
    kinds = [("", "", "terminated", "graduated", "graduated", "")[n // 20 % 6] for n in range(count)]
    ended = [
        one + timedelta(days=200 + n % 800) if kind else None
        for n, (one, kind) in enumerate(zip(started, kinds, strict=True))
    ]
    parties = fill(Party, count, kind="organisation", name=lambda n: f"ЖЧК «{n}»", inn=lambda n: f"0{n:013d}")
    papers = fill(IssuedPaper, count, **paper("contract"))
    scans = fill(
        Upload,
        count,
        id=partial(key_of, "scan"),
        purpose="contract",
        name="a.pdf",
        content_type="application/pdf",
        size=1,
    )
    same = {
        "party_id": parties.__getitem__,
        "unit": pick(UNITS),
        "direction": pick(DIRECTIONS),
        "project_title": "Долбоор",
        "baseline_jobs_full": lambda n: n % 5,
        "ended_on": ended.__getitem__,
    }
    contracts = fill(
        Contract,
        count,
        **same,
        application_id=applications.__getitem__,
        state="signed",
        number=lambda n: f"К-{n}",
        paper_id=papers.__getitem__,
        scan_id=scans.__getitem__,
        starts_on=started.__getitem__,
        ends_on=lambda n: expires[n] - timedelta(days=1),
        months=36,
        signatory_name="Асанов У.",
        signatory_post="Директор",
        authority_kind="order",
        authority_number="1",
        authority_date=FIRST.start,
        counterpart_name="Асанов У.",
        issued_on=started.__getitem__,
        signed_on=started.__getitem__,
        university_signed_on=started.__getitem__,
        resident_signed_on=started.__getitem__,
    )
    keys = fill(
        Residency,
        count,
        **same,
        contract_id=contracts.__getitem__,
        started_on=started.__getitem__,
        expires_on=expires.__getitem__,
        end_kind=kinds.__getitem__,
        ground=lambda n: "breach" if kinds[n] == "terminated" else "",
        end_act_number=lambda n: "1" if kinds[n] == "terminated" else "",
        end_act_date=lambda n: ended[n] if kinds[n] == "terminated" else None,
    )
    return [Stay(*one) for one in zip(keys, started, expires, ended, kinds, strict=True)]


def write_reports(stays: Sequence[Stay], receipts: int, user: int) -> None:
    """A report for each quarter of each stay; of seven one is not verified. And the sums received."""
    owed = [(stay.pk, quarter) for stay in stays for quarter in stay.quarters]
    at = clock.moment_of(LAST.end)
    keys = fill(
        PeriodicReport,
        len(owed),
        residency_id=lambda n: owed[n][0],
        year=lambda n: owed[n][1].year,
        quarter=lambda n: owed[n][1].number,
        state=lambda n: "submitted" if n % 7 == 3 else "verified",
        jobs_full=lambda n: n * 31 % 40,
        jobs_part=lambda n: n % 3,
        women=0,
        students=0,
        revenue=lambda n: Decimal(n * 7919 % 100_000_000) / 100,
        progress="Иш жүрдү.",
        submitted_at=at,
        submitted_by_id=user,
        verified_at=lambda n: None if n % 7 == 3 else at,
        verified_by_id=lambda n: None if n % 7 == 3 else user,
    )
    chosen = [number * 37 % len(owed) for number in range(receipts)] if owed else []
    sums = [Decimal(n * 104_729 % 900_000_000 + 1) / 100 for n in range(len(chosen))]
    fill(
        Investment,
        len(chosen),
        residency_id=lambda n: owed[chosen[n]][0],
        report_id=lambda n: keys[chosen[n]],
        received_on=lambda n: owed[chosen[n]][1].start + timedelta(days=n % 90),
        kind=pick(("equity", "loan", "grant")),
        origin="fund",
        source="Фонд",
        amount=sums.__getitem__,
        amount_kgs=sums.__getitem__,
        rate=1,
        struck_out=lambda n: n % 50 == 9,
    )
    graduates = [stay for stay in stays if stay.end_kind == "graduated"]
    years = (1, 3)
    fill(
        FollowUp,
        len(graduates) * 2,
        residency_id=lambda n: graduates[n // 2].pk,
        year=lambda n: years[n % 2],
        state=pick(("operating", "merged", "closed", "unknown", "operating"), 3),
        source="Телефон",
        learned_on=lambda n: graduates[n // 2].ended_on + timedelta(days=366 * years[n % 2] + n % 100),  # type: ignore[operator]
    )
