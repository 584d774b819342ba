"""klarlinie origin, as somebody types it."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.cli.conftest import Klarlinie
from tests.gateways.warehouse.ga4_events import event, lines, parquet

ROWS = "journey_id,ts,channel,converted,value\n" + "".join(
    f"{n},2026-01-{1 + n % 9:02d} 09:00,{first},{converted},{100 if converted else ''}\n"
    f"{n},2026-02-{1 + n % 9:02d} 09:00,{last},{converted},{100 if converted else ''}\n"
    for n, (first, last, converted) in enumerate(
        [("fair", "direct", 1)] * 22 + [("search", "newsletter", 1)] * 4 + [("search", "direct", 0)] * 14
    )
)
KEYS = {"journeys", "touchpoints", "conversions", "value", "unknown_share", "models", "self_reported", "conclusions",
        "problems"}  # fmt: skip


@pytest.fixture
def touches(tmp_path: Path) -> str:
    path = tmp_path / "kontakte.csv"
    path.write_text(ROWS, encoding="utf-8")
    return str(path)


def test_the_screen_says_first_what_can_be_concluded(klarlinie: Klarlinie, touches: str) -> None:
    said = klarlinie("origin", touches)
    assert said.code == 0
    assert "26 Anfragen aus 40 Wegen mit 80 Kontakten" in said.out
    assert "„Messe“ liegt vor allem anderen" in said.out
    assert "Messe\t22 (14–33)" in said.out


def test_json_has_the_promised_keys(klarlinie: Klarlinie, touches: str) -> None:
    found = json.loads(klarlinie("origin", touches, "--json", "--lang", "en").out)
    assert set(found) == KEYS
    assert (found["journeys"], found["conversions"], found["value"]) == (40, 26, 2600)
    assert set(found["models"]["linear"]["fair"]) == {"conversions", "value", "share", "low", "high"}
    assert sum(credit["conversions"] for credit in found["models"]["markov_1"].values()) == pytest.approx(26)
    assert all(isinstance(sentence, str) for sentence in found["conclusions"])


def test_models_can_be_chosen_and_intervals_left_out(klarlinie: Klarlinie, touches: str) -> None:
    found = json.loads(
        klarlinie("origin", touches, "--json", "--models", "markov, Time-Decay", "--no-intervals").out
    )
    assert set(found["models"]) == {"time_decay", "markov_1"}
    assert found["models"]["markov_1"]["fair"]["low"] is None
    assert len(json.loads(klarlinie("origin", touches, "--json", "--models", "all").out)["models"]) == 11


def test_rules_put_channels_under_activities(klarlinie: Klarlinie, touches: str, tmp_path: Path) -> None:
    rules = tmp_path / "regeln.yaml"
    rules.write_text(
        "channels:\n  newsletter: Brief\nactivities:\n  fair: Messe Nürnberg\n  Brief: Messe Nürnberg\n"
    )
    by_activity = (
        "origin",
        touches,
        "--json",
        "--map",
        str(rules),
        "--by",
        "activity",
        "--models",
        "last_non_direct",
    )
    found = json.loads(klarlinie(*by_activity).out)
    assert found["models"]["last_non_direct"]["Messe Nürnberg"]["conversions"] == 26


def test_the_folder_gets_a_table_and_json(klarlinie: Klarlinie, touches: str, tmp_path: Path) -> None:
    said = klarlinie("origin", touches, "--out", str(tmp_path / "out"))
    assert said.code == 0
    lines = (tmp_path / "out/origin.csv").read_text(encoding="utf-8").splitlines()
    assert lines[0].startswith("model,channel,conversions,low,high,share,share_low,share_high,value")
    assert len(lines) == 1 + 9 * 4
    assert json.loads((tmp_path / "out/origin.json").read_text(encoding="utf-8"))["conversions"] == 26


def test_an_export_of_a_crm_is_read_as_one(klarlinie: Klarlinie, tmp_path: Path) -> None:
    export = tmp_path / "leads.csv"
    answers = ["Messe Nürnberg", "Empfehlung von Kollegen", "keine Angabe"]
    export.write_text(
        "Erstellt am;Wie haben Sie von uns gehört?;Wert\n"
        + "".join(f"{1 + n % 27:02d}.03.2026;{answers[n % 3]};1.000,00\n" for n in range(12)),
        encoding="utf-8",
    )
    found = json.loads(klarlinie("origin", str(export), "--json").out)
    assert found["conversions"] == 12
    assert found["self_reported"]["fair"]["conversions"] == 4
    assert found["unknown_share"] == pytest.approx(1 / 3)


def test_values_in_two_currencies_are_never_added_up(klarlinie: Klarlinie, tmp_path: Path) -> None:
    export = tmp_path / "deals.csv"
    export.write_text(
        "Erstellt am;Quelle;Betrag;Währung\n03.02.2026;Messe;1.000,00;EUR\n04.02.2026;Google;2.000,00;USD\n",
        encoding="utf-8",
    )
    found = json.loads(klarlinie("origin", str(export), "--json").out)
    assert found["conversions"] == 2
    assert found["value"] is None
    assert found["models"]["last"]["fair"]["value"] is None
    (problem,) = found["problems"]
    assert (problem["code"], "EUR" in problem["message"], "USD" in problem["message"]) == (
        "ORI518",
        True,
        True,
    )


def test_an_export_that_lies_in_two_files_counts_once(klarlinie: Klarlinie, tmp_path: Path) -> None:
    header, rows = (
        "Record ID,Create Date,E-Mail,Original Source\n",
        [f"{n},2026-01-{n:02d},p{n}@kunde.example,Organic Search\n" for n in range(1, 13)],
    )
    for name, some in (("january.csv", rows[:8]), ("february.csv", rows[5:])):
        (tmp_path / name).write_text(header + "".join(some), encoding="utf-8")
    paths = [str(tmp_path / name) for name in ("january.csv", "february.csv")]
    found = json.loads(klarlinie("origin", *paths, "--json").out)
    assert found["conversions"] == 12
    again = [(p["code"], p["line"]) for p in found["problems"] if p["code"] == "ORI205"]
    assert again == [("ORI205", 2), ("ORI205", 3), ("ORI205", 4)]
    assert "january.csv" in found["problems"][0]["message"]


def test_where_days_can_be_read_in_two_ways_it_says_how_to_write_them(
    klarlinie: Klarlinie, tmp_path: Path
) -> None:
    export = tmp_path / "leads.csv"
    export.write_text("Created Date,Lead Source\n02/03/2026,Web\n05/06/2026,Web\n", encoding="utf-8")
    found = klarlinie("origin", str(export))
    assert "leads.csv: Steht in der Spalte" in found.out
    assert "Mit Tagen wie 2026-03-09 zählt jede Zeile." in found.out


@pytest.mark.parametrize(
    ("lines", "code", "helps"),
    [
        ("Created Date,Lead Source\n02/03/2026,Web\n05/06/2026,Web\n", "ORI204", "Mit Tagen wie"),
        ("Wann,Quelle,Firma\n2026-03-02,Messe,X GmbH\n", "ORI211", "„Anfragedatum“"),
        ("Anfragedatum,Firma\n2026-03-02,X GmbH\n", "ORI212", "„Quelle“"),
    ],
)
def test_each_question_has_its_own_code_an_explanation_and_what_helps(
    klarlinie: Klarlinie, tmp_path: Path, lines: str, code: str, helps: str
) -> None:
    export = tmp_path / "leads.csv"
    export.write_text(lines, encoding="utf-8")
    problems = json.loads(klarlinie("origin", str(export), "--json").out)["problems"]
    asked = [problem for problem in problems if problem["line"] is None]
    assert [problem["code"] for problem in asked] == [code]
    assert helps in asked[0]["message"]
    assert code in klarlinie("explain", code).out


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("--models", "magic"), "magic"),
        (("--by", "moon"), "moon"),
        (("--by", "activity"), "--map"),
        (("--half-life", "0"), "Halbwertszeit"),
        (("--engine", "duckdb://", "--keep", "kept.parquet"), "--keep"),
    ],
)
def test_an_option_that_makes_no_sense_is_wrong_use_like_everywhere(
    klarlinie: Klarlinie, touches: str, arguments: tuple[str, ...], words: str
) -> None:
    said = klarlinie("origin", touches, *arguments)
    assert said.code == 2
    assert words in said.err
    assert "klarlinie origin --help" in said.err
    assert "Traceback" not in said.err


def test_rules_that_are_not_there_are_named(klarlinie: Klarlinie, touches: str) -> None:
    said = klarlinie("origin", touches, "--map", "missing.yaml")
    assert said.code == 1
    assert "missing.yaml" in said.err


def test_a_missing_file_is_named(klarlinie: Klarlinie) -> None:
    said = klarlinie("origin", "nirgends.csv", "--lang", "en")
    assert (said.code, said.err.strip()) == (1, "There is no file “nirgends.csv”.")


def test_a_raw_export_of_ga4_says_what_it_counted(klarlinie: Klarlinie, tmp_path: Path) -> None:
    leads = [
        event(str(n), 1, "anfrage", "google / organic" if n % 3 else "messe / qr / nuernberg")
        for n in range(12)
    ]
    files = tmp_path / "ga4"
    files.mkdir()
    lines(files / "events_20260106.json", leads[:6])
    parquet(files / "events_20260107.parquet", leads[6:])
    asked = ("--conversion-event", "anfrage", "--lang", "en")
    said = klarlinie("origin", str(files), *asked)
    assert said.code == 0
    assert "12 inquiries from 12 ways with 12 touchpoints" in said.out
    assert "what counts as an inquiry is anfrage (12×)" in said.out
    pattern = json.loads(klarlinie("origin", str(files / "events_*"), *asked, "--json").out)
    assert pattern["models"]["last"]["fair"]["conversions"] == 4
    rules = tmp_path / "rules.yaml"
    rules.write_text("channels:\n  nuernberg: Frühjahrsmesse\n  search: Gefunden\n")
    mapped = json.loads(klarlinie("origin", str(files), *asked, "--json", "--map", str(rules)).out)
    assert set(mapped["models"]["last"]) == {"Frühjahrsmesse", "Gefunden"}


def test_events_are_for_raw_exports_only(klarlinie: Klarlinie, touches: str, tmp_path: Path) -> None:
    export = tmp_path / "leads.csv"
    export.write_text("Erstellt am;Quelle\n01.03.2026;Messe\n", encoding="utf-8")
    for arguments in ((touches,), (str(export),), ("table", "--engine", "duckdb://")):
        said = klarlinie("origin", *arguments, "--conversion-event", "anfrage")
        assert said.code == 1
        assert "GA4" in said.err


def test_an_empty_folder_and_a_pattern_that_fits_nothing_are_named(
    klarlinie: Klarlinie, tmp_path: Path
) -> None:
    (tmp_path / "leer").mkdir()
    assert "leer" in klarlinie("origin", str(tmp_path / "leer")).err
    assert "events_*" in klarlinie("origin", str(tmp_path / "events_*.parquet")).err


def test_a_small_call_loads_nothing_that_it_does_not_need() -> None:
    code = (
        "import sys; from klarlinie.cli.main import run; sys.argv = ['klarlinie']\n"
        "assert run(['origin', 'examples/hallstein-hubspot-export.csv', '--lang', 'en']) == 0\n"
        "heavy = ('duckdb', 'pandas', 'scipy', 'statsmodels', 'sqlglot', 'django', 'pyarrow', 'klarlinie.web')\n"
        "print('loaded:', [name for name in heavy if name in sys.modules])\n"
    )
    root = Path(__file__).resolve().parents[2]
    said = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, cwd=root)
    assert "inquiries from" in said.stdout
    assert said.stdout.splitlines()[-1] == "loaded: []"


def test_a_process_leaves_nothing_behind_and_says_all_it_has_to(touches: str, tmp_path: Path) -> None:
    (tmp_path / "throw-away").mkdir()
    said = subprocess.run(
        [sys.executable, "-m", "klarlinie.cli.main", "origin", touches, "--json"],
        capture_output=True,
        text=True,
        check=True,
        env={**os.environ, "TMPDIR": str(tmp_path / "throw-away")},
    )
    assert json.loads(said.stdout)["journeys"]
    assert said.stderr == ""
    assert not list((tmp_path / "throw-away").iterdir())


def test_what_is_kept_counts_the_same_and_is_read_again(
    klarlinie: Klarlinie, touches: str, tmp_path: Path
) -> None:
    kept = tmp_path / "kept.parquet"
    plain = json.loads(klarlinie("origin", touches, "--json").out)
    assert json.loads(klarlinie("origin", touches, "--json", "--keep", str(kept)).out) == plain
    assert json.loads(klarlinie("origin", str(kept), "--json").out) == plain


def test_only_touchpoints_are_kept_and_nothing_is_written_over_what_is_read(
    klarlinie: Klarlinie, touches: str, tmp_path: Path
) -> None:
    export = tmp_path / "liste.csv"
    export.write_text("Datum;Quelle\n03.02.2026;Messe\n", encoding="utf-8")
    refused = klarlinie("origin", str(export), "--keep", str(tmp_path / "kept.parquet"))
    assert refused.code == 1
    assert "nicht für Exporte eines CRM" in refused.err
    before = Path(touches).read_bytes()
    refused = klarlinie("origin", touches, "--keep", touches)
    assert refused.code == 1
    assert "wird gerade gelesen" in refused.err
    assert Path(touches).read_bytes() == before
    nowhere = klarlinie("origin", touches, "--keep", str(tmp_path / "no" / "kept.parquet"))
    assert nowhere.code == 1
    assert "lässt sich nicht schreiben" in nowhere.err
