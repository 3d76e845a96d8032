"""The demonstration Centre's money: six sources and three purposes, confirmed quarter by quarter (V)."""

from datetime import date, datetime, timedelta
from decimal import Decimal
from typing import Any

from core.quarters import Quarter
from finance.domain.confirmation import confirm_operation, return_operation, reverse_operation
from finance.domain.entries import enter_income, enter_spending
from finance.enums import OperationState
from finance.models import Income, Operation, Spending
from portal.demo.people import user
from portal.demo.timeline import Timeline

QUARTERS = 4
# Source, days into the quarter, thousand som, who paid, what for, on what basis.
INCOME = (
    ("budget", 9, 310, "ОшТУ", "Квартал үчүн бюджеттик каржылоо", "ректордун № 12-ф буйругу"),
    ("services", 24, 96, "ЖЧК «Темир Кол»", "Лаборатория менен цехтин ижара акысы", "резидент менен келишим"),
    ("services", 41, 38, "Жеке ишкер Абдиев Н. Т.", "Бизнес-план боюнча консультация", "№ 17 эсеп-фактура"),
)
# Source, purpose, days into the quarter, thousand som, whom, what for, on what basis, unit.
SPENDING = (
    (
        "budget", "operating", 30, 184, "ОшТУ", "Кызматкерлердин эмгек акысы", "№ 3 эмгек акы ведомосту", "",
    ),
    (
        "budget", "infrastructure", 45, 72, "ЖЧК «Ош Жарык»", "Коворкингдин электр зымдарын жаңыртуу",
        "№ 208 эсеп-фактура", "incubator",
    ),
    (
        "services", "projects", 52, 55, "Жеке ишкер Орозова Ч. К.", "Прототип үчүн материалдар",
        "№ 64 эсеп-фактура", "technopark",
    ),
)  # fmt: skip


class Money:
    """Plans income and spending in the closed quarters and what still waits in the open one."""

    def __init__(self, line: Timeline) -> None:
        self.line = line

    def plan(self) -> None:
        """Plan every quarter, the single gifts and grants, and today's unfinished entries."""
        for back in range(QUARTERS, -1, -1):
            self._plan_quarter(self.line.quarter(back), back)
        self._plan_grant(self.line.quarter(3).start + timedelta(days=33))
        self._plan_gifts()
        self._plan_reversal(self.line.quarter(2).start + timedelta(days=20))
        self._plan_waiting(self.line.open_quarter)

    def _plan_quarter(self, quarter: Quarter, back: int) -> None:
        for source, days, sum_, payer, words, basis in INCOME:
            self._plan_confirmed(
                quarter.start + timedelta(days=days),
                enter_income,
                source=source,
                amount=Decimal(1000 * (sum_ + 7 * (QUARTERS - back))),
                counterpart=payer,
                description=words,
                basis=basis,
            )
        for source, purpose, days, sum_, payee, words, basis, unit in SPENDING:
            self._plan_confirmed(
                quarter.start + timedelta(days=days),
                enter_spending,
                source=source,
                purpose=purpose,
                amount=Decimal(1000 * sum_) + Decimal(125 * back),
                counterpart=payee,
                description=words,
                basis=basis,
                unit=unit,
            )

    def _plan_grant(self, day: date) -> None:
        """A foreign grant with its rate, and what it bought."""
        self._plan_confirmed(
            day,
            enter_income,
            source="grants",
            currency="EUR",
            foreign_amount=Decimal(12000),
            rate=Decimal("101.4235"),
            rate_date=day,
            counterpart="Жашыл технологиялар фонду",
            description="Күн энергиясы лабораториясына грант",
            basis="№ GT-118 гранттык макулдашуу",
        )
        self._plan_confirmed(
            day + timedelta(days=20),
            enter_spending,
            source="grants",
            purpose="infrastructure",
            amount=Decimal(640000),
            counterpart="ЖЧК «Илим Жабдык»",
            description="Күн панелдерин сыноочу стенд",
            basis="№ 7 жеткирүү келишими",
            unit="technopark",
        )

    def _plan_gifts(self) -> None:
        given = (
            ("funds", 2, 400, "«Ак-Буура» инновациялык фонду", "Алгачкы долбоорлорду колдоо", "№ 5 келишим"),
            ("donations", 1, 60, "Бүтүрүүчүлөр бирикмеси", "Коворкингге ыктыярдуу салым", "№ 2 акт"),
            ("other", 1, 15, "Ош шаардык айыл чарба коому", "Көргөзмөгө катышуу үчүн төлөм", "№ 9 акт"),
        )
        for source, back, sum_, payer, words, basis in given:
            self._plan_confirmed(
                self.line.quarter(back).start + timedelta(days=37),
                enter_income,
                source=source,
                amount=Decimal(1000 * sum_),
                counterpart=payer,
                description=words,
                basis=basis,
            )

    def _plan_reversal(self, day: date) -> None:
        """A sum entered twice: the second is reversed, and the reversal confirmed."""
        twice = {"source": "services", "counterpart": "ЖЧК «Темир Кол»", "amount": Decimal(12000)}
        words = {"description": "Станокту пайдалануу акысы (кайталанган)", "basis": "№ 23 эсеп-фактура"}
        self._plan_confirmed(day, enter_income, **twice, **words)
        self.line.plan(day + timedelta(days=9), self._reverse, hour=15)

    def _reverse(self, at: datetime) -> None:
        income = Income.objects.get(basis="№ 23 эсеп-фактура", reverses=None)
        reason = "Бир эле төлөм эки жолу киргизилген."
        confirm_at(reverse_operation(income, on=at.date(), reason=reason, actor=user("clerk2"), at=at), at)

    def _plan_waiting(self, quarter: Quarter) -> None:
        """In the open quarter: one entry to confirm, one returned, one planned for a day to come."""
        near = self.line.today - timedelta(days=4)
        self.line.plan(near, self._enter_waiting, hour=11)
        self.line.plan(near + timedelta(days=1), self._return, hour=11)

    def _enter_waiting(self, at: datetime) -> None:
        shared: dict[str, Any] = {"actor": user("clerk"), "at": at, "counterpart": "ЖЧК «Тилмеч»"}
        enter_income(
            source="services", received_on=at.date(), amount=Decimal(27500),
            description="Кеңсенин ижара акысы", basis="резидент менен келишим", **shared,
        )  # fmt: skip
        enter_income(
            source="budget", received_on=at.date() + timedelta(days=30), amount=Decimal(345000),
            description="Кийинки квартал үчүн бюджеттик каржылоо", basis="2027-жылдын сметасы", **shared,
        )  # fmt: skip
        enter_spending(
            source="services", purpose="operating", spent_on=at.date(), amount=Decimal(18400),
            description="Интернет үчүн төлөм", basis="№ 1120 эсеп-фактура", **shared,
        )  # fmt: skip

    def _return(self, at: datetime) -> None:
        spending = Spending.objects.get(basis="№ 1120 эсеп-фактура")
        return_operation(
            spending,
            remark="Эсеп-фактурада 14 800 сом деп жазылган: сумманы тактаңыз.",
            actor=user("finance"),
            at=at,
        )

    def _plan_confirmed(self, day: date, enter: Any, **entry: Any) -> None:
        self.line.plan(day, lambda at: self._enter_and_confirm(at, enter, entry), hour=14)

    def _enter_and_confirm(self, at: datetime, enter: Any, entry: dict[str, Any]) -> None:
        day = "received_on" if enter is enter_income else "spent_on"
        confirm_at(enter(**entry, **{day: at.date()}, actor=user("clerk2"), at=at), at)


def confirm_at(operation: Operation, at: datetime) -> None:
    """Confirm an entry two hours later, under the next number of the accountants' documents."""
    known = (model.objects.in_state(OperationState.CONFIRMED).count() for model in (Income, Spending))
    number = f"МО-{sum(known) + 1:03d}"
    later = at + timedelta(hours=2)
    confirm_operation(
        operation, document_number=number, document_date=later.date(), actor=user("finance"), at=later
    )
