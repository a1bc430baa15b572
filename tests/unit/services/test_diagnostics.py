import pytest

from podplayer.model.settings import Settings
from podplayer.services.diagnostics import Verdict, check_files, check_stalls


@pytest.mark.parametrize(
    ("milliseconds", "verdict"), [(0, Verdict.OK), (120, Verdict.OK), (900, Verdict.WARN)]
)
def test_a_window_that_stood_still_for_long_is_told(milliseconds, verdict):
    settings = Settings(longest_stall_ms=milliseconds, longest_stall_at="queue")
    assert check_stalls(settings).verdict is verdict


def test_the_longest_pause_and_its_page_are_named():
    check = check_stalls(Settings(longest_stall_ms=1200, longest_stall_at="queue"))
    assert check.detail == "stood still for 1,200 ms at most when it was open last (page: queue)"
    assert check.remedy


@pytest.mark.parametrize(
    ("locked", "plain", "locks", "verdict"),
    [
        (0, 3, False, Verdict.OK),
        (3, 0, True, Verdict.OK),
        (2, 1, True, Verdict.WARN),
        (1, 2, False, Verdict.WARN),
    ],
)
def test_files_that_do_not_lie_as_wished_are_told(locked, plain, locks, verdict):
    check = check_files(locked, plain, locks=locks)
    assert check.verdict is verdict
    assert f"{locked} are locked, {plain} are in the clear" in check.detail
    assert bool(check.remedy) is (verdict is Verdict.WARN)
