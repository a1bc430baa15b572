"""The list in the documents is the list of the program."""

from pathlib import Path

import pytest

from podplayer.ui.shortcuts import SHORTCUTS

PAGE = Path(__file__).parents[3] / "docs" / "shortcuts.md"


@pytest.mark.parametrize("shortcut", SHORTCUTS, ids=lambda shortcut: shortcut.command.value)
def test_the_document_has_every_shortcut(shortcut):
    keys = " or ".join(f"`{key}`" for key in shortcut.keys)
    assert f"| {shortcut.text} | {keys} |" in PAGE.read_text(encoding="utf-8").splitlines()


def test_the_document_has_no_other():
    rows = [line for line in PAGE.read_text(encoding="utf-8").splitlines() if "| `" in line]
    assert len(rows) == len(SHORTCUTS)
