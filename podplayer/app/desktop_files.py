"""Which files the desktop is to get, and by which words this podplayer is started."""

import os
import shutil
import sys
from collections.abc import Mapping
from pathlib import Path

import podplayer
from podplayer.app.paths import Paths, usual_profile
from podplayer.services.desktop_files import DesktopFiles, Homes


def desktop_files(paths: Paths, environment: Mapping[str, str] = os.environ) -> DesktopFiles:
    """Return the files of the user's desktop, for podplayer on this profile."""
    package = Path(podplayer.__file__).parent
    installed = package / "resources"
    root = package.parent
    is_installed = installed.is_dir()
    return DesktopFiles(
        source=installed / "linux" if is_installed else root / "packaging" / "linux",
        icon=(installed if is_installed else root / "resources") / "icons" / "podplayer.svg",
        homes=Homes.of_user(environment, Path.home()),
        command=start_command(paths, root=root, environment=environment),
    )


def start_command(paths: Paths, *, root: Path, environment: Mapping[str, str]) -> list[str]:
    """Return the words that start this podplayer from anywhere.

    Args:
        paths: of the profile, which is named unless it is the user's usual one.
        root: the folder above the package; in a source tree, `run` lies there.
        environment: knows the file of an AppImage, which is mounted elsewhere at each start.
    """
    image, run = environment.get("APPIMAGE"), root / "run"
    script = shutil.which("podplayer")
    if image:
        words = [image]
    elif getattr(sys, "frozen", False):
        words = [sys.executable]
    elif run.is_file() and (root / "pyproject.toml").is_file():
        words = [str(run)]
    elif script:
        words = [str(Path(script).absolute())]
    else:
        words = [sys.executable, "-m", "podplayer"]
    # Not find_profile: the desktop does not know PODPLAYER_PROFILE.
    return words if paths.profile == usual_profile() else [*words, "--profile", str(paths.profile)]
