"""The files of the corpus, as bytes."""

import gzip
import os
import tarfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

_BESIDE = Path(__file__).resolve().parents[3] / "shared" / "corpus"
_NO_FEEDS = ("_headers.json", "responses.tsv", ".serde.json")


@dataclass(frozen=True, slots=True)
class Document:
    """One file, or one member of an archive."""

    name: str
    """Within the folder of feeds."""
    body: bytes
    expected: bytes | None = None
    """What the peer's own parser made of it, as JSON."""

    @property
    def part(self) -> str:
        """The set that it belongs to: `peers/feed-rs__feed-rs`."""
        return "/".join(self.name.split("/")[:2])


def corpus_folder() -> Path:
    """Where the corpus lies: PODPLAYER_CORPUS, else beside the repository."""
    return Path(os.environ.get("PODPLAYER_CORPUS") or _BESIDE) / "feeds"


def documents(*parts: str) -> Iterator[Document]:
    """Every file of some sets, archives opened, in the order of their names."""
    folder = corpus_folder()
    for path in sorted(folder.joinpath(*parts).rglob("*")):
        if not path.is_file() or path.name.endswith(_NO_FEEDS) or _is_expectation(path):
            continue
        name = path.relative_to(folder).as_posix()
        if path.name.endswith(".tar.gz"):
            yield from _members(path, name)
        else:
            body = path.read_bytes()
            body = gzip.decompress(body) if path.suffix == ".gz" else body
            yield Document(name, body, _expected(path))


def _members(path: Path, name: str) -> Iterator[Document]:
    if name.endswith("sample_outputs.tar.gz"):
        return  # what a peer's parser printed, thousands of files; no feeds
    with tarfile.open(path) as archive:
        for member in sorted(archive, key=lambda entry: entry.name):
            content = archive.extractfile(member) if member.isfile() else None
            if content is not None:
                yield Document(f"{name}/{member.name}", content.read())


def _is_expectation(path: Path) -> bool:
    return path.suffix == ".json" and "feedsmith" in str(path)


def _expected(path: Path) -> bytes | None:
    if "feed-rs" in str(path):
        beside = path.with_suffix(".serde.json")
    elif "feedsmith" in str(path):
        beside = path.with_suffix(".json")
    else:
        return None
    return beside.read_bytes() if beside.is_file() else None
