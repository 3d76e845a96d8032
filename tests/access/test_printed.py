"""The table of access is printed for people, and the page and its picture are current."""

from tests.access.printed import PAGE, PICTURE, page, picture, sections
from tests.access.table import rows


def test_the_printed_page_says_what_the_table_says():
    assert PAGE.read_text() == page(), "run script/access"


def test_the_picture_shows_what_the_table_says():
    assert PICTURE.read_text() == picture(), "run script/access"


def test_the_picture_has_a_square_for_each_room_and_role():
    ((_room, first), *rest) = sections()
    assert picture().count(' rx="2" ') == len(first[0].letters) * (1 + len(rest))


def test_every_row_of_the_table_is_printed_once():
    assert [row for _title, found in sections() for row in found] == rows()
