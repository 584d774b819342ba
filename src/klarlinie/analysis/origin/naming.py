"""Sentences about channels with the names of the channels in place of their codes."""

from __future__ import annotations

from klarlinie.analysis.origin.channels import channel_name, channels
from klarlinie.vocabulary.text import Text


def with_names(text: Text) -> Text:
    """The same sentence; what is no code of ours stays as it is."""
    return Text(text.de, text.en, {name: _named(value) for name, value in text.values.items()}, text.sie)


def _named(value: object) -> object:
    if isinstance(value, Text):
        return with_names(value)
    if isinstance(value, (tuple, list)):
        return tuple(_named(one) for one in value)
    return channel_name(value) if isinstance(value, str) and value in channels() else value
