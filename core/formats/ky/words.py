"""Kyrgyz words and patterns for dates, quarters and money."""

MONTHS: tuple[str, ...] = (
    "январь", "февраль", "март", "апрель", "май", "июнь",
    "июль", "август", "сентябрь", "октябрь", "ноябрь", "декабрь",
)  # fmt: skip
MONTHS_OF_DAY: tuple[str, ...] = MONTHS
MONTHS_OFFICIAL: tuple[str, ...] = (
    "январы", "февралы", "марты", "апрели", "майы", "июну",
    "июлу", "августу", "сентябры", "октябры", "ноябры", "декабры",
)  # fmt: skip

DATE_LONG = "{year}-ж., {day}-{month}"
DATE_OFFICIAL = "{year}-жылдын {day}-{month}"
MONTH = "{year}-ж., {month}"
YEAR = "{year}-жыл"
QUARTER = "{year}-жылдын {number}-кварталы"
QUARTER_SHORT = "{year}-ж., {number}-кв."
MOMENT = "{date}, {time}"
MONEY = "{amount}\u00a0сом"
MILLIONS = "{amount}\u00a0млн\u00a0сом"
PERCENT = "{amount}%"
