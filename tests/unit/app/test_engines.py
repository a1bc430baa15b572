from podplayer.app.engines import read_ahead


def write_package(folder):
    for name, size in (("echo/__init__.py", 1), ("echo/core.so", 10), ("echo.libs/a.so.3", 100)):
        file = folder / name
        file.parent.mkdir(exist_ok=True)
        file.write_bytes(b"\n" * size)


def test_the_libraries_of_a_package_are_read_before_it_is_loaded(tmp_path, monkeypatch):
    write_package(tmp_path)
    monkeypatch.syspath_prepend(tmp_path)

    assert read_ahead("echo") == 110


def test_what_is_loaded_or_missing_is_not_read():
    assert read_ahead("pathlib") == 0
    assert read_ahead("there_is_no_such_package") == 0
