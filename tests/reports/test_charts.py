from __future__ import annotations

import re
from xml.etree import ElementTree

import pytest
from hypothesis import given
from hypothesis import strategies as st

from klarlinie.reports.charts import (
    Bubble,
    LaneCards,
    PersonBar,
    _axis_end,
    _marks,
    effort_effect_chart,
    hours_chart,
    lanes_chart,
)
from klarlinie.reports.svg import element, fitted, lines_of, text, width_of

SVG = "{http://www.w3.org/2000/svg}"
BUBBLES = st.lists(
    st.builds(
        Bubble,
        number=st.integers(1, 400),
        title=st.text(max_size=12),
        effort=st.none() | st.floats(0, 500),
        effect=st.none() | st.floats(0, 100),
        cost=st.none() | st.floats(0, 1e6),
        lane=st.sampled_from(["must", "should", "could", "not_now"]),
    ),
    max_size=30,
)


def parsed(svg: str) -> ElementTree.Element:
    return ElementTree.fromstring(svg)


def words(svg: str) -> list[str]:
    return [node.text or "" for node in parsed(svg).iter(f"{SVG}text")]


def bubble(number: int, effort: float | None, effect: float | None, cost: float | None = 1000.0) -> Bubble:
    return Bubble(number, f"Aktivität {number}", effort, effect, cost, "must")


def places(svg: str) -> dict[str, tuple[float, float]]:
    """Where each number of a bubble stands."""
    return {
        node.text or "": (float(node.attrib["x"]), float(node.attrib["y"]))
        for node in parsed(svg).iter(f"{SVG}text")
        if node.attrib.get("class") == "kl-number"
    }


@given(BUBBLES)
def test_any_bubbles_give_a_well_formed_picture_with_every_number(bubbles: list[Bubble]) -> None:
    svg = effort_effect_chart(bubbles, "de")
    numbers = [
        node.text for node in parsed(svg).iter(f"{SVG}text") if node.attrib.get("class") == "kl-number"
    ]
    assert sorted(numbers) == sorted(str(b.number) for b in bubbles)


@given(BUBBLES)
def test_nothing_is_drawn_outside_the_picture(bubbles: list[Bubble]) -> None:
    root = parsed(effort_effect_chart(bubbles, "de"))
    height = float(root.attrib["height"])
    for x, y in places(ElementTree.tostring(root, encoding="unicode")).values():
        assert 0 < x < 350
        assert 0 < y < height


def test_numbers_of_bubbles_at_the_same_place_do_not_hide_one_another() -> None:
    at = places(effort_effect_chart([bubble(n, 10.0, 50.0) for n in range(1, 6)], "de"))
    assert len(at) == 5
    spots = list(at.values())
    for i, (x, y) in enumerate(spots):
        for other_x, other_y in spots[i + 1 :]:
            assert abs(x - other_x) >= 6 or abs(y - other_y) >= 8


def test_what_is_unknown_stands_in_the_margin_and_not_at_zero() -> None:
    svg = effort_effect_chart(
        [bubble(1, 10.0, 40.0), bubble(2, None, 40.0), bubble(3, 10.0, None), bubble(4, None, None)], "de"
    )
    at = places(svg)
    assert at["2"][0] < 62  # left of the axis
    assert at["3"][1] > 272  # under the axis
    assert at["4"][1] > at["3"][1]
    assert {"Aufwand noch unbekannt", "Wirkung noch unbekannt", "Aufwand und Wirkung noch unbekannt"} <= set(
        words(svg)
    )


def test_the_words_of_the_margin_are_not_under_its_bubbles() -> None:
    svg = effort_effect_chart([bubble(n, None, 5.0 * n) for n in range(1, 20)], "de")
    label = next(node for node in parsed(svg).iter(f"{SVG}text") if node.text == "Aufwand noch unbekannt")
    left_edges = [
        float(node.attrib["cx"]) - float(node.attrib["r"]) for node in parsed(svg).iter(f"{SVG}circle")
    ]
    assert float(label.attrib["x"]) + 1.5 < min(left_edges)


@pytest.mark.parametrize("effect", [0.0, 50.0, 100.0])
def test_many_of_unknown_effort_stay_beside_the_plot(effect: float) -> None:
    svg = effort_effect_chart([bubble(n, None, effect) for n in range(1, 41)], "de")
    heights = sorted(y for _, y in places(svg).values())
    assert heights[0] > 22
    assert heights[-1] < 275
    assert len({round(y, 1) for y in heights}) == 40


def test_a_known_zero_stands_on_the_axis() -> None:
    svg = effort_effect_chart([bubble(1, 0.0, 40.0), bubble(2, 20.0, 10.0)], "de")
    assert 62.0 in {float(node.attrib["cx"]) for node in parsed(svg).iter(f"{SVG}circle")}
    assert "Aufwand noch unbekannt" not in words(svg)


def test_the_area_of_a_bubble_follows_its_cost() -> None:
    svg = effort_effect_chart([bubble(1, 5.0, 10.0, 40000.0), bubble(2, 10.0, 20.0, 10000.0)], "de")
    large, small = sorted(
        (float(node.attrib["r"]) for node in parsed(svg).iter(f"{SVG}circle")), reverse=True
    )
    assert large / small == pytest.approx(2.0, abs=0.01)


def test_each_lane_has_a_shape_of_its_own() -> None:
    lanes = ("must", "should", "could", "not_now")
    svg = effort_effect_chart(
        [Bubble(i, "x", 5.0 * i, 10.0, 100.0, lane) for i, lane in enumerate(lanes, 1)], "de"
    )
    shapes = {
        node.attrib["class"]: (node.tag.removeprefix(SVG), node.attrib.get("stroke-dasharray"))
        for node in parsed(svg).iter()
        if node.attrib.get("class", "").removeprefix("kl-") in lanes
    }
    assert len(set(shapes.values())) == 4


def test_figures_follow_the_language() -> None:
    bars = [PersonBar("Ana", 6.0, 4.5, 0.0)]
    assert "4,5 von 6\u202fStd." in words(hours_chart(bars, "de"))
    assert "4.5 of 6\u202fhrs" in words(hours_chart(bars, "en"))


def test_too_much_work_is_said_by_how_much() -> None:
    assert "1,5\u202fStd. zu viel" in words(hours_chart([PersonBar("Ana", 6.0, 5.0, 2.5)], "de"))
    assert not any("zu viel" in word for word in words(hours_chart([PersonBar("Ana", 6.0, 3.5, 2.5)], "de")))


def test_the_board_shows_hours_against_capacity_and_counts_what_it_cannot_show() -> None:
    lanes = [
        LaneCards("must", ((1, "Website", 4.0), (2, "SEO", 3.0))),
        LaneCards("should", ((3, "Newsletter", 2.0),)),
        LaneCards("could", tuple((n, f"Idee {n}", 1.0) for n in range(4, 24))),
    ]
    said = words(lanes_chart(lanes, 10.0, "de"))
    assert "7\u202fStd. von 10\u202fStd./Woche" in said
    assert "2\u202fStd. von übrigen 3\u202fStd." in said
    assert "und 12 weitere" in said


def test_what_a_user_wrote_stays_text_in_the_picture() -> None:
    evil = '<script>alert(1)</script> & "x" \'</svg>'
    for svg in (
        lanes_chart([LaneCards("must", ((1, evil, 1.0),))], None, "de"),
        hours_chart([PersonBar(evil, 1.0, 0.0, 0.0)], "de"),
        text(evil, 0, 0),
        element("rect", class_=evil),
    ):
        assert {node.tag.removeprefix(SVG) for node in parsed(svg).iter()}.isdisjoint({"script"})


def test_a_picture_has_no_style_attribute_and_says_what_it_shows() -> None:
    svg = hours_chart([PersonBar("Ana", 6.0, 4.0, 1.0)], "de")
    assert "style=" not in svg
    root = parsed(svg)
    assert root[0].text == "Stunden in der Woche je Person"
    assert root[1].text == "Ana: 5 von 6\u202fStd."


@given(st.text(max_size=80), st.floats(10, 300))
def test_a_fitted_line_fits(title: str, room: float) -> None:
    assert width_of(fitted(title, room, 8), 8) <= room or fitted(title, room, 8) == "…"


@given(st.text(alphabet="abc -ü", max_size=60))
def test_lines_lose_nothing_but_what_an_ellipsis_stands_for(title: str) -> None:
    lines = lines_of(title, 60, 8, 2)
    assert len(lines) <= 2
    if not any(line.endswith("…") for line in lines):
        assert re.sub(r"\s", "", "".join(lines)) == re.sub(r"\s", "", title)


def test_a_long_word_breaks_after_its_hyphen() -> None:
    assert lines_of("LinkedIn-Unternehmensseite", 90, 7.4, 2)[0] == "LinkedIn-"


@pytest.mark.parametrize("largest", [0.3, 1.0, 9.2, 12.0, 14.0, 39.4, 61.0, 480.0])
def test_no_mark_stands_beyond_the_end_of_its_axis(largest: float) -> None:
    end = _axis_end([largest])
    assert end >= largest
    assert max(_marks(end)) <= end + 1e-6
    assert len(_marks(end)) >= 3
