"""What each command does for somebody who has never seen it."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.cli.conftest import Klarlinie

ROOT = Path(__file__).resolve().parents[2]
LIST = str(ROOT / "examples/hallstein-marketing.xlsx")
LINE = str(ROOT / "examples/hallstein-line.yaml")
TODAY = ("--today", "2026-11-22")
SMALL = """Aktivität;Std./Monat;Kosten/Jahr in €;Anfragen im Jahr;Warum;Für wen
Website;8;3.600;14;Wer nachts einen Störungsdienst sucht, findet unsere Nummer;Instandhalter in Molkereien
Messe Hannover;10;14.500;6;Dort treffen wir Braumeister, die umbauen;Betriebsleiter in Brauereien
Referenzblatt;3;0;4;Der Kunde will einen Beleg, bevor er wechselt;technische Leiter in Molkereien
LinkedIn;6;0;;machen ja alle;alle
"""


@pytest.fixture
def small(tmp_path: Path) -> str:
    path = tmp_path / "liste.csv"
    path.write_text(SMALL, encoding="utf-8")
    return str(path)


def test_the_example_becomes_a_plan(klarlinie: Klarlinie) -> None:
    said = klarlinie("tidy", LIST, "--line", LINE, *TODAY)
    assert said.code == 0
    assert "im Fokus" in said.out
    assert "DEC101" in said.out
    assert "\x1b" not in said.out  # plain where it is piped


def test_the_plan_is_said_in_english(klarlinie: Klarlinie) -> None:
    said = klarlinie("tidy", LIST, "--lang", "en", *TODAY)
    assert "stay in focus" in said.out
    assert "streichen" not in said.out.split("Proposal: stop")[0]


def test_the_language_may_stand_anywhere(klarlinie: Klarlinie) -> None:
    assert (
        klarlinie("--lang=en", "explain", "DEC101").out == klarlinie("explain", "DEC101", "--lang", "en").out
    )


def test_a_small_list_gives_three_core_activities(klarlinie: Klarlinie, small: str) -> None:
    plan = json.loads(klarlinie("tidy", small, "--hours", "20", "--json", *TODAY).out)
    core = {one["title"] for one in plan["focus"]["must"]}
    assert core == {"Website", "Messe Hannover", "Referenzblatt"}
    (stop,) = [one for one in plan["verdicts"] if one["verdict"] == "stop"]
    assert plan["activities"][stop["activity"]]["title"] == "LinkedIn"
    assert stop["codes"] == ["DEC101"]


def test_fewer_hours_than_the_core_needs_are_explained(klarlinie: Klarlinie, small: str) -> None:
    said = klarlinie("tidy", small, "--hours", "2", *TODAY)
    assert said.code == 0
    plan = json.loads(klarlinie("tidy", small, "--hours", "2", "--json", *TODAY).out)
    assert plan["focus"]["infeasible"]


def test_people_are_not_given_more_than_they_have(klarlinie: Klarlinie, small: str) -> None:
    plan = json.loads(
        klarlinie("tidy", small, "--person", "Jana:4", "--person", "Tom: 3,5", "--json", *TODAY).out
    )
    assert {load["person"]: load["capacity"] for load in plan["load"]} == {"Jana": 4, "Tom": 3.5}
    assert all(load["must"] + load["should"] <= load["capacity"] for load in plan["load"])


def test_one_answer_can_come_from_another_program(klarlinie: Klarlinie) -> None:
    said = klarlinie("clarity", "check", "-", "--question", "promise", typed="Alles aus einer Hand\n")
    assert "Noch leer: „Alles aus einer Hand“" in said.out


def test_what_people_keep_stays_and_what_they_stop_goes(klarlinie: Klarlinie, small: str) -> None:
    options = ("--hours", "20", "--keep", "linkedin", "--stop", "Messe", "--json", *TODAY)
    plan = json.loads(klarlinie("tidy", small, *options).out)
    assert "LinkedIn" in {one["title"] for one in plan["focus"]["must"]}
    assert "Messe Hannover" in {one["title"] for one in plan["focus"]["not_now"]}


def test_a_sixth_core_activity_is_refused_with_names(klarlinie: Klarlinie, tmp_path: Path) -> None:
    path = tmp_path / "six.csv"
    path.write_text("Aktivität\n" + "\n".join(f"Messe in Stadt{c}" for c in "ABCDEF"), encoding="utf-8")
    keeps = [option for c in "ABCDEF" for option in ("--keep", f"Stadt{c}")]
    plan = json.loads(klarlinie("tidy", str(path), "--hours", "90", *keeps, "--json", *TODAY).out)
    assert plan["focus"]["must"] == []
    assert "StadtF" in " ".join(plan["focus"]["infeasible"])


def test_all_files_are_written_and_replaced(klarlinie: Klarlinie, tmp_path: Path) -> None:
    out = tmp_path / "plan mit Leerzeichen"
    for _ in range(2):
        assert klarlinie("tidy", LIST, "--line", LINE, "--out", str(out), *TODAY).code == 0
    assert {path.name for path in out.iterdir()} == {
        "report.pdf",
        "wall.pdf",
        "plan.xlsx",
        "weeks.ics",
        "plan.md",
        "plan.json",
    }
    assert (out / "report.pdf").read_bytes().startswith(b"%PDF")


def test_the_spreadsheet_it_writes_gives_the_same_plan_again(klarlinie: Klarlinie, tmp_path: Path) -> None:
    first = json.loads(klarlinie("tidy", LIST, "--line", LINE, "--out", str(tmp_path), "--json", *TODAY).out)
    again = json.loads(klarlinie("tidy", str(tmp_path / "plan.xlsx"), "--json", *TODAY).out)

    def core(plan: dict[str, dict[str, list[dict[str, object]]]]) -> list[tuple[object, object]]:
        return [(one["title"], one["owner"]) for one in plan["focus"]["must"]]

    assert core(again) == core(first)
    assert [a["title"] for a in again["activities"]] == [a["title"] for a in first["activities"]]


def test_a_pasted_list_is_read_from_the_input(klarlinie: Klarlinie) -> None:
    said = klarlinie("inventory", "read", "-", "--json", typed="- [ ] LinkedIn\n- [x] Imagefilm\n- Messe\n")
    titles = [activity["title"] for activity in json.loads(said.out)["activities"]]
    assert titles == ["LinkedIn", "Imagefilm", "Messe"]


@pytest.mark.parametrize(
    ("arguments", "code", "words"),
    [
        (("tidy",), 2, "Es fehlt noch: DATEI"),
        (("tidy", "gibtsnicht.xlsx"), 1, "gibtsnicht.xlsx: Diese Datei gibt es nicht"),
        (("tidy", LIST, "--person", "Jana"), 2, "Jana:8"),
        (("tidy", LIST, "--person", "Jana:8", "--person", "jana: 5"), 2, "steht zweimal da"),
        (("tidy", LIST, "--hours", "viele"), 2, "--hours 20"),
        (("tidy", LIST, "--budget", "etwas"), 2, "--budget 12000"),
        (("tidy", LIST, "--keep", "Podcasthaus"), 1, "steht nicht in der Liste"),
        (("tidy", LIST, "--keep", "a"), 1, "passt auf mehrere"),
        (("tidy", LIST, "--keep", "Insta", "--stop", "insta"), 1, "steht hinter --keep und hinter --stop"),
        (("clarity", "check", "--question", "warum", "weil"), 2, "„warum“ kennen wir nicht"),
        (("tidy", LIST, "--line", "gibtsnicht.yaml"), 1, "Diese Datei gibt es nicht"),
        (("explain", "XYZ999"), 1, "XYZ999"),
        (("clarity", "check", "--question", "warum", "weil"), 2, "promise"),
        (("clarity", "check", "gibtsnicht.jsonl"), 1, "lässt sich nicht lesen"),
        (("tidy", LIST, "--today", "31.12.2026"), 2, "--today 2026-12-31"),
        (
            ("tidy", LIST, "--jsn"),
            2,
            "Die Option „--jsn“ gibt es nicht. Ähnlich heißen: '--json', '--person'.",
        ),
        (("tidy", LIST, "--hours"), 2, "Hinter „--hours“ fehlt noch der Wert"),
        (("tidy", LIST, "--json=3"), 2, "„--json“ steht allein"),
        (("tidy", LIST, "--lang", "fr"), 2, "--lang „fr“ kennen wir nicht"),
        (("tidy", LIST, "--lang"), 2, "--lang „“ kennen wir nicht"),
        (("explain", "DEC101", "DEC102"), 2, "Das hier ist zu viel: DEC102"),
        (("server", "start", "--port", "x"), 2, "Hinter „--port“ steht eine ganze Zahl, nicht „x“."),
        (("server", "user", "add"), 2, "Es fehlt noch: EMAIL"),
        (("unsinn",), 2, "Den Befehl „unsinn“ gibt es nicht"),
        (("tidi",), 2, "Meint ihr tidy?"),
    ],
)
def test_what_cannot_be_done_is_one_clear_sentence(
    klarlinie: Klarlinie, arguments: tuple[str, ...], code: int, words: str
) -> None:
    said = klarlinie(*arguments)
    assert said.code == code
    assert words in said.err
    assert "Traceback" not in said.err
    assert said.out == ""


def test_a_folder_that_cannot_be_written_is_named(klarlinie: Klarlinie, small: str, tmp_path: Path) -> None:
    blocked = tmp_path / "file"
    blocked.write_text("")
    said = klarlinie("tidy", small, "--hours", "20", "--out", str(blocked))
    assert said.code == 1
    assert "lässt sich nicht schreiben" in said.err


def test_empty_words_are_recognised_line_by_line(klarlinie: Klarlinie, tmp_path: Path) -> None:
    path = tmp_path / "answers.jsonl"
    rows = [
        {"id": "a", "question": "reason", "text": "haben wir schon immer so gemacht"},
        {"id": "b", "question": "reason", "text": "Jeden Monat kommen darüber zwei Anfragen aus Österreich"},
    ]
    path.write_text("\n".join(json.dumps(row, ensure_ascii=False) for row in rows), encoding="utf-8")
    answers = json.loads(klarlinie("clarity", "check", str(path), "--json").out)["answers"]
    assert [(answer["id"], answer["empty"]) for answer in answers] == [("a", True), ("b", False)]
    assert set(answers[0]["hits"][0]) == {"code", "start", "end", "why", "better_question"}


def test_a_bad_line_of_answers_is_named(klarlinie: Klarlinie, tmp_path: Path) -> None:
    path = tmp_path / "answers.jsonl"
    path.write_text('{"id": 1, "question": "reason", "text": "x"}\n{"id": 2}\n', encoding="utf-8")
    said = klarlinie("clarity", "check", str(path))
    assert said.code == 1
    assert "Zeile 2" in said.err


def test_the_chaos_check_takes_letters_and_words_and_asks_again(klarlinie: Klarlinie) -> None:
    said = klarlinie("check", typed="j\nbanane\nnein\n" + "t\n" * 10)
    assert said.code == 0
    assert said.out.count("Bitte j (ja)") == 1
    assert "Das hilft am meisten" in said.out


def test_a_chaos_check_that_ends_early_says_where(klarlinie: Klarlinie) -> None:
    said = klarlinie("check", typed="j\nj\n")
    assert said.code == 1
    assert "Frage 3" in said.err


def test_every_code_that_is_shown_can_be_explained(klarlinie: Klarlinie) -> None:
    plan = json.loads(klarlinie("tidy", LIST, "--line", LINE, "--json", *TODAY).out)
    codes = {finding["code"] for finding in plan["findings"]} | {p["code"] for p in plan["problems"]}
    codes |= {code for verdict in plan["verdicts"] for code in verdict["codes"]}
    assert codes
    for code in sorted(codes):
        for language in ("de", "en"):
            assert klarlinie("explain", code, "--lang", language).code == 0, code


def test_the_help_teaches_in_both_languages(klarlinie: Klarlinie) -> None:
    assert "liste.xlsx" in klarlinie("tidy", "--help").out
    assert "list.xlsx" in klarlinie("tidy", "--help", "--lang", "en").out
