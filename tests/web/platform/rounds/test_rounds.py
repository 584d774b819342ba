"""What may be done with a round, and what is promised holds."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.test import Client

from klarlinie.vocabulary.text import Text, plain
from klarlinie.web.platform.journal.actions import CannotUndo, undo
from klarlinie.web.platform.journal.queries import chain_breaks_at, history
from klarlinie.web.platform.journal.story import Stale
from klarlinie.web.platform.rounds import actions
from klarlinie.web.platform.rounds.actions import taking_part
from klarlinie.web.platform.rounds.asks import (
    Subject,
    default_sides,
    ratings_asked,
    read,
    texts_asked,
    written,
)
from klarlinie.web.platform.rounds.models import BlindAnswer, Participant, Round
from klarlinie.web.platform.rounds.queries import behind_door, own_answers, revealed
from klarlinie.web.platform.ui.clock import now
from tests.web.platform.rounds.table import RATINGS, TEXTS, guest, join, opened, page, part, token
from tests.web.world import World

LATER = timedelta(days=9)


def test_what_is_asked_comes_back_from_the_table_as_it_was() -> None:
    asked = texts_asked(
        [Subject("benefit", Text("Was haben sie davon?", "What do they get?", sie="Was bieten Sie?"))]
    )
    assert read(written(asked)) == asked
    assert read(written(RATINGS)).axes == RATINGS.axes
    braces = ratings_asked([Subject("1", plain("{klar} 100 %"))])
    assert read(written(braces)).subjects[0].title.say("de") == "{klar} 100 %"


def test_each_side_is_asked_only_what_it_can_judge() -> None:
    assert [axis.axis for axis in RATINGS.axes_of("sales")] == ["effect", "sales_support", "fit"]
    only = ratings_asked([Subject("1", plain("x"))], {"effect": ("sales",)})
    assert only.axes_of("agency") == ()
    assert set(default_sides()) >= {"effort", "effect", "nerves", "sales_support"}


def test_a_question_that_is_none_is_refused() -> None:
    with pytest.raises(ValueError, match="no question"):
        texts_asked([Subject("colour", plain("Welche Farbe?"))])


def test_a_round_runs_from_opening_to_the_reveal(world: World) -> None:
    number = opened(world)
    max_ = guest(world, number, "Max", "sales")
    eva = guest(world, number, "Eva", "marketing")
    actions.answer_text(part(world, number, max_), "promise", "Pumpen laufen wieder", version=0, at=now())
    actions.answer_text(part(world, number, eva), "promise", "Pumpen am selben Tag", version=0, at=now())
    actions.say_done(part(world, number, max_), at=now())
    assert revealed(world.hallstein, number) is None
    shown = page(world, number)
    assert (shown.joined, shown.done, [who.name for who in shown.who]) == (2, 1, ["Eva", "Max"])
    actions.reveal(world.hallstein, number, by=world.by("ana"), at=now())
    turned = revealed(world.hallstein, number)
    assert turned is not None
    assert {answer.text for answer in turned.texts[0].beside.answers} == {
        "Pumpen laufen wieder",
        "Pumpen am selben Tag",
    }
    assert turned.texts[0].beside.shared[0].word == "Pumpen"
    assert chain_breaks_at(world.hallstein) is None


def test_after_the_reveal_no_answer_changes_and_nobody_joins(world: World) -> None:
    number = opened(world)
    who = part(world, number, guest(world, number, "Max"))
    way_in = token(world, number)
    actions.reveal(world.hallstein, number, by=world.by("ana"), at=now())
    with pytest.raises(actions.RoundIsOver):
        actions.answer_text(who, "promise", "zu spät", version=0, at=now())
    door = behind_door(way_in, now())
    assert door is not None
    assert not door.is_open


def test_revealing_twice_is_revealing_once(world: World) -> None:
    number = opened(world)
    for _ in range(2):
        actions.reveal(world.hallstein, number, by=world.by("ana"), at=now())
    assert sum("aufgedeckt" in entry.says_de for entry in history(world.hallstein)) == 1


def test_a_reveal_cannot_be_taken_back(world: World) -> None:
    number = opened(world)
    actions.reveal(world.hallstein, number, by=world.by("ana"), at=now())
    newest = history(world.hallstein)[0]
    assert not newest.can_be_undone
    with pytest.raises(CannotUndo):
        undo(world.hallstein, newest.number, by=world.by("ana"), at=now())


def test_an_opening_cannot_be_taken_back_with_everybody_in_it(world: World) -> None:
    number = opened(world)
    entry = history(world.hallstein)[0]
    guest(world, number, "Max")
    with pytest.raises(CannotUndo):
        undo(world.hallstein, entry.number, by=world.by("ana"), at=now())
    assert page(world, number).joined == 1


def test_ending_without_a_reveal_deletes_the_answers(world: World) -> None:
    number = opened(world)
    who = part(world, number, guest(world, number, "Max"))
    actions.answer_text(who, "promise", "geheim", version=0, at=now())
    actions.end_round(world.hallstein, number, by=world.by("ana"), at=now())
    assert not BlindAnswer.objects.for_company(world.hallstein).exists()
    assert revealed(world.hallstein, number) is None
    with pytest.raises(actions.CannotLead):
        actions.reveal(world.hallstein, number, by=world.by("ana"), at=now())


def test_after_the_last_day_no_answers_come_in_and_extending_opens_again(world: World) -> None:
    number = opened(world)
    who = part(world, number, guest(world, number, "Max"))
    with pytest.raises(actions.RoundIsOver):
        actions.answer_text(who, "promise", "spät", version=0, at=now() + LATER)
    shown = page(world, number)
    actions.extend(
        world.hallstein, number, now() + 2 * LATER, version=shown.version, by=world.by("ana"), at=now()
    )
    assert actions.answer_text(who, "promise", "spät", version=0, at=now() + LATER) == 1
    with pytest.raises(Stale):
        actions.extend(world.hallstein, number, None, version=shown.version, by=world.by("ana"), at=now())


def test_anonymity_is_free_before_the_first_join_and_only_stricter_afterwards(world: World) -> None:
    number, by = opened(world, anonymity="partial"), world.by("ana")
    actions.change_anonymity(world.hallstein, number, "off", by=by, at=now())
    actions.change_anonymity(world.hallstein, number, "partial", by=by, at=now())
    guest(world, number, "Max")
    with pytest.raises(actions.CannotLead):
        actions.change_anonymity(world.hallstein, number, "off", by=by, at=now())
    actions.change_anonymity(world.hallstein, number, "full", by=by, at=now())
    with pytest.raises(actions.CannotLead):
        actions.change_anonymity(world.hallstein, number, "partial", by=by, at=now())


def test_whoever_read_a_stricter_promise_reads_again_before_joining(world: World) -> None:
    number = opened(world, anonymity="full")
    browser = Client()
    browser.get(f"/join/{token(world, number)}/")
    actions.change_anonymity(world.hallstein, number, "off", by=world.by("ana"), at=now())
    refused = join(world, number, browser, "Max", promised="full")
    assert refused.status_code == 422
    assert "noch einmal lesen" in refused.content.decode()
    assert 'value="off"' in refused.content.decode()
    assert page(world, number).joined == 0


def test_a_fully_anonymous_round_keeps_no_name_and_no_account(world: World, clients: object) -> None:
    number = opened(world, anonymity="full")
    mia = clients.of("mia")  # type: ignore[attr-defined]
    assert join(world, number, mia, "Mia Geheim").status_code == 302
    browser = guest(world, number, "Max Geheim")
    actions.say_done(part(world, number, browser), at=now())
    for person in Participant.objects.for_company(world.hallstein):
        assert (person.name, person.user_id) == ("", None)
    for entry in history(world.hallstein)[:3]:
        assert "Jemand" in entry.says_de
        assert entry.by_name == "Jemand"
    assert page(world, number).who == ()


def test_becoming_fully_anonymous_forgets_names_and_accounts(world: World, clients: object) -> None:
    number = opened(world, anonymity="partial")
    mia = clients.of("mia")  # type: ignore[attr-defined]
    join(world, number, mia)
    actions.change_anonymity(world.hallstein, number, "full", by=world.by("ana"), at=now())
    person = Participant.objects.for_company(world.hallstein).get()
    assert (person.name, person.user_id) == ("", None)
    assert mia.get(f"/answer/{page(world, number).public_id}/").status_code in (200, 302)


def test_somebody_who_leads_listens_unless_the_round_says_otherwise(world: World, clients: object) -> None:
    ana = clients.of("ana")  # type: ignore[attr-defined]
    assert join(world, opened(world), ana).status_code == 422
    assert join(world, opened(world, leader_votes=True), ana).status_code == 302


def test_a_link_that_went_astray_fills_no_table(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(taking_part, "MOST", 2)
    number = opened(world)
    for name in ("Max", "Eva"):
        guest(world, number, name)
    refused = join(world, number, Client(), "Kim")
    assert refused.status_code == 422
    assert "voll" in refused.content.decode()


def test_two_tabs_with_different_texts_lose_nothing(world: World) -> None:
    number = opened(world)
    who = part(world, number, guest(world, number))
    assert actions.answer_text(who, "promise", "eins", version=0, at=now()) == 1
    with pytest.raises(actions.StaleAnswer) as stale:
        actions.answer_text(who, "promise", "zwei", version=0, at=now())
    assert (stale.value.theirs, stale.value.version) == ("eins", 1)
    assert actions.answer_text(who, "promise", "zwei", version=1, at=now()) == 2


def test_a_vote_is_on_the_scale_on_an_axis_this_side_is_asked(world: World) -> None:
    number = opened(world, RATINGS)
    who = part(world, number, guest(world, number, side="sales"))
    actions.answer_values(who, "11", {"effect": 4}, at=now())
    actions.answer_values(who, "11", {"fit": None}, at=now())
    assert own_answers(who)["11"].values == {"effect": 4, "fit": None}
    with pytest.raises(KeyError):
        actions.answer_values(who, "11", {"effort": 1}, at=now())
    with pytest.raises(KeyError):
        actions.answer_values(who, "99", {"effect": 1}, at=now())
    with pytest.raises(ValueError, match="5"):
        actions.answer_values(who, "11", {"effect": 5}, at=now())


def vote(world: World, number: int, side: str, effect: int, name: str = "") -> Client:
    browser = guest(world, number, name, side)
    actions.answer_values(part(world, number, browser), "11", {"effect": effect}, at=now())
    return browser


def test_ratings_show_sides_only_where_nobody_is_singled_out(world: World) -> None:
    number = opened(world, RATINGS)
    for side, effect in [*[("sales", 1)] * 3, *[("marketing", 4)] * 3]:
        vote(world, number, side, effect)
    actions.reveal(world.hallstein, number, by=world.by("ana"), at=now())
    shown = revealed(world.hallstein, number)
    assert shown is not None
    votes = shown.values[0].axes[0].votes
    assert (votes.values, votes.gap, votes.named) == ((1, 1, 1, 4, 4, 4), 3.0, ())
    assert shown.to_talk_about[0].subject.key == "11"
    few = opened(world, RATINGS)
    for side, effect in [("sales", 1), ("sales", 1), ("marketing", 4)]:
        vote(world, few, side, effect)
    actions.reveal(world.hallstein, few, by=world.by("ana"), at=now())
    shown = revealed(world.hallstein, few)
    assert shown is not None
    assert shown.values[0].axes[0].votes.groups == ()


@pytest.mark.parametrize(("level", "named"), [("off", True), ("partial", False), ("full", False)])
def test_names_stand_beside_votes_only_in_an_open_round(world: World, level: str, named: bool) -> None:
    number = opened(world, RATINGS, anonymity=level)
    vote(world, number, "sales", 2, "Max")
    vote(world, number, "sales", 3, "Max")
    actions.reveal(world.hallstein, number, by=world.by("ana"), at=now())
    shown = revealed(world.hallstein, number)
    assert shown is not None
    raters = {vote.rater for vote in shown.values[0].axes[0].votes.named}
    assert raters == ({"Max", "Max (2)"} if named else set())


@pytest.mark.parametrize(("level", "label"), [("off", "Max"), ("partial", ""), ("full", "")])
def test_a_text_has_its_name_beside_it_only_in_an_open_round(world: World, level: str, label: str) -> None:
    number = opened(world, TEXTS, anonymity=level)
    who = part(world, number, guest(world, number, "Max"))
    actions.answer_text(who, "promise", "Pumpen", version=0, at=now())
    actions.reveal(world.hallstein, number, by=world.by("ana"), at=now())
    shown = revealed(world.hallstein, number)
    assert shown is not None
    assert [answer.who for answer in shown.texts[0].beside.answers] == [label]


def test_the_same_people_rate_once_more_and_only_once(world: World) -> None:
    number, by = opened(world, RATINGS), world.by("ana")
    browsers = [vote(world, number, "sales", effect) for effect in (0, 2, 4)]
    for browser in browsers:
        actions.answer_values(part(world, number, browser), "12", {"effect": 2}, at=now())
    actions.reveal(world.hallstein, number, by=by, at=now())
    again = actions.rate_again(world.hallstein, number, everything=False, by=by, at=now())
    assert [subject.key for subject in page(world, again).asks.subjects] == ["11"]
    for browser in browsers:
        actions.answer_values(part(world, again, browser), "11", {"effect": 3}, at=now())
    actions.reveal(world.hallstein, again, by=by, at=now())
    shown = revealed(world.hallstein, again)
    assert shown is not None
    move = shown.values[0].axes[0].move
    assert move is not None
    assert move.direction == "closer"
    with pytest.raises(actions.CannotLead):
        actions.rate_again(world.hallstein, number, everything=True, by=by, at=now())
    with pytest.raises(actions.CannotLead):
        actions.rate_again(world.hallstein, again, everything=True, by=by, at=now())


def test_nobody_is_asked_again_where_all_agree(world: World) -> None:
    number = opened(world, RATINGS)
    vote(world, number, "sales", 2)
    actions.reveal(world.hallstein, number, by=world.by("ana"), at=now())
    with pytest.raises(actions.CannotLead):
        actions.rate_again(world.hallstein, number, everything=False, by=world.by("ana"), at=now())


def test_an_old_link_is_dead_at_once_and_whoever_is_in_stays(world: World) -> None:
    number, by = opened(world), world.by("ana")
    browser, old = guest(world, number, "Max"), token(world, number)
    actions.new_link(world.hallstein, number, by=by, at=now())
    assert token(world, number) != old
    assert Client().get(f"/join/{old}/").status_code == 410
    assert browser.get(f"/answer/{page(world, number).public_id}/1/").status_code == 200
    actions.revoke_link(world.hallstein, number, by=by, at=now())
    assert page(world, number).link is None


def test_taken_out_is_out_on_the_next_click_with_all_answers(world: World) -> None:
    number, by = opened(world), world.by("ana")
    browser = guest(world, number, "Max")
    who = part(world, number, browser)
    actions.answer_text(who, "promise", "weg", version=0, at=now())
    actions.take_out(world.hallstein, number, who.participant_id, by=by, at=now())
    assert browser.get(f"/answer/{page(world, number).public_id}/").status_code == 404
    assert not BlindAnswer.objects.for_company(world.hallstein).exists()
    with pytest.raises(actions.RoundIsOver):
        actions.answer_text(who, "promise", "doch", version=0, at=now())


def test_only_what_is_revealed_can_be_settled(world: World) -> None:
    number = opened(world)
    with pytest.raises(actions.CannotLead):
        actions.settle(world.hallstein, number, by=world.by("ana"), at=now())
    actions.reveal(world.hallstein, number, by=world.by("ana"), at=now())
    actions.settle(world.hallstein, number, by=world.by("ana"), at=now())
    assert page(world, number).is_settled


def test_a_deleted_company_takes_its_rounds_along(world: World) -> None:
    number = opened(world)
    who = part(world, number, guest(world, number, "Max"))
    actions.answer_text(who, "promise", "x", version=0, at=now())
    Round.objects.for_company(world.hallstein).get(pk=number).company.delete()
    assert not BlindAnswer.everywhere.exists()
    assert not Round.everywhere.exists()
