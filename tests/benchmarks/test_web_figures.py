"""The figures of the web benchmark, on numbers worked out by hand."""

from __future__ import annotations

import os

import pytest

from benchmarks._web_figures import (
    Figure,
    Line,
    at_most,
    cpu_seconds,
    cpu_ticks,
    family,
    memory_mib,
    parent_of,
    percentile,
    pss_kib,
)

# pid (name) state ppid pgrp session tty tpgid flags minflt cminflt majflt cmajflt utime stime cutime cstime ...
STAT = "71 (tail) of (it) S 7 71 71 0 -1 4194304 11 12 13 14 250 50 30 20 20 0 9 0 100"


@pytest.mark.parametrize(("share", "seen"), [(0.5, 50), (0.95, 95), (0.99, 99), (1, 100), (0, 1)])
def test_a_percentile_is_a_value_that_was_measured(share: float, seen: float) -> None:
    assert percentile(range(100, 0, -1), share) == seen


def test_a_figure_says_its_median_and_how_far_it_moved() -> None:
    assert Figure((9.06, 8.0, 12.3)).say(1, " ms") == "9.1 ms (8.0 to 12.3)"
    assert Figure((3.0,)).say(0) == "3"


def test_ratios_are_taken_round_by_round() -> None:
    assert Figure((10.0, 20.0, 40.0)).over(Figure((40.0, 40.0, 160.0))).rounds == (0.25, 0.5, 0.25)


def test_a_limit_is_kept_or_missed_by_the_median() -> None:
    assert at_most("CPU", Figure((9.0, 10.0, 30.0)), 10).is_kept
    missed = at_most("CPU", Figure((9.0, 10.1, 10.2)), 10, unit=" ms")
    assert not missed.is_kept
    assert "MISSED (at most 10 ms)" in str(missed)


def test_a_line_without_a_limit_only_informs() -> None:
    assert Line("p50", "12 ms").is_kept
    assert not Line("errors", "none measured", None, 0, "none").is_kept


def test_cpu_is_user_and_system_time_whatever_the_process_is_called() -> None:
    assert cpu_ticks(STAT) == 300
    assert cpu_ticks(STAT, with_ended_children=True) == 350
    assert parent_of(STAT) == 7


def test_memory_is_the_proportional_share() -> None:
    assert pss_kib("00400000-7ffd [rollup]\nRss:  9000 kB\nPss:  8123 kB\nPss_Dirty:  7 kB\n") == 8123


def test_a_family_holds_children_of_children() -> None:
    assert family(2, {2: 1, 3: 2, 4: 3, 5: 1, 6: 5}) == {2, 3, 4}


def test_this_process_has_used_time_and_memory() -> None:
    assert cpu_seconds(os.getpid()) > 0
    assert memory_mib(os.getpid()) > 1
