"""The calm page, the ten seconds, the rules, the public question, and forgetting somebody."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path

import pytest
from django.test import Client
from django.utils import timezone

from klarlinie.gateways.origin_rules import read_rules
from klarlinie.method.inventory.activity import Activity, Source
from klarlinie.vocabulary.money import euros
from klarlinie.web.analysis.origin.actions.asking import open_question
from klarlinie.web.analysis.origin.actions.inquiries import CannotErase, erase, note_inquiry
from klarlinie.web.analysis.origin.actions.rules import add_rule, settle_activities
from klarlinie.web.analysis.origin.keeping import to_words
from klarlinie.web.analysis.origin.models import Inquiry, OriginRule, Touch
from klarlinie.web.analysis.origin.queries import duties, evidence, hints
from klarlinie.web.analysis.origin.queries.page import origin_page
from klarlinie.web.method.findings.queries import findings
from klarlinie.web.method.inventory.actions import add_activities
from klarlinie.web.method.inventory.models import Activity as Row
from klarlinie.web.platform.journal.actions import undo
from klarlinie.web.platform.journal.models import Entry
from tests.web.analysis.origin.brought import BASE, HUBSPOT, LITTLE, bring, upload
from tests.web.conftest import AT, Clients
from tests.web.world import World

RATE = euros(50)
TODAY = date(2026, 11, 29)
DAY = AT.date()


def noted(world: World, channel: str | None, n: int = 1, on: date = DAY, words: str = "") -> None:
    for _ in range(n):
        note_inquiry(world.hallstein, on=on, words=words, channel=channel, by=world.by("ana"), at=AT)


def with_fair(world: World) -> int:
    fair = Activity(
        "Messe Nürnberg", Source(""), type="event", hours_per_month=10.0, money_per_year=euros(6000)
    )
    add_activities(world.hallstein, [fair], by=world.by("ana"), at=AT)
    key = Row.everywhere.get(title="Messe Nürnberg").pk
    settle_activities(world.hallstein, {"fair": key}, by=world.by("ana"), at=AT)
    return key


# --- ten seconds


def test_one_tap_notes_an_inquiry_of_today_and_can_be_taken_back(ana: Client, world: World) -> None:
    answer = ana.post(
        BASE + "note/", {"on": timezone.localdate().isoformat(), "channel": "fair", "words": ""}
    )
    assert answer.status_code == 302
    assert Inquiry.everywhere.get().asked == "fair"
    page = ana.get(answer["Location"]).content.decode()
    assert "Vermerkt: Messe." in page
    assert "Rückgängig" in page
    last = Entry.objects.for_company(world.hallstein).order_by("-number")[0]
    undo(world.hallstein, last.number, by=world.by("ana"), at=AT)
    assert Inquiry.everywhere.count() == 0


def test_without_a_chip_the_words_decide_and_unknown_is_no_channel(ana: Client) -> None:
    day = timezone.localdate().isoformat()
    ana.post(BASE + "note/", {"on": day, "channel": "", "words": "Empfehlung von Herrn Probst"})
    ana.post(BASE + "note/", {"on": day, "channel": "unknown", "words": ""})
    assert list(Inquiry.everywhere.order_by("pk").values_list("asked", flat=True)) == ["referral", ""]
    assert Touch.everywhere.count() == 1


def test_a_day_to_come_is_refused_and_keeps_what_was_typed(ana: Client) -> None:
    day = (timezone.localdate() + timedelta(days=2)).isoformat()
    answer = ana.post(BASE + "note/", {"on": day, "channel": "fair", "words": "am Stand"})
    assert answer.status_code == 422
    assert "am Stand" in answer.content.decode()


# --- the calm page


def test_an_empty_page_says_how_something_gets_there(ana: Client) -> None:
    assert "Namen werden nicht gespeichert" in ana.get(BASE).content.decode()


def test_the_page_shows_what_was_said_beside_what_was_measured_with_ranges(ana: Client) -> None:
    bring(ana, "hubspot.csv", HUBSPOT)
    page = ana.get(BASE + "?period=all").content.decode()
    assert "12 von 45" in page
    assert "nicht bekannt" in page
    assert "Empfehlung" in page
    assert "referral" not in page.replace("said=referral", "").replace("channel=referral", "")
    assert "<svg" in page
    assert ana.get(BASE + "?period=all&of=customers").status_code == 200


def test_models_that_all_say_the_same_agree_however_far_a_channel_reaches(world: World) -> None:
    for number in range(12):
        one = Inquiry.everywhere.create(company_id=world.hallstein, on=TODAY, key=f"K-{number}")
        way = ("fair", "newsletter") if number % 2 else ("newsletter", "fair")
        Touch.everywhere.bulk_create(
            Touch(company_id=world.hallstein, inquiry=one, position=place, channel=channel, known="measured")
            for place, channel in enumerate(way)
        )
    page = origin_page(world.hallstein, TODAY, RATE, period="all", of="inquiries")
    assert {row.channel: row.shares[-1] for row in page.beside} == {"fair": 1.0, "newsletter": 1.0}
    assert page.differing == ()


def test_below_ten_inquiries_there_is_no_ranking(ana: Client, world: World) -> None:
    noted(world, "search", 5)
    noted(world, "fair", 2)
    shown = origin_page(world.hallstein, AT.date(), RATE, period="year", of="inquiries")
    assert [row.channel for row in shown.shares] == ["fair", "search", "unknown"]
    assert (
        "Unter zehn Anfragen gibt es hier keine Reihenfolge" in ana.get(BASE + "?period=all").content.decode()
    )
    noted(world, "search", 5)
    shown = origin_page(world.hallstein, AT.date(), RATE, period="year", of="inquiries")
    assert [row.channel for row in shown.shares] == ["search", "fair", "unknown"]


def test_a_cost_per_inquiry_has_its_range_and_none_at_all_says_only_more_than(world: World) -> None:
    key = with_fair(world)
    noted(world, "search", 1, on=AT.date() - timedelta(days=364))
    shown = origin_page(world.hallstein, AT.date(), RATE, period="year", of="inquiries")
    (price,) = shown.prices
    assert price.activity_id == key
    assert price.says is not None
    assert price.says.say("en") == "more than €4,777"
    noted(world, "fair", 3)
    (price,) = origin_page(world.hallstein, AT.date(), RATE, period="year", of="inquiries").prices
    assert price.says is not None
    assert price.says.say("en") == "€1,499 to €14,202"


def test_a_sum_says_of_how_many_customers_the_value_is_known(ana: Client) -> None:
    bring(ana, "liste.csv", LITTLE.replace("offen;", "gewonnen;"))
    page = ana.get(BASE + "?period=all").content.decode()
    assert "2 Kunden; der Wert ist bei 1 bekannt: 1.200 €." in page.replace("\u202f", " ").replace(
        "\xa0", " "
    )


def test_the_number_of_queries_does_not_grow(
    ana: Client, world: World, django_assert_max_num_queries: object
) -> None:
    with_fair(world)
    noted(world, "fair", 12)
    with django_assert_max_num_queries(10):  # type: ignore[operator]
        origin_page(world.hallstein, AT.date(), RATE, period="year", of="inquiries")


# --- the rows behind the figures


def test_every_figure_leads_to_its_rows(ana: Client) -> None:
    bring(ana)
    assert ana.get(BASE + "inquiries/?said=referral").context["found"].count == 1
    assert ana.get(BASE + "inquiries/?said=unknown").context["found"].count == 1
    assert ana.get(BASE + "inquiries/?won=1").context["found"].count == 1


def test_a_person_is_found_by_address_and_erased_while_the_count_stays(ana: Client, world: World) -> None:
    bring(ana)
    found = ana.get(BASE + "inquiries/", {"find": "Bert@probe.example"}).context["found"]
    assert [one.words for one in found.rows] == ["Empfehlung von Frau Sommer"]
    key = found.rows[0].id
    ana.post(BASE + "inquiries/forget/", {"row": [key]})
    row = Inquiry.everywhere.get(pk=key)
    assert (row.words, row.marks, row.asked, row.is_erased) == (None, None, "referral", True)
    assert Inquiry.everywhere.count() == 3
    assert not ana.get(BASE + "inquiries/", {"find": "Bert@probe.example"}).context["found"].rows
    last = Entry.objects.for_company(world.hallstein).order_by("-number")[0]
    assert "Personenbezug gelöscht" in last.says_de
    assert last.rows == []
    with pytest.raises(CannotErase):
        erase(world.hallstein, [key], by=world.by("ana"), at=AT)


def test_who_was_erased_does_not_come_back_with_the_next_file(ana: Client) -> None:
    bring(ana)
    key = ana.get(BASE + "inquiries/", {"find": "Sommer"}).context["found"].rows[0].id
    ana.post(BASE + "inquiries/forget/", {"row": [key]})
    file = upload(ana, "nochmal.csv", LITTLE + "9;02.04.2026;x@y.example;Messe;offen;\n")
    found = ana.get(f"{BASE}exports/{file.pk}/").context["found"]
    assert (len(found.new), found.erased) == (1, 1)
    assert to_words(Inquiry.everywhere.get(pk=key).words) == ""


def test_who_only_reads_may_look_and_change_nothing(world: World) -> None:
    ben = Clients(world).of("ben")
    assert ben.get(BASE).status_code == 200
    assert ben.post(BASE + "note/", {}).status_code == 403
    assert ben.post(BASE + "inquiries/forget/", {}).status_code == 403


# --- the rules


def test_a_rule_of_ones_own_sorts_what_is_there_anew_and_can_be_taken_back(ana: Client, world: World) -> None:
    noted(world, None, words="über den Handwerkertreff")
    assert Inquiry.everywhere.get().asked == "other"
    answer = ana.post(BASE + "rules/add/", {"words": "handwerkertreff", "channel": "event"})
    assert answer.status_code == 302
    assert (Inquiry.everywhere.get().asked, Touch.everywhere.get().channel) == ("event", "event")
    last = Entry.objects.for_company(world.hallstein).order_by("-number")[0]
    undo(world.hallstein, last.number, by=world.by("ana"), at=AT)
    assert Inquiry.everywhere.get().asked == "other"
    assert OriginRule.everywhere.count() == 0


def test_the_test_box_says_what_would_happen_to_a_text(ana: Client, world: World) -> None:
    with_fair(world)
    page = ana.get(BASE + "rules/", {"text": "am Messestand, vorher Google"}).content.decode()
    assert "<b>Messe</b>" in page
    assert "Messe Nürnberg" in page
    assert "auch möglich wäre: Suche im Netz" in page
    assert "ist kein Kanal" in ana.get(BASE + "rules/", {"text": "keine Angabe"}).content.decode()
    assert ana.post(BASE + "rules/add/", {"words": "*", "channel": "fair"}).status_code == 422


def test_channels_are_assigned_to_activities_on_the_page_and_rules_removed(ana: Client, world: World) -> None:
    key = with_fair(world)
    ana.post(BASE + "rules/activities/", {"to:fair": "", "to:event": str(key)})
    assert [(rule.channel, rule.activity_id) for rule in OriginRule.everywhere.all()] == [("event", key)]
    add_rule(world.hallstein, "treff", "event", by=world.by("ana"), at=AT)
    rule = OriginRule.everywhere.exclude(words="").get()
    ana.post(f"{BASE}rules/{rule.pk}/remove/")
    assert not OriginRule.everywhere.exclude(words="").exists()


def test_the_rules_are_a_file_that_the_command_line_reads(ana: Client, world: World, tmp_path: Path) -> None:
    with_fair(world)
    add_rule(world.hallstein, "handwerker: treff", "event", by=world.by("ana"), at=AT)
    (tmp_path / "rules.yaml").write_bytes(ana.get(BASE + "rules/file/").content)
    rules = read_rules(tmp_path / "rules.yaml")
    assert [(rule.words, rule.channel) for rule in rules.words] == [("handwerker: treff", "event")]
    assert rules.activities == (("fair", "Messe Nürnberg"),)


# --- the public question


def test_looking_at_the_question_keeps_nothing_and_sending_keeps_words_and_category(
    client: Client, world: World
) -> None:
    token = open_question(world.hallstein, by=world.by("ana"), at=timezone.now())
    assert "Hallstein Anlagenservice" in client.get(f"/asked/{token}/").content.decode()
    assert Inquiry.everywhere.count() == 0
    sent = {"channel": "fair", "words": "am Stand, schreibt mir an a@b.example"}
    answer = client.post(f"/asked/{token}/", sent)
    assert "Danke" in answer.content.decode()
    row = Inquiry.everywhere.get()
    assert (row.asked, row.source) == ("fair", "form")
    assert "a@b" not in to_words(row.words)
    assert not client.cookies.get("sessionid")


def test_an_empty_answer_is_asked_again_and_a_closed_link_leads_nowhere(client: Client, world: World) -> None:
    token = open_question(world.hallstein, by=world.by("ana"), at=timezone.now())
    assert client.post(f"/asked/{token}/", {}).status_code == 422
    Clients(world).of("ana").post(BASE + "question/close/")
    assert client.get(f"/asked/{token}/").status_code == 404
    assert client.post(f"/asked/{token}/", {"channel": "fair"}).status_code == 404
    assert Inquiry.everywhere.count() == 0


def test_many_answers_from_one_place_get_a_pause(client: Client, world: World) -> None:
    token = open_question(world.hallstein, by=world.by("ana"), at=timezone.now())
    codes = [client.post(f"/asked/{token}/", {"channel": "fair"}).status_code for _ in range(31)]
    assert codes[:30] == [200] * 30
    assert codes[30] == 429


# --- into the method


def test_evidence_counts_inquiries_of_twelve_months_for_an_activity(world: World) -> None:
    key = with_fair(world)
    noted(world, "fair", 4, on=date(2026, 8, 1))
    noted(world, "fair", 2, on=date(2025, 2, 1))
    noted(world, "search", 3, on=date(2026, 3, 1))
    found = evidence(world.hallstein, TODAY)[key]
    assert (found.n, found.months, found.by_year) == (4, 12, ((2025, 2), (2026, 4)))


def test_the_card_shows_what_was_counted_and_one_click_takes_it_over(ana: Client, world: World) -> None:
    key = with_fair(world)
    noted(world, "fair", 7, on=timezone.localdate() - timedelta(days=200))
    noted(world, "search", 1, on=timezone.localdate() - timedelta(days=400))
    piece = ana.get(f"{BASE}evidence/{key}/").content.decode()
    assert "Gezählt: 7 Anfragen in 12 Monaten" in piece
    version = Row.everywhere.get(pk=key).version
    answer = ana.post(f"{BASE}evidence/{key}/take/", {"version": version})
    assert answer.status_code == 302
    row = Row.everywhere.get(pk=key)
    assert (row.inquiries_per_year, row.effect_source) == (7.0, "counted")
    ana.post(f"{BASE}evidence/{key}/take/", {"version": version})
    assert Row.everywhere.get(pk=key).version == row.version
    assert f"origin/evidence/{key}/" in ana.get(f"/c/hallstein/evaluation/{key}/").content.decode()


def test_a_few_weeks_of_counting_are_not_taken_over(ana: Client, world: World) -> None:
    key = with_fair(world)
    noted(world, "fair", 2, on=timezone.localdate() - timedelta(days=20))
    assert "übernehmen" not in ana.get(f"{BASE}evidence/{key}/").content.decode()
    ana.post(f"{BASE}evidence/{key}/take/", {"version": Row.everywhere.get(pk=key).version})
    assert Row.everywhere.get(pk=key).inquiries_per_year is None


def test_hints_name_customers_without_a_core_activity_and_the_reverse(ana: Client, world: World) -> None:
    from klarlinie.web.method.focus.models import Place

    key = with_fair(world)
    Place.everywhere.create(
        company_id=world.hallstein, activity_id=key, lane="must", placed_by="Ana", placed_on=TODAY
    )
    noted(world, "referral", 10, on=date(2026, 1, 5))
    Inquiry.everywhere.update(won=True)
    assert [hint.code for hint in hints(world.hallstein, TODAY)] == ["ORI101"]
    noted(world, "search", 1, on=date(2025, 12, 20))
    assert [hint.code for hint in hints(world.hallstein, TODAY)] == ["ORI101", "ORI102"]
    listed = [one.code for one in findings(world.hallstein, TODAY) if one.step == "origin"]
    assert listed == ["ORI101", "ORI102"], "they stand in the one list, too"


def test_an_export_that_waits_is_a_duty(ana: Client, world: World) -> None:
    upload(ana, "liste.csv", LITTLE)
    found = duties(world.hallstein, "hallstein", world.by("ana"), AT)
    assert [duty.says.say("de") for duty in found] == ["„liste.csv“ ansehen und übernehmen"]
