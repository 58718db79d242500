"""A shelf keeps what was used last, and no more than it has room for."""

from checker import shelf as shelves
from checker.shelf import Shelf, digest


def test_it_holds_no_more_than_it_has_room_for():
    shelf = Shelf(room=100)
    for number in range(30):
        shelf.keep(b"%d" % number, number, 20)
    assert [n for n in range(30) if shelf.get(b"%d" % n) is not None] == [25, 26, 27, 28, 29]
    shelf.keep(b"large", "large", 26)
    assert shelf.get(b"large") is None


def test_it_lets_go_of_what_was_not_used_for_longest():
    shelf = Shelf(room=60)
    for name in (b"a", b"b", b"c", b"c"):
        shelf.keep(name, name, 15)
    shelf.get(b"a")
    shelf.keep(b"d", b"d", 15)
    shelf.keep(b"e", b"e", 15)
    assert [name for name in (b"a", b"b", b"c", b"d", b"e") if shelf.get(name)] == [b"a", b"c", b"d", b"e"]
    shelf.clear()
    assert shelf.get(b"a") is None


def test_keys_tell_words_apart_and_do_not_show_them():
    assert digest("12 boats") != digest("13 boats")
    assert b"boats" not in digest("12 boats")
    assert digest("\ud800") != digest("?")


def test_all_shelves_are_cleared_together():
    one, two = Shelf(room=100), Shelf(room=100)
    one.keep(b"a", 1, 1)
    two.keep(b"b", 2, 1)
    shelves.clear()
    assert one.get(b"a") is two.get(b"b") is None
