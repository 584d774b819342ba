"""The channel of a visit in GA4: by the group that GA4 wrote, else by its published rules, in our own words."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from klarlinie.analysis.origin.channels import DIRECT, OTHER, sort_words
from klarlinie.analysis.origin.touchpoints import UNKNOWN

# What GA4 writes where it knows nothing, or may not say it.
SAYS_NOTHING = frozenset({"", "(not set)", "(not provided)", "(data deleted)", "<other>", "(other)", "null"})
PAID = re.compile(r".*cp.*|ppc|retargeting|paid.*")
SHOP = re.compile(r".*(([^a-df-z]|^)shop|shopping).*")
BANNERS = frozenset({"display", "banner", "expandable", "interstitial", "cpm"})
SOCIAL_WORDS = frozenset({"social", "social-network", "social-media", "sm", "social network", "social media"})
MAIL_WORDS = frozenset({"email", "e-mail", "e_mail", "e mail"})
LINKS = frozenset({"referral", "app", "link"})

# Google keeps lists of more than 800 sites; these are the ones that companies here meet.
SEARCHES = re.compile(
    r"(.*\.)?(google|bing|yahoo|duckduckgo|ecosia|startpage|qwant|yandex|baidu|ask|aol)(\..*)?"
)
SOCIALS = re.compile(
    r"(.*\.)?(linkedin|lnkd|xing|facebook|fb|instagram|ig|twitter|x|t|threads|pinterest|reddit|tiktok|quora|whatsapp"
    r"|kununu|mastodon|bsky|bluesky|snapchat)(\.(com|co|in|net|me|de|social|app))?"
)
VIDEOS = re.compile(r"(.*\.)?(youtube|youtu|vimeo|twitch|dailymotion|wistia)(\..*)?")
SHOPS = re.compile(r"(.*\.)?(amazon|ebay|etsy|idealo|alibaba|shopping|igshopping|walmart)(\..*)?")

# The product has fewer channels than GA4 has groups.
OF_GROUP: Mapping[str, str] = {
    "direct": DIRECT,
    "cross-network": "ads",
    "paid search": "ads",
    "paid shopping": "ads",
    "paid social": "ads",
    "paid video": "ads",
    "paid other": "ads",
    "display": "ads",
    "organic search": "search",
    "organic shopping": "directory",
    "organic video": "social",
    "email": "newsletter",
    "affiliates": "partner",
    "ai assistants": "ai",
    "ai assistant": "ai",
}


@dataclass(frozen=True)
class Came:
    """Where a visit came from, as written; "" where nothing is. `group` is GA4's own default channel group."""

    source: str
    medium: str = ""
    campaign: str = ""
    group: str = ""

    @property
    def words(self) -> str:
        """What rules of a company are matched with: "google / cpc / spring"."""
        return " / ".join(part for part in (self.source, self.medium, self.campaign) if part)


def named(came: Came, naming: Callable[[str], str]) -> str:
    """The channel of a visit. `naming` holds the company's rules: they see the words as written, then our channel."""
    words = came.words
    if (own := naming(words)) != words:
        return own
    channel = channel_of_visit(came)
    return channel if channel == UNKNOWN else naming(channel)


def channel_of_visit(came: Came) -> str:
    """A channel of the product; UNKNOWN where neither source, medium nor group says anything."""
    source, medium = came.source.strip().casefold(), came.medium.strip().casefold()
    if source == "(direct)" and medium in SAYS_NOTHING | {"(none)"}:
        return DIRECT
    group = came.group.strip().casefold()
    if group in SAYS_NOTHING | {"unassigned"}:
        group = group_of(source, medium, came.campaign.casefold())
    if group in OF_GROUP:
        return OF_GROUP[group]
    if source in SAYS_NOTHING and medium in SAYS_NOTHING | {"(none)"} and group == "unassigned":
        return UNKNOWN
    if group == "organic social":
        return "linkedin" if re.search(r"linkedin|lnkd", source) else "social"
    return _by_words(came, group)


def _by_words(came: Came, group: str) -> str:
    """A link is often more than a link (a directory, the press, an assistant), and "messe / qr" fits no rule of GA4."""
    words = [part for part in (came.source, came.medium) if part.casefold() not in SAYS_NOTHING]
    found = sort_words(" / ".join(words), is_measured=True).channel
    if group == "referral":
        return found if found not in (None, OTHER) else "link"
    return found or UNKNOWN


def group_of(source: str, medium: str, campaign: str) -> str:
    """GA4's default channel group by its published rules, the first that fits; all in small letters."""
    if source == "(direct)" and medium in SAYS_NOTHING | {"(none)"}:
        return "direct"
    if "cross-network" in campaign:
        return "cross-network"
    is_shop = bool(SHOPS.fullmatch(source) or SHOP.fullmatch(campaign))
    if PAID.fullmatch(medium) or medium in BANNERS:
        return _paid(source, medium, is_shop)
    return _not_paid(source, medium, is_shop)


def _paid(source: str, medium: str, is_shop: bool) -> str:
    if PAID.fullmatch(medium):
        for is_such, group in (
            (is_shop, "paid shopping"),
            (SEARCHES.fullmatch(source), "paid search"),
            (SOCIALS.fullmatch(source), "paid social"),
            (VIDEOS.fullmatch(source), "paid video"),
        ):
            if is_such:
                return group
    return "display" if medium in BANNERS else "paid other"


def _not_paid(source: str, medium: str, is_shop: bool) -> str:
    rules: tuple[tuple[object, str], ...] = (
        (is_shop, "organic shopping"),
        (SOCIALS.fullmatch(source) or medium in SOCIAL_WORDS, "organic social"),
        (VIDEOS.fullmatch(source) or "video" in medium, "organic video"),
        (SEARCHES.fullmatch(source) or medium == "organic", "organic search"),
        (medium in LINKS, "referral"),
        (source in MAIL_WORDS or medium in MAIL_WORDS, "email"),
        (medium == "affiliate", "affiliates"),
        (medium == "audio", "audio"),
        ("sms" in (source, medium), "sms"),
        (_is_push(source, medium), "mobile push notifications"),
    )
    return next((group for fits, group in rules if fits), "unassigned")


def _is_push(source: str, medium: str) -> bool:
    return medium.endswith("push") or "mobile" in medium or "notification" in medium or source == "firebase"
