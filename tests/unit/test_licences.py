"""Nothing is locked whose licence does not go with podplayer's own."""

import runpy
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture(scope="module")
def script():
    return runpy.run_path(str(ROOT / "scripts" / "licences"), run_name="licences")


def test_every_locked_package_may_go_along(script, capsys):
    assert script["main"]() == 0
    told = capsys.readouterr().out
    assert "pycurl" in told
    assert "?" not in told, "every package says its licence"


@pytest.mark.parametrize(
    ("expression", "is_fit"),
    [
        ("MIT", True),
        ("LGPL-2.1-only OR MIT", True),
        ("LGPL-3.0-only OR GPL-2.0-only OR GPL-3.0-only", True),
        ("MPL-2.0 AND MIT", True),
        ("GPL-2.0-only", False),
        ("MIT AND GPL-2.0-only", False),
        ("AGPL-3.0-only", False),
        ("CC-BY-NC-4.0", False),
        ("", False),
    ],
)
def test_one_choice_must_fit_whole(script, expression, is_fit):
    assert script["fits"](expression) is is_fit


def test_the_notice_names_every_package_with_a_model(script):
    notice = (ROOT / "NOTICE").read_text("utf-8")
    for lock in script["LOCKS"][1:]:
        for name, version in script["locked"](ROOT / "packaging" / lock):
            if name != "ctranslate2":  # a program, no model
                assert f"{name} {version}" in notice, f"{name} {version}"
