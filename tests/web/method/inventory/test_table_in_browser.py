"""The table in a real browser: it has to feel like the spreadsheet people know."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

import pytest
from playwright.sync_api import Locator, Page, expect

from klarlinie.method.inventory.activity import Activity as CoreActivity
from klarlinie.method.inventory.activity import Source
from klarlinie.vocabulary.money import euros
from klarlinie.web.method.inventory.actions import add_activities
from klarlinie.web.method.inventory.queries import activities
from klarlinie.web.platform.journal.queries import history
from klarlinie.web.platform.ui.clock import today
from tests.web.browser import PATIENCE
from tests.web.conftest import AT
from tests.web.everything import add
from tests.web.world import World

Opened = Callable[..., Page]
COLUMNS = ("pick", "title", "type", "hours", "money", "inquiries", "reason", "audience", "owner", "status")


def cell(page: Page, row: int, column: str) -> Locator:
    """Row from 1, as it is seen."""
    return page.locator("#sheet tbody tr:visible").nth(row - 1).locator("> *").nth(COLUMNS.index(column))


def seen(world: World) -> list[CoreActivity]:
    return [listed.core for listed in activities(world.hallstein)]


def settled(page: Page) -> None:
    """Everything that was typed has been answered."""
    expect(page.locator(".is-saving")).to_have_count(0)
    expect(page.locator("#sheet[aria-busy]")).to_have_count(0)


def wait_for(page: Page, is_so: Callable[[], bool]) -> None:
    """Once everything is saved, the database says so."""
    for _ in range(PATIENCE // 100):
        settled(page)
        if is_so():
            return
        page.wait_for_timeout(100)
    assert is_so()


def test_typing_arrows_and_enter_fill_the_table(opened: Opened, little_world: World, said: list[str]) -> None:
    page = opened()
    cell(page, 1, "title").click()
    for key in ("ArrowDown", "ArrowRight", "ArrowRight"):
        page.keyboard.press(key)
    page.keyboard.type("4 h/Woche")
    page.keyboard.press("Enter")
    page.keyboard.type("6")
    page.keyboard.press("Tab")
    page.keyboard.type("1200")
    page.keyboard.press("Shift+Tab")
    settled(page)
    expect(cell(page, 2, "hours")).to_have_text("17,3")
    expect(cell(page, 3, "money")).to_have_text("1.200 €")
    expect(cell(page, 3, "hours")).to_be_focused()
    fair, flyer = seen(little_world)[1:]
    assert fair.hours_per_month == pytest.approx(17.33, abs=0.01)
    assert (flyer.hours_per_month, flyer.money_per_year) == (6, euros("1200.00"))
    expect(page.locator("#sums")).to_contain_text("35,3 Std. im Monat")
    assert said == []


def test_f2_keeps_what_stands_there_and_escape_takes_nothing(opened: Opened, little_world: World) -> None:
    page = opened()
    cell(page, 3, "reason").click()
    page.keyboard.press("F2")
    page.keyboard.type(" und im Auto")
    page.keyboard.press("Enter")
    settled(page)
    assert seen(little_world)[2].reason == "Liegt am Tresen und im Auto"
    cell(page, 1, "title").dblclick()
    page.keyboard.type("xyz")
    page.keyboard.press("Escape")
    expect(cell(page, 1, "title")).to_have_text("Website")
    assert seen(little_world)[0].title == "Website"


def test_the_empty_last_row_becomes_a_new_activity_even_when_typed_fast(
    opened: Opened, little_world: World, said: list[str]
) -> None:
    page = opened()
    cell(page, 1, "title").click()
    page.keyboard.press("Control+ArrowDown")
    for words, key in (("Podcast", "Tab"), ("Video", "Tab"), ("3", "Enter")):
        page.keyboard.type(words)
        page.keyboard.press(key)
    settled(page)
    wait_for(page, lambda: len(seen(little_world)) == 4 and seen(little_world)[3].hours_per_month == 3)
    assert (seen(little_world)[3].title, seen(little_world)[3].type) == ("Podcast", "video")
    expect(page.locator("#sheet tr.fresh")).to_have_count(1)
    expect(page.locator("#sums")).to_contain_text("4 Aktivitäten")
    assert said == []


def test_a_new_row_asks_for_its_name_and_keeps_what_was_typed_first(
    opened: Opened, little_world: World
) -> None:
    page = opened()
    cell(page, 4, "hours").click()
    page.keyboard.type("8")
    page.keyboard.press("Enter")
    expect(cell(page, 4, "hours")).to_have_attribute("aria-invalid", "true")
    expect(cell(page, 4, "hours")).to_contain_text("Erst der Name")
    cell(page, 4, "title").click()
    page.keyboard.type("Stammtisch")
    page.keyboard.press("Enter")
    wait_for(page, lambda: len(seen(little_world)) == 4 and seen(little_world)[3].hours_per_month == 8)
    expect(cell(page, 4, "hours")).to_have_text("8")


def test_what_cannot_be_read_stays_marked_with_a_reason_until_it_is_right(
    opened: Opened, little_world: World
) -> None:
    page = opened()
    cell(page, 1, "hours").click()
    page.keyboard.type("ziemlich viel")
    page.keyboard.press("Enter")
    wrong = cell(page, 1, "hours")
    expect(wrong).to_have_attribute("aria-invalid", "true")
    expect(wrong).to_contain_text("ziemlich viel")
    expect(wrong).to_contain_text("Zum Beispiel")
    expect(page.locator("#spoken")).to_contain_text("Zum Beispiel")
    assert seen(little_world)[0].hours_per_month == 12
    wrong.click()
    page.keyboard.press("F2")
    expect(page.locator("#sheet input:not([type=checkbox])")).to_have_value("ziemlich viel")
    page.keyboard.press("Control+a")
    page.keyboard.type("20")
    page.keyboard.press("Enter")
    settled(page)
    expect(wrong).not_to_have_attribute("aria-invalid", "true")
    assert seen(little_world)[0].hours_per_month == 20


def test_a_block_from_excel_fills_and_adds_and_one_undo_takes_it_back(
    opened: Opened, little_world: World, said: list[str]
) -> None:
    page = opened()
    before, n = seen(little_world), len(history(little_world.hallstein))
    block = """Broschüre|Broschüre|2|1.500
Messe Köln|Messe||9000
Neu eins||keine Ahnung ob viel
Neu zwei
""".replace("|", "\t")
    page.evaluate("words => navigator.clipboard.writeText(words)", block)
    cell(page, 2, "title").click()
    page.keyboard.press("Control+v")
    expect(page.locator("#toasts")).to_contain_text("4 Zeilen eingefügt")
    assert [one.title for one in seen(little_world)] == [
        "Website", "Broschüre", "Messe Köln", "Neu eins", "Neu zwei",
    ]  # fmt: skip
    expect(cell(page, 4, "hours")).to_have_attribute("aria-invalid", "true")
    assert len(history(little_world.hallstein)) == n + 1
    cell(page, 1, "title").click()
    page.keyboard.press("Control+z")
    wait_for(page, lambda: seen(little_world) == before)
    expect(page.locator("#sheet tbody tr[data-id]")).to_have_count(3)
    expect(cell(page, 2, "title")).to_have_text("Messe Nürnberg")
    page.keyboard.press("Control+y")
    wait_for(page, lambda: len(seen(little_world)) == 5)
    expect(cell(page, 2, "title")).to_have_text("Broschüre")
    assert said == []


def test_a_range_is_copied_as_cells_and_delete_empties_it(opened: Opened, little_world: World) -> None:
    page = opened()
    cell(page, 1, "hours").click()
    page.keyboard.press("Shift+ArrowDown")
    page.keyboard.press("Shift+ArrowRight")
    expect(page.locator("#sheet .is-in")).to_have_count(4)
    page.keyboard.press("Control+c")
    copied = "navigator.clipboard.readText()"
    page.wait_for_function(f"async () => await {copied} !== ''", timeout=PATIENCE)
    assert page.evaluate(copied) == "12\t\n\t8.000 €"
    page.keyboard.press("Delete")
    wait_for(page, lambda: seen(little_world)[1].money_per_year is None)
    assert seen(little_world)[0].hours_per_month is None
    page.keyboard.press("Control+z")
    wait_for(page, lambda: seen(little_world)[1].money_per_year == euros("8000.00"))


def test_undo_and_redo_go_through_several_changes(opened: Opened, little_world: World) -> None:
    page = opened()
    cell(page, 1, "hours").click()
    for words in ("20", "30"):
        page.keyboard.type(words)
        page.keyboard.press("Enter")
        page.keyboard.press("ArrowUp")
    settled(page)
    for keys, hours in (("z", "20"), ("z", "12"), ("y", "20"), ("y", "30"), ("z", "20")):
        page.keyboard.press(f"Control+{keys}")
        expect(cell(page, 1, "hours")).to_have_text(hours)
    assert seen(little_world)[0].hours_per_month == 20


def test_two_people_in_the_same_cell_see_both_texts(opened: Opened, little_world: World) -> None:
    ana, mia = opened("ana"), opened("mia")
    cell(mia, 3, "reason").click()
    mia.keyboard.type("Kunden fragen danach")
    mia.keyboard.press("Enter")
    settled(mia)
    for take, hours in (("#take-theirs", "Kunden fragen danach"), ("#take-mine", "Weil er schön ist")):
        cell(ana, 3, "reason").click()
        ana.keyboard.type("Weil er schön ist")
        ana.keyboard.press("Enter")
        dialog = ana.locator("#stale")
        expect(dialog).to_be_visible()
        expect(dialog).to_contain_text("Kunden fragen danach")
        expect(dialog).to_contain_text("Weil er schön ist")
        ana.locator(take).click()
        settled(ana)
        expect(cell(ana, 3, "reason")).to_have_text(hours)
        assert seen(little_world)[2].reason == hours
        if take == "#take-theirs":
            ana.reload()
            cell(mia, 3, "reason").click()
            mia.keyboard.press("F2")
            mia.keyboard.type(" ")
            mia.keyboard.press("Escape")
            cell(mia, 3, "audience").click()
            mia.keyboard.type("Bestandskunden")
            mia.keyboard.press("Enter")
            settled(mia)
            cell(mia, 3, "reason").click()
            mia.keyboard.type("Kunden fragen danach!")
            mia.keyboard.press("Enter")
            settled(mia)


def test_two_people_in_the_same_row_do_not_disturb_each_other(opened: Opened, little_world: World) -> None:
    ana, mia = opened("ana"), opened("mia")
    for page, column, words in ((mia, "reason", "Wer sucht, findet uns"), (ana, "hours", "15")):
        cell(page, 1, column).click()
        page.keyboard.type(words)
        page.keyboard.press("Enter")
        settled(page)
    assert (seen(little_world)[0].reason, seen(little_world)[0].hours_per_month) == (
        "Wer sucht, findet uns",
        15,
    )
    expect(cell(ana, 1, "reason")).to_have_text("Wer sucht, findet uns")


def test_several_rows_get_an_owner_are_merged_and_deleted_and_all_comes_back(
    opened: Opened, little_world: World, said: list[str]
) -> None:
    page = opened()
    expect(page.locator("#bulk")).to_be_hidden()
    boxes = page.locator("#sheet tbody input[type=checkbox]")
    boxes.nth(0).click()
    boxes.nth(2).click(modifiers=["Shift"])
    expect(page.locator("#picked")).to_have_text("3 gewählt")
    page.locator("#set-words").fill("Mia")
    page.get_by_role("button", name="Setzen").click()
    wait_for(page, lambda: [one.owners for one in seen(little_world)] == [("Mia",)] * 3)
    expect(cell(page, 2, "owner")).to_have_text("Mia")
    boxes.nth(2).click()
    page.get_by_role("button", name="Zusammenlegen").click()
    wait_for(page, lambda: len(seen(little_world)) == 2)
    expect(page.locator("#sheet tbody tr[data-id]")).to_have_count(2)
    boxes.nth(0).click()
    page.get_by_role("button", name="Löschen").click()
    wait_for(page, lambda: len(seen(little_world)) == 1)
    page.locator("#toasts").get_by_role("button", name="Rückgängig").last.click()
    wait_for(page, lambda: len(seen(little_world)) == 2)
    cell(page, 1, "title").click()
    page.keyboard.press("Control+z")
    wait_for(page, lambda: len(seen(little_world)) == 3)
    expect(cell(page, 2, "title")).to_have_text("Messe Nürnberg")
    assert said == []


def test_the_filter_finds_at_once_and_the_sums_follow(opened: Opened) -> None:
    page = opened()
    rows = page.locator("#sheet tbody tr[data-id]:visible")
    page.locator("#find").fill("messe nürn")
    expect(rows).to_have_count(1)
    expect(page.locator("#sums")).to_contain_text("1 von 3 Aktivitäten")
    expect(page.locator("#sums")).to_contain_text("8.000 € im Jahr")
    expect(page.locator("#sums")).to_contain_text("Stunden (1 unbekannt)")
    page.locator("#find").fill("gibt es nicht")
    expect(page.locator("#none")).to_be_visible()
    page.locator("#show-all").click()
    for select, value, n in (("#by-owner", "Jana", 1), ("#by-view", "w", 2), ("#by-type", "event", 1)):
        page.locator(select).select_option(value)
        expect(rows).to_have_count(n)
        page.locator(select).select_option("")
    expect(rows).to_have_count(3)


def test_a_click_on_a_head_sorts_and_the_third_brings_the_list_back(opened: Opened) -> None:
    page = opened()
    titles = page.locator("#sheet tbody tr[data-id] th")
    head = page.get_by_role("button", name="Aktivität", exact=True)
    head.click()
    expect(titles).to_have_text(["Flyer", "Messe Nürnberg", "Website"])
    expect(page.locator("thead th.first")).to_have_attribute("aria-sort", "ascending")
    head.click()
    expect(titles).to_have_text(["Website", "Messe Nürnberg", "Flyer"])
    head.click()
    expect(titles).to_have_text(["Website", "Messe Nürnberg", "Flyer"])
    page.get_by_role("button", name="Geld").click()
    expect(titles).to_have_text(["Messe Nürnberg", "Website", "Flyer"])


def test_what_is_called_out_stands_in_the_list_after_enter(opened: Opened, little_world: World) -> None:
    page = opened()
    line = page.locator("#line")
    line.fill("Messe Köln, 40 Std im Jahr, 9.000 €")
    line.press("Enter")
    expect(line).to_have_value("")
    expect(page.locator("#sheet tbody tr[data-id]")).to_have_count(4)
    expect(cell(page, 4, "money")).to_have_text("9.000 €")
    line.fill("Stammtisch")
    line.press("Enter")
    expect(page.locator("#sheet tbody tr[data-id]")).to_have_count(5)


def test_an_empty_company_can_begin_by_pasting(opened: Opened, little_world: World) -> None:
    from klarlinie.web.method.inventory.models import Activity

    Activity.objects.for_company(little_world.hallstein).delete()
    page = opened()
    expect(page.get_by_role("heading", name="Aus Excel einfügen")).to_be_visible()
    page.evaluate("navigator.clipboard.writeText('Maßnahme\\tWer\\nMesse\\tJana\\nFlyer\\tTom\\n')")
    cell(page, 1, "title").click()
    page.keyboard.press("Control+v")
    wait_for(page, lambda: [one.owners for one in seen(little_world)] == [("Jana",), ("Tom",)])
    expect(page.locator("#sheet tbody tr[data-id]")).to_have_count(2)


def test_on_a_phone_the_rows_are_cards_and_a_tap_opens_one(opened: Opened, said: list[str]) -> None:
    page = opened(width=390)
    assert page.evaluate("document.documentElement.scrollWidth") <= 390
    card = page.locator("#sheet tbody tr[data-id]").nth(1)
    expect(card.locator(".c-money")).to_be_visible()
    expect(card.locator(".c-reason")).to_be_hidden()
    card.click(position={"x": 40, "y": 20})
    expect(page.get_by_role("heading", level=1)).to_have_text("Messe Nürnberg")
    assert page.evaluate("document.documentElement.scrollWidth") <= 390
    assert said == []


def test_who_reads_along_can_walk_and_copy_but_not_type(opened: Opened, little_world: World) -> None:
    page = opened("ben")
    before = seen(little_world)
    cell(page, 1, "hours").click()
    page.keyboard.press("ArrowDown")
    page.keyboard.type("99")
    page.keyboard.press("Delete")
    page.keyboard.press("Enter")
    expect(page.locator("#sheet input:visible")).to_have_count(0)
    assert page.locator("#sheet table").get_attribute("aria-readonly") == "true"
    assert seen(little_world) == before


def test_three_hundred_rows_feel_instant(
    opened: Opened, little_world: World, capsys: pytest.CaptureFixture[str]
) -> None:
    """Prints what a key costs; the time itself is not asserted, other things run on the machine."""
    many = [
        CoreActivity(
            f"Aktivität {n}", Source(""), hours_per_month=float(n), reason="Weil Kunden danach fragen. " * 3
        )
        for n in range(300)
    ]
    add_activities(little_world.hallstein, many, by=little_world.by("ana"), at=AT)
    page = opened()
    cell(page, 1, "title").click()
    costs = page.evaluate(KEYS)
    with capsys.disabled():
        print("\n303 rows, ms per key (median, slowest):", costs)
    expect(page.locator("#sheet tbody tr[data-id]")).to_have_count(303)


KEYS = """() => {
  const median = (all) => {
    const one = [...all].sort((a, b) => a - b);
    return [one[one.length >> 1], one.at(-1)].map((ms) => +ms.toFixed(1));
  };
  const find = document.querySelector("#find"), rows = document.querySelector("#sheet tbody");
  const timed = (act) => { // with the layout that follows
    const from = performance.now();
    act();
    rows.lastElementChild.offsetTop;
    return performance.now() - from;
  };
  const press = (key, more = {}) => document.activeElement.dispatchEvent(
    new KeyboardEvent("keydown", { key, bubbles: true, cancelable: true, ...more }));
  const search = (words) => { find.value = words; find.dispatchEvent(new Event("input")); };
  const many = (n, act) => Array.from({ length: n }, () => timed(act));
  const arrows = many(60, () => press("ArrowDown"));
  const ranges = many(30, () => press("ArrowUp", { shiftKey: true }));
  const typing = many(10, () => { press("x"); press("Escape"); });
  const filter = ["a", "ak", "akt", "aktivität 2", "aktivität 29", "", "kunden", ""].map((w) => timed(() => search(w)));
  const sort = many(3, () => document.querySelector("[data-field=hours]").click());
  return JSON.stringify(Object.fromEntries(Object.entries({ arrows, ranges, typing, filter, sort })
    .map(([what, all]) => [what, median(all)])));
}"""


def test_what_nobody_confirmed_for_a_quarter_is_marked_and_stays_so_while_it_is_typed_in(
    opened: Opened, little_world: World, said: list[str]
) -> None:
    first = activities(little_world.hallstein)[0].id
    said_on = {"confirmed_on": today() - timedelta(days=100), "confirmed_by": "Mia"}
    add("upkeep.Confirmation", little_world.hallstein, activity_id=first, **said_on)
    page = opened()
    mark = cell(page, 1, "title")
    expect(mark).to_have_attribute("data-mark", "Prüfung nötig")
    expect(cell(page, 2, "title")).not_to_have_attribute("data-mark", "Prüfung nötig")
    cell(page, 1, "hours").click()
    page.keyboard.type("7")
    page.keyboard.press("Enter")
    settled(page)
    page.locator("#by-view").select_option("p")
    expect(mark).to_have_attribute("data-mark", "Prüfung nötig")
    expect(page.locator("#check-needed")).to_contain_text("Seit einem Vierteljahr nicht bestätigt")
    assert said == []


def test_what_was_typed_into_a_row_that_is_gone_is_said_once_and_not_lost(
    opened: Opened, little_world: World
) -> None:
    ana, mia = opened("ana"), opened("mia")
    mia.locator("#sheet .pick input").nth(3).click()
    mia.get_by_role("button", name="Löschen").click()
    wait_for(mia, lambda: len(seen(little_world)) == 2)
    cell(ana, 3, "reason").click()
    ana.keyboard.type("Weil er schön ist")
    ana.keyboard.press("Enter")
    toasts = ana.locator("#toasts")
    expect(toasts).to_contain_text("Getippt war: Weil er schön ist")
    expect(toasts).not_to_contain_text("beide Fassungen")
    expect(ana.locator("#sheet tbody tr[data-id]")).to_have_count(2)


def test_taking_back_that_did_not_arrive_can_be_tried_again(opened: Opened, little_world: World) -> None:
    page = opened()
    cell(page, 1, "hours").click()
    page.keyboard.type("20")
    page.keyboard.press("Enter")
    wait_for(page, lambda: seen(little_world)[0].hours_per_month == 20)
    page.route("**/take-back/", lambda route: route.abort())
    page.keyboard.press("Control+z")
    expect(page.locator("#toasts")).to_contain_text("noch nichts geschehen")
    page.unroute("**/take-back/")
    cell(page, 1, "hours").click()
    page.keyboard.press("Control+z")
    wait_for(page, lambda: seen(little_world)[0].hours_per_month == 12)


def test_ticked_rows_that_somebody_has_changed_are_shown_fresh_before_they_are_changed(
    opened: Opened, little_world: World
) -> None:
    ana, mia = opened("ana"), opened("mia")
    cell(mia, 3, "owner").click()
    mia.keyboard.type("Mia")
    mia.keyboard.press("Enter")
    wait_for(mia, lambda: seen(little_world)[2].owners == ("Mia",))
    ana.locator("#sheet .pick input").nth(3).click()
    ana.get_by_role("button", name="Löschen").click()
    expect(ana.locator("#toasts")).to_contain_text("inzwischen jemand geändert")
    expect(cell(ana, 3, "owner")).to_have_text("Mia")
    assert len(seen(little_world)) == 3
    ana.get_by_role("button", name="Löschen").click()
    wait_for(ana, lambda: len(seen(little_world)) == 2)


def test_a_second_click_while_the_answer_is_out_sends_nothing(opened: Opened, said: list[str]) -> None:
    page = opened("ana", "/c/hallstein/upkeep/ideas/new/")
    page.fill("[name=title]", "Azubis zeigen die Werkstatt")

    held_back = page.evaluate(
        """() => {
          const form = document.querySelector("form[data-guard]"), seen = [];
          addEventListener("submit", (event) => { seen.push(event.defaultPrevented); event.preventDefault(); });
          form.requestSubmit();
          form.requestSubmit();
          return seen;
        }"""
    )

    assert held_back == [False, True]
    assert said == []


def test_a_double_click_on_set_changes_the_rows_once_and_blames_nobody(
    opened: Opened, little_world: World
) -> None:
    page = opened()
    sent: list[str] = []
    page.on("request", lambda request: sent.append(request.url) if "together" in request.url else None)
    page.locator("#pick-all").check()
    page.select_option("#set-field", "owner")
    page.fill("#set-words", "Tom")

    page.evaluate(
        """() => {
          const form = document.querySelector("#bulk"), set = form.querySelector("[value=set]");
          form.requestSubmit(set);
          form.requestSubmit(set);
        }"""
    )

    expect(page.locator(".message")).to_contain_text("bei 3 Aktivitäten gesetzt")
    wait_for(page, lambda: all(one.owners == ("Tom",) for one in seen(little_world)))
    assert len(sent) == 1
