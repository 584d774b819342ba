"""Files as they come: headers in other words, names that would be patterns, cells that are no time."""

from __future__ import annotations

import gzip
import os
from pathlib import Path

import duckdb
import pytest

from klarlinie.analysis.origin.analyse import Wishes
from klarlinie.analysis.origin.credits import OriginResult
from klarlinie.gateways.warehouse.analyse_files import analyse_files
from klarlinie.gateways.warehouse.columns import PathColumns, TouchColumns, recognise, surely_none
from klarlinie.gateways.warehouse.engine import CannotAnalyse
from klarlinie.gateways.warehouse.foreign import connect
from klarlinie.gateways.warehouse.grouping import FEW
from klarlinie.gateways.warehouse.sources import NotData
from klarlinie.gateways.warehouse.store import store
from tests.gateways.warehouse.test_stages import write

PLAIN = Wishes(intervals=False)


def analysed(path: Path, content: str) -> OriginResult:
    path.write_text(content, encoding="utf-8")
    return analyse_files([path], PLAIN)


def test_headers_are_recognised_in_both_languages() -> None:
    touches = recognise(["Journey ID", "Zeitpunkt", "Kanal", "Gewonnen", "Wert"])
    assert isinstance(touches, TouchColumns)
    assert touches.headers["ts"] == "Zeitpunkt"
    assert isinstance(
        recognise(["path", "total_conversions", "total_conversion_value", "total_null"]), PathColumns
    )
    assert recognise(["Name", "E-Mail", "Wie haben Sie von uns gehört?"]) is None


def test_paths_with_counts(tmp_path: Path) -> None:
    found = analysed(
        tmp_path / "p.csv",
        "path,total_conversions,total_conversion_value,total_null\na > b,3,300,1\nb,1,50,0\na > a > c,0,0,6\n",
    )
    assert (found.journeys, found.touchpoints, found.conversions, found.value) == (11, 27, 4, 350)
    assert found.models["first"]["a"].conversions == 3
    assert found.models["linear"]["b"].value == pytest.approx(200)
    assert "time_decay" not in found.models


@pytest.mark.parametrize(
    "cell", ['"a, ""b"""', "'a, \"b\"'", '"a, \\"b\\""'], ids=["usual", "apostrophes", "backslashes"]
)
def test_whatever_the_file_quotes_with(tmp_path: Path, cell: str) -> None:
    found = analysed(
        tmp_path / "t.csv", f"journey_id,ts,channel,converted\n1,2026-01-01,{cell},1\n2,2026-01-02,fair,1\n"
    )
    assert set(found.models["last"]) == {'a, "b"', "fair"}
    assert not [problem for problem in found.problems if problem.code == "ORI514"]


@pytest.mark.parametrize("name", ["we*ird [a]?.csv", 'o\'brien "x";--.csv', "a=1.csv", "ü €.csv"])
def test_a_name_is_one_file_and_never_a_pattern(tmp_path: Path, name: str) -> None:
    (tmp_path / "weaird a..csv").write_text("journey_id,channel\n9,no\n")
    found = analysed(tmp_path / name, "journey_id,channel,converted\n1,yes,1\n")
    assert set(found.models["last"]) == {"yes"}


def test_headers_and_channels_are_never_part_of_a_query(tmp_path: Path) -> None:
    evil = "x'); DROP TABLE channels; --"
    found = analysed(
        tmp_path / "t.csv",
        f'journey_id,ts,channel,converted,"va""lue, 1); DROP VIEW touchpoints; --"\n1,2026-01-01,"{evil}",1,2\n',
    )
    assert found.models["last"][evil].conversions == 1


def test_days_that_can_be_read_in_two_ways_are_not_guessed(tmp_path: Path) -> None:
    found = analysed(
        tmp_path / "t.csv", "journey_id,ts,channel,converted\n1,03/04/2026,a,1\n1,2026-03-09,b,1\n"
    )
    (problem,) = (problem for problem in found.problems if problem.code != "ORI501")
    assert (problem.code, problem.file, problem.line, problem.column) == ("ORI511", "t.csv", 2, "ts")
    assert found.models["last"]["b"].conversions == 1


def test_times_with_a_zone_are_put_in_order_by_the_clock(tmp_path: Path) -> None:
    found = analysed(
        tmp_path / "t.csv",
        "journey_id,ts,channel,converted\n1,2026-01-01T10:00:00+02:00,a,1\n1,2026-01-01T09:00:00Z,b,1\n",
    )
    assert found.models["first"]["a"].conversions == 1


def test_broken_rows_and_rows_without_a_journey_are_named(tmp_path: Path) -> None:
    found = analysed(
        tmp_path / "t.csv", "journey_id,ts,channel,converted\n1,2026-01-01,a,1\n2,x\n,2026-01-01,a,1\n"
    )
    assert {problem.code for problem in found.problems} == {"ORI513", "ORI514"}
    assert next(problem.line for problem in found.problems if problem.code == "ORI514") == 3
    assert found.journeys == 1


def test_without_a_column_for_it_every_way_counts_and_that_is_said(tmp_path: Path) -> None:
    found = analysed(tmp_path / "t.csv", "journey_id,channel\n1,a\n2,b\n")
    assert found.conversions == 2
    assert [problem.code for problem in found.problems] == ["ORI512"]


@pytest.mark.parametrize(
    ("cell", "value"), [("1.234,50", 1234.5), ("1234.5", 1234.5), ("12,5", 12.5), ("viel", None)]
)
def test_values_with_a_decimal_comma(tmp_path: Path, cell: str, value: float | None) -> None:
    assert (
        analysed(tmp_path / "t.csv", f'journey_id,channel,converted,value\n1,a,ja,"{cell}"\n').value == value
    )


def test_an_empty_file_gives_an_empty_answer(tmp_path: Path) -> None:
    assert analysed(tmp_path / "t.csv", "journey_id,ts,channel,converted,value\n").conversions == 0


def test_a_broken_parquet_file_is_one_sentence(tmp_path: Path) -> None:
    path = tmp_path / "t.parquet"
    path.write_bytes(b"PAR1" + os.urandom(100))
    with pytest.raises(CannotAnalyse) as refused:
        analyse_files([path], PLAIN)
    assert "t.parquet" in refused.value.text.say("de")


def test_rows_and_paths_do_not_mix(tmp_path: Path) -> None:
    touches = write(tmp_path / "a.csv", [(1, "a")], ("journey_id", "channel"))
    paths = write(tmp_path / "b.csv", [("a", 1)], ("path", "total_conversions"))
    with pytest.raises(CannotAnalyse):
        analyse_files([touches, paths], PLAIN)


def test_nothing_is_fetched_and_nothing_is_left_behind(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("TMPDIR", str(tmp_path / "temp"))
    monkeypatch.setattr("tempfile.tempdir", None)
    (tmp_path / "temp").mkdir()
    with pytest.raises(CannotAnalyse):
        analyse_files([Path("https://example.invalid/t.parquet")], PLAIN)
    assert list((tmp_path / "temp").iterdir()) == []


def test_a_missing_engine_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(__import__("sys").modules, "ibis", None)
    with pytest.raises(CannotAnalyse) as refused:
        connect("spark://host:7077", ["t"])
    assert "ibis-framework[pyspark]" in refused.value.text.say("en")


def test_files_that_are_something_else_are_told_apart_from_broken_ones(tmp_path: Path) -> None:
    export = tmp_path / "leads.csv"
    export.write_text("Name;Quelle\nAnna;Messe\n", encoding="utf-8")
    touches = write(tmp_path / "t.csv", [(1, "a")], ("journey_id", "channel"))
    for paths, is_all in (([export], True), ([export, touches], False)):
        with pytest.raises(NotData) as refused:
            analyse_files(paths, PLAIN)
        assert refused.value.is_all is is_all
        assert "leads.csv" in refused.value.text.say("en")


def test_a_glance_at_a_text_file_never_overlooks_touchpoints(tmp_path: Path) -> None:
    headers = (
        "journey_id,channel",
        '"Journey ID";"Kanal"',
        "path\ttotal_conversions",
        "event_name|user_pseudo_id",
    )
    for number, header in enumerate(headers):
        (tmp_path / f"{number}.csv").write_text(f"# eine Zeile davor\n{header}\n", encoding="utf-8")
        assert not surely_none(tmp_path / f"{number}.csv")
    (tmp_path / "leads.csv").write_text("Name;Quelle;Betrag\n", encoding="utf-8")
    assert surely_none(tmp_path / "leads.csv")
    assert surely_none(tmp_path / "leads.xlsx")
    (tmp_path / "leads.csv.gz").write_bytes(b"\x1f\x8b")
    assert not surely_none(tmp_path / "leads.csv.gz")


TOUCHES = "journey_id,ts,channel,converted,value\n"


def named(found: OriginResult) -> list[tuple[str, int | None]]:
    return [(problem.code, problem.line) for problem in found.problems if problem.code != "ORI501"]


def test_a_sum_that_can_be_read_in_two_ways_is_told_by_the_column_or_stays_unknown(tmp_path: Path) -> None:
    silent = analysed(tmp_path / "a.csv", TOUCHES + '1,2026-01-01,a,1,"1.200"\n')
    assert (silent.value, named(silent)) == (None, [("ORI521", 2)])
    german = analysed(tmp_path / "b.csv", TOUCHES + '1,2026-01-01,a,1,"1.200"\n2,2026-01-01,a,1,"12,5"\n')
    assert (german.value, named(german)) == (1212.5, [])
    english = analysed(
        tmp_path / "c.csv", TOUCHES + '1,2026-01-01,a,1,"1,200"\n2,2026-01-01,a,1,"1,234.50"\n'
    )
    assert (english.value, named(english)) == (2434.5, [])


def test_what_is_no_sum_or_below_0_stays_unknown_and_is_named(tmp_path: Path) -> None:
    rows = "1,2026-01-01,a,1,-500\n2,2026-01-01,a,1,1200 €\n3,2026-01-01,a,1,n/a\n4,2026-01-01,a,1,\n"
    found = analysed(tmp_path / "t.csv", TOUCHES + rows)
    assert (found.value, named(found)) == (None, [("ORI521", 2), ("ORI521", 3)])
    table = tmp_path / "t.parquet"
    duckdb.sql(
        f"COPY (SELECT 1 AS journey_id, 'a' AS channel, true AS converted, -5.0 AS value) TO '{table}'"
    )
    in_table = analyse_files([table], Wishes())
    assert (in_table.value, named(in_table)) == (None, [("ORI521", 1)])


def test_words_that_do_not_say_whether_it_came_to_an_inquiry_are_named(tmp_path: Path) -> None:
    words = ("ja", "closed won", "2", "nein", "offen", "", "vielleicht")
    rows = "".join(f"{n},2026-01-01,a,{word},\n" for n, word in enumerate(words))
    found = analysed(tmp_path / "t.csv", TOUCHES + rows)
    assert (found.conversions, named(found)) == (3, [("ORI522", 8)])


def test_rows_below_a_broken_one_are_named_by_the_line_they_stand_in(tmp_path: Path) -> None:
    rows = "1,2026-01-01,a,1,\nbroken\n2,sometime,a,1,\n,2026-01-01,a,1,\nbroken\n3,whenever,a,1,\n"
    found = analysed(tmp_path / "t.csv", TOUCHES + rows)
    assert named(found) == [("ORI513", 5), ("ORI511", 4), ("ORI511", 7), ("ORI514", 3), ("ORI514", 6)]


def test_days_with_points_are_read_for_they_mean_one_thing_only(tmp_path: Path) -> None:
    rows = "1,09.03.2026 14:30,late,1,\n1,09.03.2026 08:00:00,early,1,\n1,02.12.2025,first,1,\n"
    found = analysed(tmp_path / "t.csv", TOUCHES + rows)
    assert named(found) == []
    assert found.models["first"]["first"].conversions == found.models["last"]["late"].conversions == 1
    assert "time_decay" in found.models


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
@pytest.mark.parametrize("name", ["t.csv", "t.csv.gz"])
def test_whatever_the_text_is_written_in(tmp_path: Path, encoding: str, name: str) -> None:
    content = "Kontakt;journey_id;Datum;Kanal;gewonnen\n" + "".join(
        f"{n};{n // 2};2026-01-01;{'Händler' if n % 2 else 'Messe'};ja\n" for n in range(24)
    )
    written = content.encode(encoding)
    (tmp_path / name).write_bytes(gzip.compress(written) if name.endswith(".gz") else written)
    found = analyse_files([tmp_path / name], Wishes())
    assert (found.conversions, found.touchpoints, named(found)) == (12, 24, [])
    assert found.models["last"]["Händler"].conversions == 12


@pytest.mark.parametrize("name", ["t.csv", "t.csv.gz"])
def test_the_first_umlaut_may_stand_behind_a_million_signs(tmp_path: Path, name: str) -> None:
    content = "journey_id;Kanal;gewonnen\n" + "0;Messe Nord;ja\n" * 70_000 + "1;Händler;ja\n"
    written = content.encode("cp1252")
    assert written.index("ä".encode("cp1252")) > 1_100_000
    (tmp_path / name).write_bytes(gzip.compress(written, 1) if name.endswith(".gz") else written)
    found = analyse_files([tmp_path / name], Wishes(("last",), intervals=False))
    assert (found.touchpoints, found.models["last"]["Händler"].conversions) == (70_001, 1)


def test_one_broken_letter_does_not_make_gibberish_of_all_others(tmp_path: Path) -> None:
    rows = ["journey_id,channel,converted", "1,Händler,1", "2,Br\udcffcke,1", "3,Händler,1"]
    (tmp_path / "t.csv").write_bytes("\n".join(rows).encode("utf-8", "surrogateescape"))
    found = analyse_files([tmp_path / "t.csv"], PLAIN)
    assert {name: credit.conversions for name, credit in found.models["last"].items()} == {
        "Händler": 2,
        "Br\ufffdcke": 1,
    }


@pytest.mark.parametrize("part", [slice(0, 60), slice(40, None)], ids=["cut off", "not packed"])
def test_a_packed_file_that_cannot_be_unpacked_is_one_sentence(tmp_path: Path, part: slice) -> None:
    packed = gzip.compress((TOUCHES + "".join(f"{n},2026-01-01,a,1,{n}\n" for n in range(400))).encode())
    (tmp_path / "t.csv.gz").write_bytes(packed[part])
    with pytest.raises(CannotAnalyse) as error:
        analyse_files([tmp_path / "t.csv.gz"], PLAIN)
    assert "„t.csv.gz“ lässt sich nicht entpacken" in error.value.text.say("de")


@pytest.mark.parametrize("broken", [b"\xff", b"H\xc3"])
def test_one_broken_sign_does_not_turn_the_good_ones_into_others(tmp_path: Path, broken: bytes) -> None:
    rows = "".join(f"{n};2026-01-01;Händler;ja\n" for n in range(24))
    content = f"journey_id;Datum;Kanal;gewonnen\n{rows}24;2026-01-01;Messe ".encode() + broken
    (tmp_path / "t.csv").write_bytes(content)

    found = analyse_files([tmp_path / "t.csv"], Wishes(models=("last",), intervals=False))

    assert found.models["last"]["Händler"].conversions == 24


def test_words_for_unknown_are_no_channel(tmp_path: Path) -> None:
    words = ("k.A.", "n/a", "n.a.", "keine Angabe", "none", "(not provided)", "weiß nicht", "-", "fair")
    rows = "".join(f"{n},2026-01-01,{word},1,\n" for n, word in enumerate(words))
    assert set(analysed(tmp_path / "t.csv", TOUCHES + rows).models["last"]) == {"fair", "unknown"}


def test_numbers_of_paths_that_are_none_are_named_and_broken_rows_too(tmp_path: Path) -> None:
    rows = 'a > b,"1.000",5\na,abc,1\nb,-3,1\nc,2\nc,"2,5",1\nc,2,viele\n'
    found = analysed(tmp_path / "p.csv", "path,total_conversions,total_null\n" + rows)
    assert found.conversions == 1004
    assert named(found) == [("ORI521", 3), ("ORI521", 4), ("ORI521", 7), ("ORI514", 5)]
    assert found.models["last"]["b"].conversions == 1000


def test_a_path_without_a_value_is_not_worth_0(tmp_path: Path) -> None:
    rows = "a,2,300,\na > b,1,,4\nb,2,n/a,\nc,0,,3\n"
    found = analysed(tmp_path / "p.csv", "path,total_conversions,total_conversion_value,total_null\n" + rows)
    assert (found.value, found.conversions, named(found)) == (300, 5, [("ORI523", None)])
    said = found.problems[-1].message.say("en")
    assert said.startswith("Only 2 of 5 inquiries have a value")
    last = found.models["last"]
    assert (last["a"].value, last["b"].value, last["c"].value) == (300, None, 0)
    none = analysed(tmp_path / "n.csv", "path,total_conversions,total_conversion_value\na,2,\nb,1,-\n")
    assert (none.value, none.models["last"]["a"].value, named(none)) == (None, None, [])


@pytest.mark.parametrize("few", [FEW, 0], ids=["row by row", "grouped"])
@pytest.mark.parametrize("is_kept", [False, True], ids=["the file", "the store"])
def test_a_journey_without_a_value_is_not_worth_0(tmp_path: Path, few: int, is_kept: bool) -> None:
    rows = "1,2026-01-01,a,1,300\n1,2026-01-02,b,1,300\n2,2026-01-01,c,1,\n3,2026-01-01,a,1,0\n4,2026-01-01,d,0,\n"
    path = tmp_path / "t.csv"
    path.write_text(TOUCHES + rows, encoding="utf-8")
    if is_kept:
        store([path], tmp_path / "kept.parquet")
        path = tmp_path / "kept.parquet"
    found = analyse_files([path], PLAIN, few=few)
    assert (found.value, named(found)) == (300, [("ORI523", None)])
    assert found.problems[0].message.say("de").startswith("Ein Wert steht nur bei 2 von 3 Anfragen")
    for model in ("first", "linear", "markov_1", "reach"):
        worth = {channel: credit.value for channel, credit in found.models[model].items()}
        assert worth["c"] is None, model
        assert worth["a"] is not None
        assert worth["d"] == 0


@pytest.mark.parametrize("few", [FEW, 0], ids=["row by row", "grouped"])
def test_touchpoints_that_stand_there_twice_or_have_no_time_are_named(tmp_path: Path, few: int) -> None:
    rows = "".join(f"{n},2026-01-0{1 + n % 3} 09:00,{'ab'[n % 2]},1,\n" for n in range(6))
    rows += "1,2026-01-02 09:00,b,1,\n1,2026-01-02 09:00,a,1,\n2,,a,1,\n2,,a,1,\n3,2026-01-01 09:00,b,1,\n"
    path = tmp_path / "t.csv"
    path.write_text(TOUCHES + rows, encoding="utf-8")
    found = analyse_files([path], PLAIN, few=few)
    said = {problem.code: problem.message.say("en") for problem in found.problems}
    assert said["ORI524"].startswith("2 of 11 touchpoints have no time")
    assert said["ORI525"].startswith("2 touchpoints stand there more than once")
    assert (found.conversions, found.touchpoints) == (6, 11)
    kept = {problem.code: problem for problem in store([path], tmp_path / "kept.parquet")}
    assert kept["ORI525"] == next(problem for problem in found.problems if problem.code == "ORI525")
    both = analyse_files([path, path], PLAIN, few=few)
    assert (both.conversions, both.touchpoints) == (6, 22)


def test_a_sequence_says_that_two_alike_are_two(tmp_path: Path) -> None:
    header = TOUCHES.replace("value", "sequence")
    found = analysed(tmp_path / "t.csv", header + "1,2026-01-01,a,1,1\n1,2026-01-01,a,1,2\n")
    assert "ORI525" not in [problem.code for problem in found.problems]


def test_a_value_below_0_is_said_to_be_below_0(tmp_path: Path) -> None:
    found = analysed(tmp_path / "t.csv", TOUCHES + "1,2026-01-01,a,1,-500\n2,2026-01-01,a,1,viel\n")
    assert [problem.message.say("en")[:20] for problem in found.problems if problem.code == "ORI521"] == [
        "“-500” is below 0; t",
        "“viel” is no sum tha",
    ]
