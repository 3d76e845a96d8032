"""Russian words and patterns for dates, quarters and money."""

MONTHS: tuple[str, ...] = (
    "январь", "февраль", "март", "апрель", "май", "июнь",
    "июль", "август", "сентябрь", "октябрь", "ноябрь", "декабрь",
)  # fmt: skip
MONTHS_OF_DAY: tuple[str, ...] = (
    "января", "февраля", "марта", "апреля", "мая", "июня",
    "июля", "августа", "сентября", "октября", "ноября", "декабря",
)  # fmt: skip
MONTHS_OFFICIAL: tuple[str, ...] = MONTHS_OF_DAY

DATE_LONG = "{day} {month} {year}\u00a0г."
DATE_OFFICIAL = "{day} {month} {year} года"
MONTH = "{month} {year}\u00a0г."
YEAR = "{year} год"
QUARTER = "{number}-й квартал {year} года"
QUARTER_SHORT = "{number}\u00a0кв. {year}\u00a0г."
MOMENT = "{date}, {time}"
MONEY = "{amount}\u00a0сом"
MILLIONS = "{amount}\u00a0млн\u00a0сом"
PERCENT = "{amount}\u00a0%"
