"""The pages of the foundation without JavaScript: what they show, keep, refuse and never lose."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from klarlinie.web.method.clarity import actions, queries
from klarlinie.web.platform.journal.queries import last_number
from klarlinie.web.platform.rounds import actions as rounds
from klarlinie.web.platform.rounds.queries import round_page
from tests.web.conftest import Clients
from tests.web.platform.rounds.table import guest, opened
from tests.web.world import World

AT = datetime(2026, 8, 4, 9, 0, tzinfo=UTC)
HOME = "/c/hallstein/clarity/"
TYPED = "Steht eine Anlage, ist in vier Stunden jemand da."


def text(answer: Any) -> str:
    return str(answer.content.decode())


def write(world: World, words: str, part: Any = "promise") -> None:
    version = queries.answer_now(world.hallstein, part).version
    actions.write_answer(world.hallstein, part, words, version=version, by=world.by("mia"), at=AT)


def table(world: World) -> queries.Foundation:
    return queries.on_the_table(world.hallstein)


# The whole, and its questions


def test_an_empty_foundation_asks_the_first_question_at_once(ana: Client) -> None:
    page = text(ana.get(HOME))
    assert "Was versprechen wir, und sonst niemand?" in page
    assert "Frage 1 von 3" in page
    assert 'action="/c/hallstein/clarity/promise/"' in page


def test_who_only_reads_sees_no_form_in_an_empty_foundation(clients: Clients) -> None:
    page = text(clients.of("ben").get(HOME))
    assert "Noch ist nichts geschrieben." in page
    assert "<textarea" not in page


def test_the_line_stands_on_one_page_with_one_next_act(full_world: World) -> None:
    page = text(Clients(full_world).of("ana").get(HOME))
    for words in (
        "binnen vier Stunden",
        "Molkereien und Brauereien",
        "Privatkunden",
        "Einsatzberichte 2024",
        "45 Anfragen, bis 31.12.2027",
        "Marketing ersetzt keinen Anruf",
        "fehlt die Zahl",
    ):
        assert words in page
    head = page.split('class="page-head"')[1].split("</header>")[0]
    assert head.count('class="button"') == 1
    assert "Die Aufgaben ergänzen" in head


def test_who_only_reads_finds_nothing_to_change(full_world: World) -> None:
    page = text(Clients(full_world).of("ben").get(HOME))
    assert "Ändern<" not in page
    assert Clients(full_world).of("ben").get(HOME + "promise/").status_code == 403


def test_a_first_answer_leads_to_the_next_question_and_a_change_back_to_the_whole(
    world: World, ana: Client
) -> None:
    first = ana.post(HOME + "promise/", {"text": f"  {TYPED}\r\nImmer. ", "version": "0"})
    assert first.url == HOME + "audiences/"
    assert table(world).text("promise") == f"{TYPED}\nImmer."
    change = ana.post(HOME + "promise/", {"text": "Kürzer gesagt: da.", "version": "1"}, follow=True)
    assert change.redirect_chain[-1][0] == HOME
    assert "Gespeichert: Versprechen." in text(change)
    assert "/undo/" in text(change)


def test_a_list_with_its_first_entry_leads_on(world: World, ana: Client) -> None:
    write(world, TYPED)
    assert "Weiter: " not in text(ana.get(HOME + "audiences/each/"))

    ana.post(HOME + "audiences/each/new/", {"name": "Molkereien mit eigener Abfüllung"})

    page = text(ana.get(HOME + "audiences/each/"))
    assert f'href="{HOME}benefits/"' in page
    assert "Weiter: der Nutzen" in page


def test_who_only_reads_is_led_nowhere_from_a_list(full_world: World) -> None:
    assert "Aufgaben ergänzen" not in text(Clients(full_world).of("ben").get(HOME + "audiences/each/"))


def test_the_first_benefit_is_not_typed_twice(world: World, ana: Client) -> None:
    write(world, "Die Anlage läuft nach sechs Stunden wieder.", "benefit")

    assert "Die Anlage läuft nach sechs Stunden wieder.</textarea>" in text(
        ana.get(HOME + "benefits/each/new/")
    )

    ana.post(HOME + "benefits/each/new/", {"text": "Die Anlage läuft nach sechs Stunden wieder."})
    assert "Stunden wieder.</textarea>" not in text(ana.get(HOME + "benefits/each/new/"))


def test_a_stale_answer_shows_both_and_loses_neither(world: World, ana: Client) -> None:
    write(world, "Mia war schneller.")
    answer = ana.post(HOME + "promise/", {"text": TYPED, "version": "0"})
    assert answer.status_code == 409
    assert "Mia war schneller." in text(answer)
    assert TYPED in text(answer)
    assert table(world).text("promise") == "Mia war schneller."

    both = {"version": "1", "mine": TYPED, "text": "Beides."}
    assert ana.post(HOME + "promise/", {**both, "take": "theirs"}).url == HOME
    assert table(world).text("promise") == "Mia war schneller."
    ana.post(HOME + "promise/", {**both, "take": "mine"})
    assert table(world).text("promise") == TYPED
    ana.post(HOME + "promise/", {**both, "version": "2", "take": "both"})
    assert table(world).text("promise") == "Beides."


def test_too_long_an_answer_is_refused_beside_its_field_and_kept(world: World, ana: Client) -> None:
    answer = ana.post(HOME + "promise/", {"text": "x" * 5001, "version": "0"})
    assert answer.status_code == 422
    assert "x" * 5001 in text(answer)
    assert 'aria-invalid="true"' in text(answer)
    assert table(world).is_empty


def test_ticked_expectations_join_the_list_and_are_offered_no_more(world: World, ana: Client) -> None:
    ana.post(HOME + "expectations/", {"text": "Kein Ersatz für Anrufe.", "version": "0", "suggested": ["2"]})
    assert table(world).entries("not_expected") == (
        "Kein Ersatz für Anrufe.",
        "Bis Suchmaschinen uns finden, vergehen Monate, nicht Wochen.",
    )
    page = text(ana.get(HOME + "expectations/"))
    assert page.count('type="checkbox" name="suggested"') == 3


# Hints


def look(client: Client, words: str, place: str = "promise", **more: str) -> Any:
    return client.post(f"{HOME}hints/{place}/look/", {"text": words, **more})


def test_a_hint_says_what_why_and_a_better_question(ana: Client) -> None:
    page = text(look(ana, "Individuelle Lösungen"))
    assert "<s>Individuelle Lösungen</s>" in page
    assert "vom Bäcker" in page
    assert "?" in page.split('class="better"')[1].split("</p>")[0]


def test_what_the_page_shows_already_is_not_sent_again(ana: Client) -> None:
    mark = queries.look_at(0, "promise", "Individuelle Lösungen", "promise").mark
    assert look(ana, "Individuelle Lösungen", mark=mark).status_code == 204


def test_a_hint_is_put_away_only_with_a_reason(world: World, ana: Client) -> None:
    where = f"{HOME}hints/promise/put-away/"
    code = queries.look_at(world.hallstein, "promise", "Individuelle Lösungen", "promise").hints[0].code
    typed = {"code": code, "text": "Individuelle Lösungen", "where": "here"}
    refused = ana.post(where, {**typed, "reason": " "}, headers={"HX-Request": "true"})
    assert refused.status_code == 422
    assert 'aria-invalid="true"' in text(refused)
    taken = ana.post(where, {**typed, "reason": "Eigenname"}, headers={"HX-Request": "true"})
    assert "Weggelegt." in text(taken)
    assert "<s>" not in text(taken)
    listed = text(ana.get(HOME + "hints/"))
    assert "Nur hier: Versprechen" in listed
    assert "Eigenname" in listed


def test_a_place_that_does_not_exist_gives_404(ana: Client) -> None:
    assert look(ana, "x", place="tone").status_code == 404


def test_words_of_users_are_escaped(ana: Client) -> None:
    assert "<script>" not in text(look(ana, "<script>alert(1)</script> individuelle Lösungen"))


# Rows


def test_an_audience_is_added_compared_changed_and_removed(world: World, ana: Client) -> None:
    fields = {
        "name": "Molkereien",
        "why": "Die Milch wartet nicht.",
        "revenue": "4",
        "fit": "",
        "repeat": "2",
    }
    ana.post(HOME + "audiences/each/new/", {**fields, "also_called": "Käsereien, Käsereien; Meiereien"})
    row = table(world).audiences[0]
    assert dict(row.scores) == {"revenue": 4.0, "repeat": 2.0}
    assert row.also_called == ("Käsereien", "Meiereien")
    page = text(ana.get(HOME + "audiences/each/"))
    assert "2 von 5" in page
    assert "Unbekanntes ist keine Null" in page

    one = f"{HOME}audiences/each/{row.pk}/"
    assert 'value="4" form="answer" required' not in text(ana.get(one))
    ana.post(one, {**fields, "fit": "3", "version": "1"})
    assert table(world).audiences[0].scores["fit"] == 3.0
    ana.post(one + "remove/", {"version": "2"})
    assert table(world).audiences == ()


def test_a_missing_name_stands_beside_its_field(world: World, ana: Client) -> None:
    answer = ana.post(HOME + "audiences/each/new/", {"name": " ", "why": "Darum"})
    assert answer.status_code == 422
    assert "Hier fehlt noch etwas." in text(answer)
    assert "Darum" in text(answer)
    assert table(world).audiences == ()


def test_points_between_two_steps_from_a_file_stay(world: World, ana: Client) -> None:
    fields = {"name": "Molkereien", "revenue": 3.5}
    key, _ = actions.add_row(world.hallstein, "audience", fields, by=world.by("ana"), at=AT)
    one = f"{HOME}audiences/each/{key}/"
    assert 'value="3.5"' in text(ana.get(one))
    ana.post(one, {"name": "Große Molkereien", "revenue": "3.5", "version": "1"})
    assert table(world).audiences[0].scores == {"revenue": 3.5}


def test_a_stale_row_shows_what_stands_there_above_what_was_typed(world: World, ana: Client) -> None:
    by = world.by("mia")
    key, _ = actions.add_row(world.hallstein, "benefit", {"text": "Alt", "proof": ""}, by=by, at=AT)
    fields = {"text": "Von Mia", "proof": "Protokoll"}
    actions.change_row(world.hallstein, "benefit", key, fields, version=1, by=by, at=AT)
    one = f"{HOME}benefits/each/{key}/"
    answer = ana.post(one, {"text": "Von Ana", "proof": "", "version": "1"})
    assert answer.status_code == 409
    assert "Von Mia" in text(answer)
    assert "Von Ana" in text(answer)
    ana.post(one, {"text": "Von Ana", "proof": "", "version": "2"})
    assert table(world).benefits[0].text == "Von Ana"


def test_a_row_that_is_gone_is_offered_to_be_added_anew(world: World, ana: Client) -> None:
    by = world.by("mia")
    key, _ = actions.add_row(world.hallstein, "not_served", {"who": "Privat", "why": ""}, by=by, at=AT)
    actions.remove_row(world.hallstein, "not_served", key, version=1, by=by, at=AT)
    answer = ana.post(f"{HOME}not-served/{key}/", {"who": "Privatleute", "why": "weit", "version": "1"})
    assert answer.status_code == 409
    assert f'action="{HOME}not-served/new/"' in text(answer)
    assert "Privatleute" in text(answer)


def test_rows_are_moved_by_buttons(world: World, ana: Client) -> None:
    for words in ("Erster", "Zweiter"):
        ana.post(HOME + "benefits/each/new/", {"text": words, "proof": ""})
    second = table(world).benefits[1].pk
    ana.post(f"{HOME}benefits/each/{second}/move/", {"to": "up"})
    assert [row.text for row in table(world).benefits] == ["Zweiter", "Erster"]


def tasks(**fields: str) -> dict[str, str]:
    return {"seen": "", **{name.replace("__", "-"): value for name, value in fields.items()}}


def test_tasks_are_saved_with_figure_day_and_weight(world: World, ana: Client) -> None:
    main = {"main__kind": "win_inquiries", "main__figure": "1.200", "main__by_on": "31.12.2027"}
    side = {"side1__kind": "be_known", "side1__audience": "Molkereien", "side1__weight": "30"}
    assert ana.post(HOME + "task/", tasks(**main, **side)).status_code == 302
    first, second = table(world).tasks
    assert (first.figure, first.by_on.isoformat()) == (1200, "2027-12-31")  # type: ignore[union-attr]
    assert (second.audience, second.weight) == ("Molkereien", 0.3)
    page = text(ana.get(HOME + "task/"))
    assert 'value="1.200"' in page
    assert 'value="30"' in page


@pytest.mark.parametrize(
    ("wrong", "says"),
    [
        ({"main__kind": "be_known"}, "Bekannt bei wem?"),
        ({"side1__kind": "be_known", "side1__audience": "x"}, "Zuerst die Hauptaufgabe."),
        ({"main__kind": "win_inquiries", "side2__kind": "win_inquiries"}, "steht schon da"),
        ({"main__kind": "win_inquiries", "main__figure": "viele"}, "nur eine Zahl"),
        ({"main__kind": "win_inquiries", "main__by_on": "bald"}, "31.12.2027"),
        ({"main__kind": "win_inquiries", "main__weight": "120"}, "von 1 bis 100"),
        ({"main__figure": "24"}, "Welche Aufgabe"),
    ],
)
def test_a_slip_in_a_task_stands_beside_its_field(
    world: World, ana: Client, wrong: dict[str, str], says: str
) -> None:
    answer = ana.post(HOME + "task/", tasks(**wrong))
    assert answer.status_code == 422
    assert says in text(answer)
    assert table(world).tasks == ()


def test_stale_tasks_show_what_stands_now(world: World, ana: Client) -> None:
    ana.post(HOME + "task/", tasks(main__kind="win_inquiries", main__figure="24"))
    answer = ana.post(HOME + "task/", tasks(main__kind="keep_customers", main__figure="80"))
    assert answer.status_code == 409
    assert "24 Anfragen" in text(answer)
    assert 'value="80"' in text(answer)
    assert f'name="seen" value="{table(world).seen_tasks}"' in text(answer)


# Lines


def test_an_answer_in_own_words_stands_on_the_foundation_before_anything_is_named(world: World) -> None:
    client = Clients(world).of("ana")
    client.post(HOME + "benefits/", {"text": "Die Linie steht nie länger als vier Stunden.", "version": "0"})

    page = text(client.get(HOME))

    assert "Die Linie steht nie länger als vier Stunden." in page
    assert "In eigenen Worten" in page


def test_a_round_that_is_running_is_named_before_the_next_one_is_opened(world: World) -> None:
    client = Clients(world).of("ana")
    assert "läuft schon eine Runde" not in text(client.get(HOME + "rounds/new/"))
    client.post(HOME + "rounds/new/", {"questions": "promise", "anonymity": "partial", "until": ""})
    assert "läuft schon eine Runde" in text(client.get(HOME + "rounds/new/"))


def agree(client: Client, world: World, **changed: Any) -> Any:
    given = {"seen": table(world).mark, "ticked": ["Ana Hallstein"], "others": "Tom", "on": "2026-08-04"}
    return client.post(HOME + "lines/agree/", {**given, "note": "", **changed})


def test_a_line_is_agreed_read_and_downloaded(full_world: World) -> None:
    client = Clients(full_world).of("ana")
    assert agree(client, full_world).url == HOME + "lines/1/"
    page = text(client.get(HOME + "lines/1/"))
    assert "GmbH, beschlossen am 04.08.2026 von Ana Hallstein, Tom." in page
    file = client.get(HOME + "lines/1.yaml")
    assert file["Content-Disposition"] == 'attachment; filename="hallstein-linie-1.yaml"'
    assert "versprechen: Steht eine Abfüllanlage" in text(file)
    assert "vereinbart_am: '2026-08-04'" in text(file)


def test_only_who_leads_may_agree(full_world: World) -> None:
    for name in ("mia", "ben"):
        assert agree(Clients(full_world).of(name), full_world).status_code == 403
    assert queries.agreed_lines(full_world.hallstein) == ()


@pytest.mark.parametrize(
    ("changed", "status", "says"),
    [
        ({"ticked": [], "others": " "}, 422, "Mindestens ein Name"),
        ({"on": "2099-01-01"}, 422, "noch nicht gewesen"),
        ({"on": ""}, 422, "Hier fehlt noch etwas."),
        ({"seen": "anders"}, 409, "weitergearbeitet"),
    ],
)
def test_an_agreement_with_a_slip_is_refused_kindly(
    full_world: World, changed: dict[str, Any], status: int, says: str
) -> None:
    answer = agree(Clients(full_world).of("ana"), full_world, note="Bitte behalten", **changed)
    assert answer.status_code == status
    assert says in text(answer)
    assert "Bitte behalten" in text(answer)


def test_what_changed_since_is_said(full_world: World) -> None:
    client = Clients(full_world).of("ana")
    agree(client, full_world)
    write(full_world, "Binnen drei Stunden ist jemand von uns da.")
    for page in (text(client.get(HOME)), text(client.get(HOME + "lines/"))):
        assert "Seit dem Beschluss geändert" in page
        assert "Das Versprechen ist neu formuliert." in page


def send(client: Client, content: str, name: str = "linie.yaml") -> Any:
    return client.post(HOME + "lines/take-over/", {"file": SimpleUploadedFile(name, content.encode())})


def test_a_file_fills_an_empty_foundation(world: World, ana: Client) -> None:
    assert send(ana, "versprechen: In vier Stunden da\nzielgruppen: [Molkereien]\n").url == HOME
    assert table(world).text("promise") == "In vier Stunden da"
    assert "überschreibt nichts" in text(send(ana, "versprechen: Anders\n"))
    assert table(world).text("promise") == "In vier Stunden da"


def test_slips_in_a_file_are_named(world: World, ana: Client) -> None:
    page = text(send(ana, "versprechen: In vier Stunden da\nzielgrupen: [Molkereien]\n"))
    assert "zielgrupen" in page
    assert table(world).text("promise") == "In vier Stunden da"


@pytest.mark.parametrize(
    ("content", "says"),
    [
        ("nur ein Satz", "versprechen"),
        ("a: [", "YAML"),
        ("unternehmen: Hallstein", "nichts, was in ein Fundament"),
    ],
)
def test_a_file_without_a_line_is_refused(world: World, ana: Client, content: str, says: str) -> None:
    answer = send(ana, content, "../../böse.yaml")
    assert answer.status_code == 422
    assert says in text(answer)
    assert table(world).is_empty


# Rounds and the swap test


def test_a_round_is_opened_for_the_chosen_questions(world: World, ana: Client) -> None:
    answer = ana.post(
        HOME + "rounds/new/", {"questions": ["promise", "benefit"], "until": "", "anonymity": "full"}
    )
    number = int(answer.url.rstrip("/").rsplit("/", 1)[1])
    page = round_page(world.hallstein, number, AT)
    assert page is not None
    assert [subject.key for subject in page.asks.subjects] == ["promise", "benefit"]
    assert (page.anonymity, page.title) == ("full", "Fundament: Versprechen, Nutzen")


@pytest.mark.parametrize("wrong", [{"questions": []}, {"until": "2020-01-01"}])
def test_a_round_needs_a_question_and_a_day_to_come(world: World, ana: Client, wrong: dict[str, Any]) -> None:
    given = {"questions": ["promise"], "until": "", "anonymity": "off", **wrong}
    assert ana.post(HOME + "rounds/new/", given).status_code == 422


def settled(world: World) -> int:
    """A revealed round with two answers to the promise."""
    number = opened(world)
    for name, words in (("Tom", "Pumpen laufen wieder"), ("Eva", "Pumpen in vier Stunden")):
        client = guest(world, number, name)
        public = round_page(world.hallstein, number, AT).public_id  # type: ignore[union-attr]
        client.post(f"/answer/{public}/1/", {"text": words, "version": "0"})
    return number


def test_before_the_reveal_there_is_nothing_to_settle(world: World, ana: Client) -> None:
    number = settled(world)
    answer = ana.get(f"{HOME}rounds/{number}/settle/")
    assert answer.url == f"/c/hallstein/rounds/{number}/"


def test_after_the_reveal_the_team_agrees_question_by_question(world: World, ana: Client) -> None:
    number = settled(world)
    rounds.reveal(world.hallstein, number, by=world.by("ana"), at=AT)
    write(world, "Bisheriger Satz")
    page = text(ana.get(f"{HOME}rounds/{number}/settle/"))
    assert "<mark>Pumpen</mark> laufen wieder" in page
    assert "Bisheriger Satz" in page

    one = f"{HOME}rounds/{number}/settle/"
    first = ana.post(one + "promise/", {"text": "Pumpen laufen in vier Stunden wieder.", "version": "1"})
    assert first.url == one + "audience/"
    stale = ana.post(one + "promise/", {"text": "Zu spät", "version": "1"})
    assert stale.status_code == 409
    assert "in vier Stunden wieder." in text(stale)
    last = ana.post(one + "audience/", {"text": "Wasserwerke", "version": "0"})
    assert last.url == HOME
    page_of = round_page(world.hallstein, number, AT)
    assert page_of is not None
    assert page_of.is_settled
    assert table(world).text("promise") == "Pumpen laufen in vier Stunden wieder."


def test_everybody_who_belongs_here_may_say_whether_a_competitor_could(full_world: World) -> None:
    promise = table(full_world).text("promise")
    for name, says in (("ana", "could"), ("ben", "only_us")):
        Clients(full_world).of(name).post(HOME + "promise/vote/", {"promise": promise, "says": says})
    page = text(Clients(full_world).of("ben").get(HOME))
    assert "1 von 2 meinen" in page


def test_a_vote_on_another_promise_does_not_count(full_world: World) -> None:
    before = last_number(full_world.hallstein)
    client = Clients(full_world).of("ben")
    client.post(HOME + "promise/vote/", {"promise": "Alter Satz", "says": "could"})
    assert last_number(full_world.hallstein) == before


ALL = ("", "promise/", "audiences/", "benefits/", "tone/", "terms/", "expectations/", "audiences/each/",
       "benefits/each/", "audiences/each/new/", "benefits/each/new/", "not-served/new/", "task/", "hints/",
       "lines/", "lines/agree/", "lines/take-over/", "rounds/new/")  # fmt: skip


@pytest.mark.parametrize("language", ["de", "en"])
def test_every_page_speaks_one_language_and_has_no_inline_style(full_world: World, language: str) -> None:
    client = Clients(full_world).of("ana")
    client.cookies["language"] = language
    for address in ALL:
        answer = client.get(HOME + address, headers={"Accept-Language": language})
        page = text(answer)
        assert answer.status_code == 200, address
        assert f'<html lang="{language}"' in page
        assert " style=" not in page
        assert "{%" not in page
        assert ("Zum Inhalt" in page) is (language == "de")
