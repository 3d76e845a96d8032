"""The demonstration Centre's paperwork: acts, letterhead, file plan, two years of letters (1.2, 1.3, 7.3)."""

from datetime import date, datetime, timedelta

from documents.domain.acts import record_act
from documents.domain.correspondence import register_document
from documents.domain.legal_bases import enter_legal_bases
from documents.domain.letterheads import add_letterhead, proposed_words
from documents.domain.resolutions import add_file_index, assign_document, complete_document, file_document
from documents.enums import ActKind, PaperKind
from documents.models import Correspondence, FileIndex, GoverningAct, IssuedPaper
from portal.demo.correspondence_rows import FILE_PLAN, IN, Row, read_rows
from portal.demo.people import user
from portal.demo.timeline import Timeline

WEEKEND_TO_FRIDAY = {5: 1, 6: 2}
REPORT = "Кварталдык отчет"
ORDER_TITLE = "Борбордо иш кагаздарын жүргүзүү тартиби жөнүндө"


class Paperwork:
    """Plans what lies in the Centre's registers."""

    def __init__(self, line: Timeline, first_day: date) -> None:
        self.line = line
        self.first_day = first_day

    def plan(self) -> None:
        """Plan the acts, the letterhead, the file plan of each year and every document."""
        self.line.plan(self.first_day, lambda at: enter_legal_bases(actor=user("director"), at=at), hour=10)
        self._plan_letterhead()
        self._plan_orders()
        for year in range(self.first_day.year, self.line.today.year + 1):
            day = max(self.first_day, date(year, 1, 5))
            self.line.plan(day, lambda at, y=year: self._enter_file_plan(y, at), hour=8, minute=30)
        for row in read_rows():
            self._plan_document(row)

    def _plan_letterhead(self) -> None:
        approved = _working_day(self.first_day + timedelta(days=9))
        self.line.plan(approved, self._approve_letterhead, hour=11)

    def _approve_letterhead(self, at: datetime) -> None:
        director, day = user("director"), at.date()
        order = record_act(
            kind=ActKind.RECTOR_ORDER,
            number="214-б",
            dated_on=day,
            issuer="ОшТУнун ректору",
            title="Инновациялык-илимий-технологиялык борбордун фирмалык бланкын бекитүү жөнүндө",
            actor=director,
            at=at,
        )
        add_letterhead(
            version="1",
            approved_by=order,
            in_force_from=day + timedelta(days=1),
            **proposed_words(),
            actor=director,
            at=at,
        )

    def _plan_orders(self) -> None:
        """The order on paperwork, and the one that took its place a year later (1.3)."""
        first = _working_day(self.first_day + timedelta(days=14))
        second = _working_day(first + timedelta(days=364))
        self.line.plan(first, lambda at: self._order("3-б", at), hour=11)
        self.line.plan(second, lambda at: self._order("5-б", at, replaces="3-б"), hour=11)

    def _order(self, number: str, at: datetime, replaces: str = "") -> None:
        orders = GoverningAct.objects.filter(kind=ActKind.DIRECTOR_ORDER, title=ORDER_TITLE, number=replaces)
        record_act(
            kind=ActKind.DIRECTOR_ORDER,
            number=number,
            dated_on=at.date(),
            issuer="Борбордун директору",
            title=ORDER_TITLE,
            supersedes=orders.first() if replaces else None,
            actor=user("director"),
            at=at,
        )

    def _enter_file_plan(self, year: int, at: datetime) -> None:
        for code, title, keeping in FILE_PLAN:
            add_file_index(code=code, year=year, title=title, keeping=keeping, actor=user("clerk"), at=at)

    def _plan_document(self, row: Row) -> None:
        day = _working_day(self.line.today - timedelta(days=row.ago))
        self.line.plan(day, lambda at: self._register(row, at), hour=15)

    def _register(self, row: Row, at: datetime) -> None:
        day = at.date()
        document = register_document(
            row.register,
            registered_on=day,
            correspondent=row.correspondent,
            subject=row.subject,
            their_number=row.their_number,
            their_date=_working_day(day - timedelta(days=4)) if row.register == IN else None,
            answers=self._answered(row),
            paper=self._report(row),
            actor=user("clerk"),
            at=at,
        )
        if row.resolution:
            self.line.plan(day, lambda at: self._assign(document, row, at), hour=16)
        elif row.file:
            self.line.plan(day, lambda at: self._file(document, row, at), hour=17)

    def _assign(self, document: Correspondence, row: Row, at: datetime) -> None:
        assign_document(
            document,
            resolution=row.resolution,
            executor=user(row.executor),
            due_on=at.date() + timedelta(days=row.term),
            actor=user("director"),
            at=at,
        )
        if row.took is not None:
            done = at.date() + timedelta(days=row.took)
            self.line.plan(done, lambda at: self._complete(document, row, at), hour=16)

    def _complete(self, document: Correspondence, row: Row, at: datetime) -> None:
        complete_document(document, result=row.result, done_on=at.date(), actor=user(row.executor), at=at)
        if row.file:
            self.line.plan(at.date(), lambda at: self._file(document, row, at), hour=17)

    def _file(self, document: Correspondence, row: Row, at: datetime) -> None:
        index = FileIndex.objects.get(code=row.file, year=document.year)
        file_document(document, file_index=index, actor=user("clerk"), at=at)

    def _answered(self, row: Row) -> Correspondence | None:
        """An outgoing letter answers the last letter of the same correspondent."""
        if row.register == IN:
            return None
        letters = Correspondence.objects.filter(register=IN, correspondent=row.correspondent)
        return letters.order_by("-registered_on", "-pk").first()

    def _report(self, row: Row) -> IssuedPaper | None:
        if row.subject != REPORT:
            return None
        return IssuedPaper.objects.filter(kind=PaperKind.QUARTERLY_REPORT).order_by("-issued_on").first()


def _working_day(day: date) -> date:
    """The day itself, or the Friday before a weekend."""
    return day - timedelta(days=WEEKEND_TO_FRIDAY.get(day.weekday(), 0))
