"""Write whose software a built folder holds, and on what terms: `licences.py FOLDER TARGET`."""

import subprocess
import sys
import sysconfig
import tomllib
from collections.abc import Iterator
from email.parser import HeaderParser
from importlib import metadata
from pathlib import Path

TOP = Path(__file__).resolve().parent.parent
COMMON = Path("/usr/share/common-licenses")
"""Debian's copies of the texts that stand for many packages at once."""
OWN_TEXT = ("licen", "copying", "notice", "authors")


def main() -> None:
    """Gather the texts; a text that several packages share stands there once."""
    folder, target = Path(sys.argv[1]), Path(sys.argv[2])
    sections = [*of_distributions(folder), *of_models(), *of_libraries(folder)]
    texts: dict[str, list[str]] = {}
    for title, text in sections:
        texts.setdefault(text.strip(), []).append(title)
    target.parent.mkdir(parents=True, exist_ok=True)
    with target.open("w", encoding="utf-8") as out:
        out.write("Software that this package of podplayer holds, and its licences.\n")
        for text, titles in texts.items():
            out.write(f"\n{'=' * 78}\n" + "\n".join(titles) + f"\n{'-' * 78}\n{text}\n")


def of_distributions(folder: Path) -> Iterator[tuple[str, str]]:
    """The Python packages."""
    for info in sorted(folder.rglob("*.dist-info")):
        head = HeaderParser().parsestr((info / "METADATA").read_text(encoding="utf-8"))
        yield title(head), own_texts(info)


def of_models() -> Iterator[tuple[str, str]]:
    """The packages that the models' files are of; NOTICE says more of each."""
    lines = (TOP / "packaging" / "requirements-models.lock").read_text().splitlines()
    for line in lines:
        if "==" in line and not line.startswith("#"):
            name = line.partition("==")[0]
            try:
                distribution = metadata.distribution(name)
            except metadata.PackageNotFoundError:
                continue
            files = [
                str(distribution.locate_file(file))
                for file in distribution.files or []
                if ".dist-info/" in str(file) and is_text(Path(str(file)))
            ]
            yield (
                title(distribution.metadata),  # type: ignore[arg-type]
                "\n\n".join(Path(file).read_text(errors="replace") for file in sorted(files))
                or "See NOTICE.",
            )


def title(head: object) -> str:
    """Name, version and licence as a package's own metadata say."""
    licence = head.get("License-Expression") or head.get("License") or ""  # type: ignore[attr-defined]
    kinds = [one.split(" :: ")[-1] for one in head.get_all("Classifier") or [] if "License" in one]  # type: ignore[attr-defined]
    words = licence.splitlines()[0] if licence else ", ".join(kinds)
    return f"{head['Name']} {head['Version']}   {words}"  # type: ignore[index]


def is_text(path: Path) -> bool:
    """Whether a file is a licence or says whose the work is."""
    return path.suffix != ".py" and any(word in path.name.lower() for word in OWN_TEXT)


def own_texts(info: Path) -> str:
    """All the licence files of a distribution, or where their words are."""
    found = [path for path in sorted(info.rglob("*")) if path.is_file() and is_text(path)]
    return "\n\n".join(path.read_text(encoding="utf-8", errors="replace") for path in found) or (
        "Its licence text is among the common texts at the end."
    )


def of_libraries(folder: Path) -> Iterator[tuple[str, str]]:
    """The native libraries: those of Debian with Debian's words, the others from native.toml."""
    known = tomllib.loads((TOP / "packaging" / "native.toml").read_text(encoding="utf-8"))
    names = {path.name for path in folder.rglob("lib*.so*") if path.is_file()}
    names -= {path.name for path in folder.rglob("plugins/**/*.so")}
    for name in sorted(names):
        entry = next((one for one in known.values() if name.startswith(tuple(one["begins"]))), None)
        if entry is not None:
            words = f"{entry['name']}   {entry['licence']}\nCopyright {entry['of']}"
            yield name, words
            continue
        package = owner(name)
        text = Path("/usr/share/doc") / package / "copyright"
        yield f"{name} (Debian's {package})", text.read_text(encoding="utf-8", errors="replace")
    python = Path(sysconfig.get_paths()["stdlib"]) / "LICENSE.txt"
    if not python.exists():  # Debian's Python keeps it elsewhere
        python = Path(f"/usr/share/doc/python3.{sys.version_info.minor}/copyright")
    yield "Python's own licence", python.read_text(encoding="utf-8", errors="replace")
    for name in ("Apache-2.0", "LGPL-2.1", "LGPL-3", "GPL-2", "GPL-3", "MPL-2.0", "BSD"):
        yield f"Common text: {name}", (COMMON / name).read_text(encoding="utf-8")
    yield (
        "Common text: MIT",
        (TOP / "NOTICE").read_text(encoding="utf-8").partition("\nMIT License")[2],
    )


def owner(name: str) -> str:
    """The Debian package that has a library.

    Raises:
        SystemExit: none has, so packaging/native.toml lacks an entry.
    """
    found = subprocess.run(  # noqa: S603
        ["/usr/bin/dpkg", "-S", f"*/{name}"], capture_output=True, text=True, check=False
    )
    if found.returncode:
        raise SystemExit(f"packaging/native.toml does not say whose {name} is")
    return found.stdout.partition(":")[0]


if __name__ == "__main__":
    main()
