import hashlib
import json

import pytest

from podplayer.encoders.weights import (
    Model,
    WeightFile,
    WeightStore,
    manifest_path,
    read_manifest,
    sha256_of,
)

CONTENT = b"weights"


@pytest.fixture
def package(tmp_path, monkeypatch):
    folder = tmp_path / "site" / "podplayer_test_weights"
    folder.mkdir(parents=True)
    # Importing the package would fail: finding its files must not.
    (folder / "__init__.py").write_text("raise RuntimeError('imported')")
    (folder / "model.bin").write_bytes(CONTENT)
    monkeypatch.syspath_prepend(tmp_path / "site")
    return folder


def model(*, module="podplayer_test_weights", sha256=None):
    file = WeightFile(
        package="x==1",
        module=module,
        path="model.bin",
        size=len(CONTENT),
        sha256=sha256 or hashlib.sha256(CONTENT).hexdigest(),
    )
    return {"m": Model(name="m", licence="MIT", files={"weights": file})}


def find(models, cache=None):
    return WeightStore(models=models, cache_dir=cache).find("m")


def test_a_file_is_found_without_importing_its_package(package):
    assert find(model()) == {"weights": package / "model.bin"}


def test_a_model_that_is_not_in_the_manifest_is_none(package):
    assert WeightStore(models=model(), cache_dir=None).find("other") is None


def test_a_package_that_is_not_installed_is_none():
    assert find(model(module="podplayer_no_such_package")) is None


def test_a_file_that_the_package_lacks_is_none(package):
    (package / "model.bin").unlink()
    assert find(model()) is None


def test_a_file_of_another_size_is_not_used(package, caplog):
    (package / "model.bin").write_bytes(CONTENT + b"x")
    assert find(model()) is None
    assert "another SHA-256" in caplog.text


def test_a_file_with_another_hash_is_not_used(package, caplog):
    assert find(model(sha256="0" * 64)) is None
    assert "another SHA-256" in caplog.text


def test_a_file_is_hashed_once_as_long_as_it_does_not_change(package, tmp_path, monkeypatch):
    hashed = []
    monkeypatch.setattr(
        "podplayer.encoders.weights.sha256_of", lambda path: hashed.append(path) or sha256_of(path)
    )
    cache = tmp_path / "cache"
    assert find(model(), cache)
    assert find(model(), cache)
    assert len(hashed) == 1


def test_a_file_that_was_swapped_is_hashed_again(package, tmp_path, caplog):
    cache = tmp_path / "cache"
    assert find(model(), cache)
    (package / "model.bin").write_bytes(b"WEIGHTS")
    assert find(model(), cache) is None
    assert caplog.records


@pytest.mark.parametrize("text", ["", "[]", "{", '{"a": 1}'])
def test_a_broken_memory_of_the_check_is_made_again(package, tmp_path, text):
    cache = tmp_path / "cache"
    cache.mkdir()
    (cache / "checked-weights.json").write_text(text)
    assert find(model(), cache)
    assert json.loads((cache / "checked-weights.json").read_text())


def test_a_cache_that_cannot_be_written_does_not_matter(package, tmp_path):
    (tmp_path / "file").touch()
    assert find(model(), tmp_path / "file")


def test_the_manifest_names_licence_hash_and_pinned_package_of_every_file():
    models = read_manifest(manifest_path())
    assert {"multilingual-e5-small", "all-MiniLM-L6-v2", "py3langid"} <= models.keys()
    lock = (manifest_path().parent.parent / "packaging" / "requirements-models.lock").read_text()
    for known in models.values():
        assert known.licence
        for file in known.files.values():
            assert len(file.sha256) == 64
            assert file.package in lock
