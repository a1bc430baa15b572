import re

import pytest

from podplayer.model.errors import StorageError
from podplayer.model.ranking import RankerScore, Scoreboard
from podplayer.recommender.report import Protocol, Report
from podplayer.services.report_page import write_report, write_scoreboard


def report(**changes):
    values = {
        "protocol": Protocol.NEW_ITEMS,
        "users": 3,
        "impressions": 40,
        "rankers": {
            "podplayer": {"ndcg10": (0.2, 0.1, 0.3), "auc": (0.7, 0.6, 0.8)},
            "<b>": {"ndcg10": (0.1, 0.05, 0.15), "auc": (0.5, 0.4, 0.6)},
        },
        "leads": {"<b>": (0.1, -0.02, 0.2)},
        "ablation": {"words": (0.01, -0.01, 0.02)},
        "curve": {"podplayer": {0: 0.05, 10: 0.1, 500: 0.2}},
        "lists": {"podplayer": {"diversity": 0.9, "novelty": 0.5, "coverage": 0.1}},
        "calibration": {"ece": 0.03, "bins": [[0.2, 0.25, 10], [0.8, 0.75, 30]]},
    }
    return Report(**(values | changes))


def test_a_page_has_the_tables_and_a_plot_of_everything(tmp_path):
    page = write_report(tmp_path / "new", report()).read_text(encoding="utf-8")
    assert page.count("<svg") == 5
    assert "0.200 [0.100, 0.300]" in page
    assert "Expected calibration error 0.030" in page


def test_a_page_asks_nothing_of_the_outside_and_takes_no_name_for_markup(tmp_path):
    page = write_report(tmp_path, report()).read_text(encoding="utf-8")
    assert not re.search(r"https?:|<script|<link|<img|url\(", page)
    assert "<b>" not in page
    assert "&lt;b&gt;" in page


def test_an_empty_evaluation_says_so(tmp_path):
    path = write_report(tmp_path, report(rankers={}, leads={}))
    assert "Nobody in this folder has what new-items needs" in path.read_text(encoding="utf-8")


def test_the_listeners_own_scoreboard_is_a_page_too(tmp_path):
    interval = (0.5, 0.4, 0.6)
    score = RankerScore(
        name="podplayer", ndcg10=interval, hit1=interval, mrr=interval, auc=interval
    )
    board = Scoreboard(
        decisions=60, rankers=(score,), sentence="It is good.", calibration_error=0.02,
        calibration_bins=((0.5, 0.5, 60),), curve={"podplayer": {20: 0.4, 50: 0.5}},
        ablation={"shows": interval},
    )  # fmt: skip
    page = write_scoreboard(tmp_path, board).read_text(encoding="utf-8")
    assert "It is good." in page
    assert page.count("<svg") == 4


def test_a_folder_that_cannot_be_written_is_said(tmp_path):
    (tmp_path / "file").write_text("")
    with pytest.raises(StorageError, match="cannot be written"):
        write_report(tmp_path / "file" / "deeper", report())
