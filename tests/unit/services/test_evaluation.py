import csv

import numpy as np
import pytest

from podplayer.model.errors import EncoderError, ImportFileError, UsageError
from podplayer.services.evaluation import FolderEvaluation


@pytest.fixture
def folder(tmp_path):
    for name, rows in (
        ("items", [("item_id", "title"), ("a", "River tale"), ("b", "River song")]),
        ("events", [("user_id", "item_id", "at"), ("u", "a", "2025-01-01")]),
    ):
        with (tmp_path / f"{name}.csv").open("w") as file:
            csv.writer(file).writerows(rows)
    return tmp_path


def test_an_unknown_protocol_and_a_missing_folder_are_refused(folder):
    evaluation = FolderEvaluation(encode=None)
    with pytest.raises(UsageError, match="no protocol “best”"):
        evaluation.folder(folder, protocol="best")
    with pytest.raises(ImportFileError, match="no folder"):
        evaluation.folder(folder / "nowhere", protocol="new-items")


def test_the_encoder_is_given_the_texts(folder):
    asked = []

    def encode(texts, languages):
        asked.extend(texts)
        return np.eye(len(texts), 8, dtype=np.float32)

    report = FolderEvaluation(encode=encode).folder(folder, protocol="new-items")
    assert asked == ["River tale", "River song"]
    assert report.document()["impressions"] == 0


def test_words_stand_in_for_an_encoder_that_fails(folder, caplog):
    def encode(texts, languages):
        raise EncoderError("no weights are installed")

    report = FolderEvaluation(encode=encode).folder(folder, protocol="next-play")
    assert report.document()["protocol"] == "next-play"
    assert "compared by their words only" in caplog.text
    said = "Texts were compared by their words only. no weights are installed"
    assert report.document()["note"] == report.lines()[0] == said
    assert said in FolderEvaluation.page(folder / "page", report).read_text(encoding="utf-8")
