"""Source, medium and campaign of a visit, and the channel they name."""

from __future__ import annotations

import pytest

from klarlinie.analysis.origin.ga4 import Came, channel_of_visit, group_of, named

# By GA4's published rules: source, medium, campaign and the group.
RULES = [
    ("(direct)", "(none)", "", "direct"),
    ("(direct)", "(not set)", "", "direct"),
    ("google", "cpc", "x cross-network y", "cross-network"),
    ("idealo.de", "cpc", "", "paid shopping"),
    ("google", "cpc", "summer-shopping", "paid shopping"),
    ("google", "cpc", "", "paid search"),
    ("bing.com", "paid-search", "", "paid search"),
    ("linkedin.com", "paid_social", "", "paid social"),
    ("youtube.com", "cpv", "", "paid video"),
    ("partner", "cpm", "", "display"),
    ("partner", "banner", "", "display"),
    ("partner", "retargeting", "", "paid other"),
    ("amazon.de", "referral", "", "organic shopping"),
    ("lnkd.in", "referral", "", "organic social"),
    ("t.co", "referral", "", "organic social"),
    ("hootsuite", "social", "", "organic social"),
    ("vimeo.com", "referral", "", "organic video"),
    ("duckduckgo", "organic", "", "organic search"),
    ("www.google.de", "referral", "", "organic search"),
    ("branchenblatt.de", "referral", "", "referral"),
    ("mailchimp", "e-mail", "", "email"),
    ("partner", "affiliate", "", "affiliates"),
    ("radio", "audio", "", "audio"),
    ("sms", "text", "", "sms"),
    ("firebase", "x", "", "mobile push notifications"),
    ("messe", "qr", "", "unassigned"),
    ("kammer", "qr", "workshop", "unassigned"),  # "shop" counts at the beginning of a word and in "eshop"
    ("kammer", "qr", "eshop", "organic shopping"),
]


@pytest.mark.parametrize(("source", "medium", "campaign", "group"), RULES)
def test_the_published_rules(source: str, medium: str, campaign: str, group: str) -> None:
    assert group_of(source, medium, campaign) == group


@pytest.mark.parametrize(
    ("came", "channel"),
    [
        (Came("google", "cpc"), "ads"),
        (Came("google", "organic"), "search"),
        (Came("linkedin.com", "referral"), "linkedin"),
        (Came("facebook.com", "referral"), "social"),
        (Came("www.wlw.de", "referral"), "directory"),
        (Came("chatgpt.com", "referral"), "ai"),
        (Came("irgendwo.de", "referral"), "link"),
        (Came("rapidmail", "email"), "newsletter"),
        (Came("newsletter", "newsletter"), "newsletter"),
        (Came("messe-nuernberg", "qr"), "fair"),
        (Came("aufkleber", "qr"), "other"),
        (Came("(direct)", "(none)"), "direct"),
        (Came("(direct)", "(none)", "", "Organic Search"), "direct"),
        (Came("(not set)", "(not set)"), "unknown"),
        (Came("(not set)", "(not set)", "", "Paid Search"), "ads"),
        (Came("(data deleted)", "(data deleted)", "", "Unassigned"), "unknown"),
        (Came("x", "y", "", "Referral"), "link"),
        (Came("irgendwas", "z", "", "Paid Other"), "ads"),
        (Came("messe", "qr", "", "Unassigned"), "fair"),
        (Came("GOOGLE", "Organic"), "search"),
        (Came(""), "unknown"),
    ],
)
def test_the_channel_of_a_visit(came: Came, channel: str) -> None:
    assert channel_of_visit(came) == channel


def test_rules_of_the_company_see_the_words_first_and_then_our_channel() -> None:
    def naming(written: str) -> str:
        return {"google / cpc / Stelle": "Personal", "search": "Gefunden"}.get(written, written)

    assert named(Came("google", "cpc", "Stelle"), naming) == "Personal"
    assert named(Came("google", "organic"), naming) == "Gefunden"
    assert named(Came("bing", "cpc"), naming) == "ads"
