from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from klarlinie.method.plan import TidyPlan
from klarlinie.reports.markdown import escaped, plan_markdown
from klarlinie.vocabulary.figures import Language
from tests.reports.sample import NASTY, large_plan, nasty_plan, poor_plan, rich_plan

READ = MarkdownIt("commonmark").enable("table").enable("strikethrough")


@pytest.mark.parametrize("make", [rich_plan, poor_plan, nasty_plan, large_plan])
@pytest.mark.parametrize("language", ["de", "en"])
def test_every_section_and_table_is_read_as_such(make: Callable[[], TidyPlan], language: Language) -> None:
    tokens = READ.parse(plan_markdown(make(), language))
    headings = [token.tag for token in tokens if token.type == "heading_open"]
    assert headings.count("h1") == 1
    assert headings.count("h2") == 10
    assert not any(token.type in ("html_block", "code_block", "fence", "hr") for token in tokens)


@given(
    st.text(alphabet="ab1.)-+=*_`#[]<>|~$!\\ \n&", min_size=1, max_size=30).filter(
        lambda words: words.split()
    )
)
def test_any_words_come_back_as_the_same_words(words: str) -> None:
    tokens = READ.parse(escaped(words))
    assert [token.type for token in tokens] == ["paragraph_open", "inline", "paragraph_close"]
    children = tokens[1].children or []
    assert {child.type for child in children} <= {"text", "text_special"}
    assert "".join(child.content for child in children) == " ".join(words.split())


def test_a_title_full_of_markup_stays_a_title() -> None:
    text = plan_markdown(nasty_plan(), "de")
    assert escaped(NASTY) in text
    assert "<b>fett</b>" not in text.replace("\\<b\\>", "")


def test_the_plan_is_in_the_text() -> None:
    text = plan_markdown(rich_plan(), "de")
    assert "**Von 24 Aktivitäten bleiben 4 im Fokus;" in text
    assert "| 23 | Instagram | 8 | nicht bekannt |" in text
