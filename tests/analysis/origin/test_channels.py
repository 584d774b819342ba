"""What people write about how they found a company becomes a channel, by rules that can be read."""

from __future__ import annotations

import pytest

from klarlinie.analysis.origin.channels import OTHER, WordRule, channel_name, channels, fits, sort_words

SAID = [
    ("Google", "search"),
    ("über google gefunden", "search"),
    ("Google Ads", "ads"),
    ("Empfehlung von Hr. X", "referral"),
    ("ein Kollege hat Sie empfohlen", "referral"),
    ("Messe", "fair"),
    ("Hausmesse bei Ihnen", "fair"),
    ("Telefonakquise", "outbound"),
    ("LinkedIn-Beitrag", "linkedin"),
    ("war schon Kunde", "existing"),
    ("ChatGPT", "ai"),
    ("Ihr Transporter stand beim Nachbarn", OTHER),
    ("keine Angabe", None),
    ("weiß nicht mehr", None),
    ("?", None),
    ("", None),
]
MEASURED = [
    ("google / organic", "search"),
    ("google / cpc", "ads"),
    ("Organic Search", "search"),
    ("Paid Social", "ads"),
    ("Referrals", "link"),
    ("Email Marketing", "newsletter"),
    ("(direct) / (none)", "direct"),
    ("Direct Traffic", "direct"),
    ("(not set)", None),
    ("Offline Sources", None),
]


@pytest.mark.parametrize(("text", "channel"), SAID)
def test_the_words_of_inquirers_name_a_channel(text: str, channel: str | None) -> None:
    assert sort_words(text).channel == channel


@pytest.mark.parametrize(("text", "channel"), MEASURED)
def test_what_programs_measure_names_a_channel(text: str, channel: str | None) -> None:
    assert sort_words(text, is_measured=True).channel == channel


def test_a_rule_of_the_company_goes_before_ours_and_the_others_are_named() -> None:
    found = sort_words("Google, dann Messe", (WordRule("google", "website", is_own=True),))
    assert found.channel == "website"
    assert found.rule is not None
    assert found.rule.is_own
    assert [rule.channel for rule in found.also] == ["fair", "search"]


def test_a_star_stands_for_any_letters_and_without_one_only_the_whole_word_fits() -> None:
    assert fits("messe*", "Messestand")
    assert not fits("messe", "Messestand")
    assert fits("*messe", "Hausmesse")
    assert fits("google ads", "über Google-Ads gekommen")
    assert not fits("google ads", "Ads bei Google")
    assert not fits("*", "Messe")


def test_every_channel_has_a_name_and_nobody_knows_is_none() -> None:
    assert channel_name(None).say("de") == "nicht bekannt"
    assert all(channel_name(code).say("en") for code in channels())
    assert channel_name("agenda-x").say("de") == "agenda-x"
