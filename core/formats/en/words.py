"""English words and patterns for dates, quarters and money."""

MONTHS: tuple[str, ...] = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip
MONTHS_OF_DAY: tuple[str, ...] = MONTHS
MONTHS_OFFICIAL: tuple[str, ...] = MONTHS

DATE_LONG = "{day} {month} {year}"
DATE_OFFICIAL = "{day} {month} {year}"
MONTH = "{month} {year}"
YEAR = "{year}"
QUARTER = "Q{number} {year}"
QUARTER_SHORT = "Q{number} {year}"
MOMENT = "{date}, {time}"
MONEY = "{amount}\u00a0som"
MILLIONS = "{amount}\u00a0million\u00a0som"
PERCENT = "{amount}%"
