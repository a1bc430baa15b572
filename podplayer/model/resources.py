"""Where the files lie that come with podplayer, from a source checkout and from a wheel."""

from pathlib import Path

import podplayer


def resource_path(*parts: str) -> Path:
    """The path of a file or folder under `resources/`, whether it exists or not."""
    package = Path(podplayer.__file__).parent
    installed = package / "resources"
    root = installed if installed.is_dir() else package.parent / "resources"
    return root.joinpath(*parts)
