"""Days the demonstration Centre has settled: a feast by the moon, a day moved by the Government."""

from datetime import timedelta

from core.domain.calendar import settle_day
from core.models import SpecialDayKind
from portal.demo.people import user
from portal.demo.timeline import Timeline

MONDAY = 0


def settle_days(line: Timeline) -> None:
    """Enter three days, two months before today: the secretary keeps the calendar."""
    day = line.today + timedelta(days=45)
    monday = day - timedelta(days=day.weekday() - MONDAY)
    entries = (
        (monday, SpecialDayKind.OFF, "Өкмөттүн буйругу: эс алуу күнү ишембиден которулду"),
        (monday - timedelta(days=2), SpecialDayKind.WORKED, "Өкмөттүн буйругу: дүйшөмбүнүн ордуна иштелет"),
        (monday + timedelta(days=70), SpecialDayKind.OFF, "Өкмөттүн буйругу: кошумча эс алуу күнү"),
    )
    for minute, (when, kind, reason) in enumerate(entries):
        line.plan(
            line.today - timedelta(days=60),
            lambda at, when=when, kind=kind, reason=reason: settle_day(
                day=when, kind=kind, reason=reason, actor=user("secretary"), at=at
            ),
            minute=minute,
        )
