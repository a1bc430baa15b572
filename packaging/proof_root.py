"""A bare Debian in a folder, and commands in it: as root or listener, with a network or without."""

import shlex
import shutil
import subprocess
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

MOUNTS = ("proc", "dev", "dev/pts", "tmp/.X11-unix")
LISTENER = 1000
HOME = "/home/listener"
_PATH = "/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin"


class Root:
    """One bare system. Needs root."""

    def __init__(self, folder: Path, *, display: str) -> None:
        self.folder = folder
        self._display = display

    def make(self, base: Path | None) -> None:
        """Copy a bare system, or fetch one with debootstrap."""
        self.delete()
        if base is None:
            run("debootstrap", "--variant=minbase", "bookworm", str(self.folder))
        else:
            run("cp", "-a", str(base), str(self.folder))
        for name in MOUNTS:
            (self.folder / name).mkdir(parents=True, exist_ok=True)
        run("mount", "-t", "proc", "proc", str(self.folder / "proc"))
        for name in MOUNTS[1:]:
            run("mount", "--bind", f"/{name}", str(self.folder / name))
        (self.folder / "tmp").chmod(0o1777)
        shutil.copy("/etc/resolv.conf", self.folder / "etc" / "resolv.conf")
        self.root("apt-get -q update")
        self.root(f"useradd --uid {LISTENER} --create-home --home-dir {HOME} listener")

    def delete(self) -> None:
        """Take everything away again; what is mounted from outside stays whole."""
        for mounted in reversed(self._mounted()):
            run("umount", mounted)
        if self._mounted():
            raise SystemExit(f"something is still mounted in {self.folder}; unmount it by hand")
        if self.folder.exists():
            shutil.rmtree(self.folder)

    def _mounted(self) -> list[str]:
        """What lies on the folder, in the order in which it was mounted."""
        places = [line.split()[1] for line in Path("/proc/mounts").read_text().splitlines()]
        return [place for place in places if place.startswith(f"{self.folder}/")]

    def root(self, script: str) -> str:
        """Run as root; packages are installed by apt alone, without questions."""
        return run(*self._words(script, user=0), env=self._environment("/root"), what=script)

    def listener(self, script: str, *, has_network: bool = True, may_fail: bool = False) -> str:
        """Run as the listener; returns what it said on both streams."""
        words = self._words(script, user=LISTENER, has_network=has_network)
        return run(*words, env=self._environment(HOME), what=script, may_fail=may_fail)

    @contextmanager
    def started(self, script: str, *, has_network: bool = True) -> Iterator[subprocess.Popen[str]]:
        """A program that runs until the end of the block."""
        process = subprocess.Popen(  # noqa: S603
            self._words(f"exec {script}", user=LISTENER, has_network=has_network),
            env=self._environment(HOME),
            stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True,
        )  # fmt: skip
        try:
            yield process
        finally:
            process.terminate()
            try:
                process.wait(30)
            except subprocess.TimeoutExpired:
                process.kill()

    def inside(self, path: str) -> Path:
        """Where a path of the system is seen from outside."""
        return self.folder / path.lstrip("/")

    def _words(self, script: str, *, user: int, has_network: bool = True) -> list[str]:
        words = ["chroot", f"--userspec={user}:{user}", str(self.folder), "sh", "-c", script]
        return words if has_network else ["unshare", "--net", *words]

    def _environment(self, home: str) -> dict[str, str]:
        return {
            "PATH": _PATH, "HOME": home, "LANG": "C.UTF-8", "DISPLAY": self._display,
            "DEBIAN_FRONTEND": "noninteractive", "XDG_RUNTIME_DIR": f"{home}/run",
        }  # fmt: skip


def run(
    *words: str,
    env: dict[str, str] | None = None,
    what: str = "",
    may_fail: bool = False,
) -> str:
    """Run a command and return what it said.

    Raises:
        SystemExit: it failed, and may not.
    """
    done = subprocess.run(  # noqa: S603
        words, env=env, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, check=False,
        errors="replace",
    )  # fmt: skip
    if done.returncode and not may_fail:
        raise SystemExit(f"{what or shlex.join(words)}\n{done.stdout[-3000:]}")
    return done.stdout


def seconds_until(happens: Sequence[str], *, within: float = 120) -> float:
    """Ask a command again and again until it succeeds; the seconds that passed.

    Raises:
        SystemExit: that took too long.
    """
    began = time.monotonic()
    while subprocess.run(happens, capture_output=True, check=False).returncode:  # noqa: S603
        if time.monotonic() - began > within:
            raise SystemExit(f"not within {within:.0f} s: {shlex.join(happens)}")
        time.sleep(0.02)
    return time.monotonic() - began
