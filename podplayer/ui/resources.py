"""Where icons and fonts lie: beside the package once installed, at the top of the source tree."""

from pathlib import Path

import podplayer


def resource(*parts: str) -> Path:
    """Return the path of a file under `resources/`, wherever this podplayer runs from."""
    package = Path(podplayer.__file__).parent
    installed = package / "resources"
    root = installed if installed.is_dir() else package.parent / "resources"
    return root.joinpath(*parts)
