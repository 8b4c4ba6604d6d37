"""Ids are hashes of canonical JSON: stable, and never confused by how parts are joined."""

from dragoman.model.ids import canonical, digest, item_id, report_id, short_id


def test_canonical_json_ignores_the_order_of_keys() -> None:
    assert (
        canonical({"b": 1, "a": [True, None]}) == canonical({"a": [True, None], "b": 1}) == b'{"a":[true,null],"b":1}'
    )


def test_parts_that_join_to_the_same_string_have_different_ids() -> None:
    assert short_id("x", ["a.b", "c"]) != short_id("x", ["a", "b.c"])
    assert short_id("x", "a") != short_id("y", "a")


def test_an_id_is_the_same_tomorrow() -> None:
    assert digest([]) == "4f53cda18c2baa0c0354bb5f9a3ecbe5ed12ab4d8e11ba873c2f11161202b945"
    assert report_id("00", None, None, None) == report_id("00", None, None, None)


def test_items_differ_by_reader_and_ordinal() -> None:
    ids = {item_id("event", "report-1", reader, [[0, 4]], n) for reader in ("r1", "r2") for n in (0, 1)}
    assert len(ids) == 4
