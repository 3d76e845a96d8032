"""The table of access is printed for people, and the page is current."""

from tests.access.printed import PAGE, page, sections
from tests.access.table import rows


def test_the_printed_page_says_what_the_table_says():
    assert PAGE.read_text() == page(), "run script/access"


def test_every_row_of_the_table_is_printed_once():
    assert [row for _title, found in sections() for row in found] == rows()
