"""Raw GA4 exports: visits become touchpoints, conversions end journeys, and what is uncertain stays unknown."""

from __future__ import annotations

import gzip
import json
from collections.abc import Sequence
from pathlib import Path

import duckdb
import pytest

from klarlinie.analysis.origin.analyse import Wishes
from klarlinie.analysis.origin.credits import ALL, Model, OriginResult
from klarlinie.gateways.warehouse import ga4
from klarlinie.gateways.warehouse.analyse_files import analyse_files
from klarlinie.gateways.warehouse.columns import EventColumns, TouchColumns, recognise
from klarlinie.gateways.warehouse.duck import Duck
from klarlinie.gateways.warehouse.engine import CannotAnalyse
from klarlinie.gateways.warehouse.store import store
from tests.gateways.warehouse.ga4_events import DAY, START, Event, event, lines, parquet
from tests.gateways.warehouse.test_stages import same

PLAIN = Wishes(models=ALL, intervals=False)
LAST_CLICK = "session_traffic_source_last_click"
OWN_CLICKS = ("collected_traffic_source",)


def read(path: Path, *events: str) -> OriginResult:
    return analyse_files([path], PLAIN, events=events)


def counts(found: OriginResult, model: Model = "last") -> dict[str, float]:
    return {
        name: round(credit.conversions, 4)
        for name, credit in found.models[model].items()
        if credit.conversions
    }


def codes(found: OriginResult) -> dict[str, str]:
    return {problem.code: problem.message.say("en") for problem in found.problems}


def ways(path: Path) -> list[str]:
    """The journeys as "a > b !", in order of their names; the mark is the inquiry."""
    target = path.with_suffix(".sorted.parquet")
    store([path], target)
    found = duckdb.connect().execute(
        "SELECT string_agg(channel, ' > ' ORDER BY sequence) || if(bool_or(converted), ' !', '') "
        "FROM read_parquet($1) GROUP BY journey_id ORDER BY journey_id",
        [str(target)],
    )
    return [way for (way,) in found.fetchall()]


def usual() -> list[Event]:
    return [
        event("a", 0, "session_start", "google / organic"),
        event("a", 0, "page_view", after=5),
        event("a", 1, "session_start", "newsletter / email / januar"),
        event("a", 1, "generate_lead", after=60, params={"value": 500, "currency": "EUR"}),
        event("a", 2, "session_start"),
        event("b", 0, "session_start", "messe-nuernberg / qr"),
        event("b", 3, "page_view"),
        event("b", 3, "generate_lead", after=9),
        event(None, 1, "generate_lead"),
        event(None, 1, "page_view"),
    ]


WAYS = ["unknown !", "search > newsletter !", "direct", "fair > direct !"]


def test_visits_are_touchpoints_and_a_conversion_ends_the_journey(tmp_path: Path) -> None:
    path = parquet(tmp_path / "events_20260105.parquet", usual())
    assert ways(path) == WAYS
    found = read(path)
    assert (found.journeys, found.touchpoints, found.conversions, found.value) == (4, 6, 3, 500)
    assert counts(found, "last_non_direct") == {"newsletter": 1, "fair": 1, "unknown": 1}
    assert found.unknown_share == pytest.approx(1 / 3)


def test_json_lines_arrays_packed_files_and_parquet_say_the_same(tmp_path: Path) -> None:
    one = read(parquet(tmp_path / "e.parquet", usual()))
    as_lines = lines(tmp_path / "e.json", usual())
    as_array = tmp_path / "array.json"
    as_array.write_text(json.dumps(usual(), indent=1))
    packed = tmp_path / "e.json.gz"
    packed.write_bytes(gzip.compress(as_lines.read_bytes()))
    for path in (as_lines, as_array, packed):
        other = read(path)
        assert same(one, other)
        assert codes(one) == codes(other)


def test_in_sql_and_in_memory_the_same_comes_out(tmp_path: Path) -> None:
    path = parquet(tmp_path / "e.parquet", usual())
    assert same(read(path), analyse_files([path], PLAIN, few=0))


def test_daily_files_belong_together_and_the_same_file_twice_changes_nothing(tmp_path: Path) -> None:
    whole = read(lines(tmp_path / "whole.jsonl", usual()))
    days: dict[str, list[Event]] = {}
    for each in usual():
        days.setdefault(each["event_date"], []).append(each)
    files = [parquet(tmp_path / f"events_{day}.parquet", events) for day, events in days.items()]
    assert len(files) == 4
    assert same(whole, analyse_files(files, PLAIN))
    twice = analyse_files([*files, files[1]], PLAIN)
    assert same(whole, twice)
    assert "2" in codes(twice)["ORI520"]


def test_a_year_of_daily_files_is_planned_as_one(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[str] = []
    run = ga4._run

    def listen(duck: Duck, text: str, values: Sequence[object] = ()) -> None:
        asked.append(text)
        run(duck, text, values)

    monkeypatch.setattr(ga4, "_run", listen)
    lead = event("a", 0, "generate_lead", "google / organic")
    files = [parquet(tmp_path / f"{n}.parquet", [lead]) for n in range(12)]
    older = [parquet(tmp_path / f"old{n}.parquet", [lead], LAST_CLICK) for n in range(3)]
    found = analyse_files([*files, *older, lines(tmp_path / "e.jsonl", [lead])], PLAIN)
    assert (found.conversions, found.touchpoints) == (1, 1)
    assert len([text for text in asked if "CREATE TEMP VIEW ga4_file_" in text]) == 3


def test_rows_that_could_not_be_read_are_named_with_their_file(tmp_path: Path) -> None:
    good, bad = lines(tmp_path / "good.jsonl", usual()), lines(tmp_path / "bad.jsonl", usual())
    bad.write_text(bad.read_text() + "{nichts\n")
    named = [each.file for each in analyse_files([good, bad], PLAIN).problems if each.code == "ORI514"]
    assert named == ["bad.jsonl"]
    flat = tmp_path / "flat.csv"
    flat.write_text(
        "event_date,event_name,user_pseudo_id,source\n20260105,generate_lead,a,google\n20260105\n"
    )
    found = read(flat)
    assert (found.conversions, counts(found)) == (1, {"search": 1})
    other = tmp_path / "ü [a]*.csv"
    other.write_text(flat.read_text() + "20260105\n")
    both = analyse_files([flat, other], PLAIN).problems
    places = [(each.file, each.line) for each in both if each.code == "ORI514"]
    assert places == [("flat.csv", 3), ("ü [a]*.csv", 3), ("ü [a]*.csv", 4)]


def test_a_column_with_the_name_of_ours_is_one_sentence(tmp_path: Path) -> None:
    path = tmp_path / "odd.parquet"
    duckdb.connect().sql(
        "SELECT '20260105' AS event_date, 'x' AS event_name, 'a' AS user_pseudo_id, 1 AS filename"
    ).write_parquet(str(path))
    with pytest.raises(CannotAnalyse) as refused:
        read(path)
    assert "odd.parquet" in refused.value.text.say("de")


def test_a_visit_past_midnight_is_one_touchpoint(tmp_path: Path) -> None:
    late = event("a", 0, "page_view", after=DAY - 3_600)
    first = parquet(tmp_path / "1.parquet", [event("a", 0, "session_start", "google / organic")])
    found = analyse_files([first, parquet(tmp_path / "2.parquet", [late])], PLAIN)
    assert (found.journeys, found.touchpoints) == (1, 1)


def test_what_counts_can_be_said_and_what_is_not_there_is_named(tmp_path: Path) -> None:
    path = lines(tmp_path / "e.jsonl", [*usual(), event("a", 2, "anfrage", after=8)])
    found = read(path, "anfrage")
    assert counts(found) == {"direct": 1}
    assert "anfrage (1×)" in codes(found)["ORI515"]
    nothing = read(path, "kontakt")
    assert nothing.conversions == 0
    assert "kontakt does not occur" in codes(nothing)["ORI516"]
    assert "session_start (4×)" in codes(nothing)["ORI516"]


def test_the_usual_events_are_leads_and_purchases(tmp_path: Path) -> None:
    found = read(lines(tmp_path / "e.jsonl", [*usual(), event("a", 2, "purchase", after=8)]))
    assert found.conversions == 4
    assert "generate_lead (3×), purchase (1×)" in codes(found)["ORI515"]
    none = read(lines(tmp_path / "n.jsonl", [event("a", 0, "page_view")]))
    assert "generate_lead, purchase does not occur" in codes(none)["ORI516"]


def test_events_without_a_user_are_never_joined(tmp_path: Path) -> None:
    nobodys = [event(None, 0, "generate_lead", after=second) for second in (1, 2, 2)]
    found = read(lines(tmp_path / "e.jsonl", [*nobodys, event("", 0, "page_view", "google / organic")]))
    assert (found.journeys, found.conversions, found.unknown_share) == (2, 2, 1)
    assert "consent is missing: 4" in codes(found)["ORI517"]


def test_events_without_a_user_and_without_a_time_are_each_one(tmp_path: Path) -> None:
    events = [event(None, 0, "generate_lead", after=second) for second in (1, 2, 3)]
    path = parquet(tmp_path / "e.parquet", events, "event_timestamp")
    assert read(path).conversions == 3


def test_one_visit_is_one_inquiry_with_the_largest_value(tmp_path: Path) -> None:
    leads = [
        event("a", 0, "generate_lead", "google / cpc", after=n, params={"value": worth, "currency": "eur"})
        for n, worth in enumerate((100, 250.5))
    ]
    found = read(lines(tmp_path / "e.jsonl", leads))
    assert (found.conversions, found.value, counts(found)) == (1, 250.5, {"ads": 1})
    assert "ORI520" in codes(found)


def test_a_conversion_sent_by_a_server_belongs_to_the_visits_before_it(tmp_path: Path) -> None:
    events = [
        event("a", 0, "session_start", "google / organic"),
        {**event("a", None, "generate_lead"), "event_timestamp": str((START + 3_600) * 1_000_000)},
        event("a", 2, "session_start", "bing / organic"),
        event("b", None, "generate_lead"),
    ]
    assert ways(lines(tmp_path / "e.jsonl", events)) == ["search !", "search", "unknown !"]


def test_without_sessions_events_with_a_source_are_touchpoints(tmp_path: Path) -> None:
    events = [
        event("a", None, "page_view", "google / organic"),
        event("a", None, "page_view", after=4),
        event("a", None, "page_view", "linkedin.com / referral", after=60),
        event("a", None, "generate_lead", after=90),
    ]
    path = parquet(tmp_path / "e.parquet", events, "event_params")
    assert ways(path) == ["search > linkedin !"]
    assert "ga_session_id" in codes(read(path))["ORI519"]


@pytest.mark.parametrize(
    ("params", "dollars", "value", "code"),
    [
        ({"value": 80, "currency": "EUR"}, None, 80, "known for 1 of 1"),
        ({"value": 80}, None, None, "Values without a currency: 1"),
        ({"value": 80}, 90.5, 90.5, "Values in USD"),
        ({"value": "viel", "currency": "EUR"}, None, None, None),
        ({"value": -3, "currency": "EUR"}, None, None, None),
        ({}, None, None, None),
        ({"value": "12.5", "currency": "CHF"}, None, 12.5, "Values in CHF"),
    ],
)
def test_a_value_counts_only_where_it_is_certain(
    tmp_path: Path, params: dict[str, object], dollars: float | None, value: float | None, code: str | None
) -> None:
    lead = event("a", 0, "generate_lead", "google / organic", params=params, event_value_in_usd=dollars)
    found = read(lines(tmp_path / "e.jsonl", [lead]))
    assert found.value == value
    assert (code or "") in codes(found).get("ORI518", "")
    assert ("ORI518" in codes(found)) == (code is not None)


@pytest.mark.parametrize(("dollars", "value"), [((None, None), None), ((110.0, 95.0), 205)])
def test_currencies_are_never_added_up(
    tmp_path: Path, dollars: Sequence[float | None], value: float | None
) -> None:
    leads = [
        event(user, 0, "purchase", "google / organic", params={"value": 100, "currency": currency},
              event_value_in_usd=worth)
        for user, currency, worth in zip("ab", ("EUR", "CHF"), dollars, strict=True)
    ]  # fmt: skip
    found = read(lines(tmp_path / "e.jsonl", leads))
    assert found.value == value
    assert ("cannot be added up" in codes(found)["ORI518"]) == (value is None)


def last_click(source: str, medium: str, group: str) -> Event:
    fields = {"source": source, "medium": medium, "default_channel_group": group}
    return {LAST_CLICK: {"cross_channel_campaign": fields}}


def test_the_group_that_ga4_wrote_wins_over_the_rules(tmp_path: Path) -> None:
    lead = event(
        "a",
        0,
        "generate_lead",
        "partnerseite / banner-42",
        **last_click("partnerseite", "banner-42", "Display"),
    )
    assert counts(read(lines(tmp_path / "e.jsonl", [lead]))) == {"ads": 1}


def test_a_click_that_ga4_only_carries_along_is_no_second_one(tmp_path: Path) -> None:
    carried = last_click("google", "organic", "Organic Search")
    events = [
        event("a", 0, "session_start", "google / organic", **carried),
        event("a", 1, "session_start", **carried),
        event("a", 2, "generate_lead", **last_click("google", "cpc", "Paid Search")),
    ]
    assert ways(lines(tmp_path / "e.jsonl", events)) == ["search > direct > ads !"]


def test_where_only_the_last_click_is_noted_it_counts(tmp_path: Path) -> None:
    click = last_click("google", "organic", "Organic Search")
    events = [event("a", n, "generate_lead" if n else "page_view", **click) for n in range(2)]
    assert ways(parquet(tmp_path / "e.parquet", events, *OWN_CLICKS)) == ["search > search !"]


def test_older_exports_name_the_source_in_the_parameters(tmp_path: Path) -> None:
    events = [
        event("a", 0, "page_view", params={"source": "google", "medium": "organic"}),
        event("a", 1, "generate_lead", params={"source": "(direct)", "medium": "(none)"}),
    ]
    path = parquet(tmp_path / "e.parquet", events, *OWN_CLICKS, LAST_CLICK, "traffic_source")
    assert ways(path) == ["search > direct !"]


def test_where_only_the_first_source_of_a_user_is_known_it_counts_for_the_first_visit(tmp_path: Path) -> None:
    source = {"source": "bing", "medium": "organic", "name": "(organic)"}
    events = [event("a", n, "generate_lead" if n else "page_view", traffic_source=source) for n in range(2)]
    assert ways(parquet(tmp_path / "e.parquet", events, *OWN_CLICKS, LAST_CLICK)) == ["search > unknown !"]


def test_without_any_source_the_page_before_tells_and_the_own_page_does_not(tmp_path: Path) -> None:
    page = "https://www.beispiel.de/kontakt"
    events = [
        event(
            "a", 0, "page_view", params={"page_referrer": "https://www.wlw.de/firma", "page_location": page}
        ),
        event("a", 1, "page_view", params={"page_referrer": "https://beispiel.de/", "page_location": page}),
        event("a", 1, "generate_lead", after=3),
    ]
    path = parquet(tmp_path / "e.parquet", events, *OWN_CLICKS, LAST_CLICK, "traffic_source")
    assert ways(path) == ["directory > unknown !"]


def test_an_ad_click_is_an_ad_whatever_else_is_written(tmp_path: Path) -> None:
    lead = event("a", 0, "generate_lead")
    lead["collected_traffic_source"] = {"manual_source": "google", "manual_medium": "organic", "gclid": "Cj0"}
    assert counts(read(lines(tmp_path / "e.jsonl", [lead]))) == {"ads": 1}


def test_not_set_is_unknown_and_not_direct(tmp_path: Path) -> None:
    lead = event("a", 0, "generate_lead", "(not set) / (not set)")
    assert counts(
        read(lines(tmp_path / "e.jsonl", [lead, event("b", 0, "page_view", "(direct) / (none)")]))
    ) == {"unknown": 1}


def test_rules_of_the_company_come_last_and_win(tmp_path: Path) -> None:
    def naming(written: str) -> str:
        if "januar" in written:
            return "Rundbrief Januar"
        return {"search": "Google und andere"}.get(written, written)

    path = parquet(tmp_path / "e.parquet", usual())
    found = analyse_files([path], PLAIN, naming)
    assert set(found.models["last"]) == {"Rundbrief Januar", "Google und andere", "fair", "direct", "unknown"}


def test_an_export_without_any_source_says_what_is_missing(tmp_path: Path) -> None:
    found = read(
        parquet(
            tmp_path / "e.parquet",
            [event("a", 0, "generate_lead")],
            "traffic_source",
            *OWN_CLICKS,
            LAST_CLICK,
        )
    )
    assert found.unknown_share == 1
    assert "collected_traffic_source" in codes(found)["ORI519"]


def test_an_export_without_users_is_one_sentence(tmp_path: Path) -> None:
    path = parquet(tmp_path / "e.parquet", usual(), "user_pseudo_id")
    with pytest.raises(CannotAnalyse) as refused:
        read(path)
    assert "user_pseudo_id" in refused.value.text.say("de")


def test_an_empty_export_gives_an_empty_answer(tmp_path: Path) -> None:
    found = read(parquet(tmp_path / "e.parquet", []))
    assert (found.journeys, found.conversions) == (0, 0)


def test_broken_lines_are_counted_and_the_rest_is_read(tmp_path: Path) -> None:
    path = lines(tmp_path / "e.jsonl", usual())
    whole = path.read_text()
    path.write_text('{"event_name": \n' + whole + whole[:90])
    found = read(path)
    assert found.conversions == 3
    assert "2" in codes(found)["ORI514"]


def test_a_truncated_array_is_one_sentence_with_the_name_of_the_file(tmp_path: Path) -> None:
    path = tmp_path / "cut.json"
    path.write_text(json.dumps(usual())[:-200])
    with pytest.raises(CannotAnalyse) as refused:
        analyse_files([path], PLAIN)
    assert "cut.json" in refused.value.text.say("de")


def test_columns_of_other_types_are_as_good_as_missing(tmp_path: Path) -> None:
    odd: list[Event] = [
        {**event("a", 0, "page_view", "google / organic"), "event_params": {"ga_session_id": 3}},
        {**event("a", 0, "generate_lead"), "event_timestamp": "gestern", "traffic_source": 7},
        {**event("b", 0, "generate_lead"), "collected_traffic_source": "google", "event_params": "[]"},
        {**event("c", 0, "generate_lead"), "event_timestamp": 10**18 * 9, "event_date": "bald"},
    ]
    found = read(lines(tmp_path / "e.jsonl", odd))
    assert found.conversions == 3
    assert "1" in codes(found)["ORI511"]
    text = tmp_path / "odd.parquet"
    duckdb.connect().sql(
        "SELECT '20260105' AS event_date, 'generate_lead' AS event_name, 7 AS user_pseudo_id, '[]' AS event_params, "
        "1.5 AS traffic_source, 'x' AS event_timestamp"
    ).write_parquet(str(text))
    assert (read(text).conversions, read(text).unknown_share) == (1, 1)


def test_flat_lists_of_events_are_read_too(tmp_path: Path) -> None:
    path = tmp_path / "e.csv"
    path.write_text(
        "event_timestamp,event_name,user_pseudo_id,ga_session_id,source,medium\n"
        f"{START * 10**6},page_view,a,1,google,organic\n{(START + DAY) * 10**6},generate_lead,a,2,newsletter,email\n"
    )
    assert ways(path) == ["search > newsletter !"]


def test_a_list_that_names_its_channels_stays_a_list_of_touchpoints() -> None:
    headers = ["user_pseudo_id", "event_timestamp", "event_name", "channel"]
    assert isinstance(recognise(headers), TouchColumns)
    assert isinstance(recognise([*headers[:3], "source"]), EventColumns)


def test_values_in_events_never_become_part_of_a_query(tmp_path: Path) -> None:
    evil = "x'); DROP TABLE ga4_visits; --"
    lead = event(evil, 0, evil, f"{evil} / {evil}")
    found = analyse_files([lines(tmp_path / "e.jsonl", [lead])], PLAIN, events=[evil])
    assert found.conversions == 1


def test_events_do_not_mix_with_lists_of_touchpoints(tmp_path: Path) -> None:
    touches = tmp_path / "t.csv"
    touches.write_text("journey_id,channel\n1,a\n")
    with pytest.raises(CannotAnalyse):
        analyse_files([parquet(tmp_path / "e.parquet", usual()), touches], PLAIN)
    with pytest.raises(CannotAnalyse):
        analyse_files([touches], PLAIN, events=["generate_lead"])


def test_the_order_of_events_changes_nothing(tmp_path: Path) -> None:
    one = read(lines(tmp_path / "a.jsonl", usual()))
    assert same(one, read(lines(tmp_path / "b.jsonl", list(reversed(usual())))))


def test_only_kinds_of_origin_come_to_python(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Two hundred visits of two kinds: two are named."""
    asked: list[str] = []

    def naming(written: str) -> str:
        asked.append(written)
        return written

    events = [
        event(str(n), 0, "page_view", "google / organic" if n % 2 else "bing / cpc") for n in range(200)
    ]
    analyse_files([lines(tmp_path / "e.jsonl", events)], PLAIN, naming)
    assert len(asked) == 4  # each as written, then as our channel
