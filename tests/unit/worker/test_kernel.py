"""What the kernel takes from the encoder process, tried in processes of their own."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[3]
pytestmark = pytest.mark.skipif(not sys.platform.startswith("linux"), reason="Linux fences")


def in_a_process(code, *words, environment=None):
    done = subprocess.run(
        [sys.executable, "-c", code, *map(str, words)],
        check=False,
        capture_output=True,
        text=True,
        cwd=ROOT,
        timeout=200,
        env=os.environ | (environment or {}),
    )
    assert done.returncode == 0, done.stderr
    return done.stdout.split()


FILES = """
import sys
from pathlib import Path
from podplayer.worker.kernel import lock_files, program_folders
covers, cache, secret = map(Path, sys.argv[1:])
if not lock_files(read=[*program_folders(), covers], write=[cache]):
    print("absent")
    sys.exit()
def attempt(name, call):
    try:
        call()
        print(name)
    except PermissionError:
        print("no-" + name)
attempt("read", (covers / "a").read_bytes)
attempt("import", lambda: __import__("wave"))
attempt("write", lambda: (cache / "b").write_bytes(b"x"))
attempt("overwrite", lambda: (covers / "a").write_bytes(b"x"))
attempt("secret", secret.read_bytes)
attempt("remove", (covers / "a").unlink)
attempt("link", lambda: (cache / "c").symlink_to(secret) or (cache / "c").read_bytes())
attempt("environment", lambda: Path(f"/proc/{__import__('os').getppid()}/environ").read_bytes())
attempt("list", lambda: list(secret.parent.iterdir()))
"""


def test_files_are_read_where_they_must_be_and_written_in_the_cache_only(tmp_path):
    covers, cache = tmp_path / "covers", tmp_path / "cache"
    covers.mkdir()
    cache.mkdir()
    (covers / "a").write_bytes(b"a")
    (tmp_path / "library.db").write_bytes(b"what was listened to")
    told = in_a_process(FILES, covers, cache, tmp_path / "library.db")
    if told == ["absent"]:
        pytest.skip("this kernel has no Landlock")
    assert told == [
        "read", "import", "write", "no-overwrite", "no-secret", "no-remove", "no-link",
        "no-environment", "no-list",
    ]  # fmt: skip


CALLS = """
import ctypes, os, sys
from podplayer.worker.kernel import refuse_calls
if not refuse_calls():
    print("absent")
    sys.exit()
libc = ctypes.CDLL(None, use_errno=True)
for name, call in {
    "socket": lambda: libc.socket(2, 1, 0),
    "unix": lambda: libc.socket(1, 1, 0),
    "raw": lambda: libc.syscall({"x86_64": 41, "aarch64": 198}[os.uname().machine], 2, 1, 0),
    "pair": lambda: libc.socketpair(1, 1, 0, (ctypes.c_int * 2)()),
    "program": lambda: libc.execv(b"/bin/true", (ctypes.c_char_p * 2)(b"true", None)),
    "trace": lambda: libc.ptrace(0, 0, 0, 0),
    "ring": lambda: libc.syscall(425, 1, ctypes.create_string_buffer(256)),
}.items():
    ctypes.set_errno(0)
    print(name, call(), ctypes.get_errno())
open("pyproject.toml").close()
print("files")
"""


def test_no_socket_and_no_other_program_also_by_way_of_the_c_library():
    told = in_a_process(CALLS)
    if told == ["absent"]:
        pytest.skip("this kernel has no filter of system calls")
    assert told[-1] == "files"
    assert told[:-1] == [
        word
        for name in ("socket", "unix", "raw", "pair", "program", "trace", "ring")
        for word in (name, "-1", "1")
    ]


BOUNDS = """
import resource
from podplayer.worker.isolation import bound_files, bounded_time
bound_files()
print(resource.getrlimit(resource.RLIMIT_CORE)[0], resource.getrlimit(resource.RLIMIT_FSIZE)[0])
before = resource.getrlimit(resource.RLIMIT_CPU)
with bounded_time(100):
    print(100 <= resource.getrlimit(resource.RLIMIT_CPU)[0] < 200)
print(resource.getrlimit(resource.RLIMIT_CPU) == before)
"""


def test_what_it_writes_and_how_long_it_computes_is_bounded():
    assert in_a_process(BOUNDS) == ["0", str(256 * 1024 * 1024), "True", "True"]


SPIN = """
from podplayer.worker.isolation import bounded_time
with bounded_time(1):
    while True:
        pass
"""


@pytest.mark.slow  # a second of the processor is the smallest bound that there is
def test_a_request_that_never_ends_is_ended_by_the_kernel():
    done = subprocess.run(
        [sys.executable, "-c", SPIN], check=False, capture_output=True, cwd=ROOT, timeout=200
    )
    assert done.returncode in (-24, -9)  # SIGXCPU
