"""Words and their stems."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor

from klarlinie.method.clarity.words import fold, stem

WORDS = [
    fold(word) for word in "Werbung Anfragen Messestand Mannschaften Kundinnen Häuser Größe Fertigung".split()
] * 400


def test_pages_in_several_threads_stem_words_at_once() -> None:
    one_by_one = [stem.__wrapped__(word, "de") for word in WORDS]

    with ThreadPoolExecutor(8) as threads:
        at_once = list(threads.map(lambda word: stem.__wrapped__(word, "de"), WORDS))

    assert at_once == one_by_one
