import pytest
from PySide6.QtGui import QColor, QImage, QPixmap

from podplayer.ui.covers import CoverLoader, PixmapCache, decode, initials, placeholder

URL = "https://covers.example/1.png"


@pytest.fixture
def folder(tmp_path):
    made = tmp_path / "covers"
    made.mkdir()
    return made


@pytest.fixture
def loader(qapp, tasks, folder, tmp_path):
    def find(url):
        path = folder / url.rpartition("/")[2]
        return path if path.exists() else None

    return CoverLoader(find=find, cache=tmp_path / "thumbs", tasks=tasks)


def save(path, colour="#ff0000", width=600, height=600):
    image = QImage(width, height, QImage.Format.Format_RGB32)
    image.fill(QColor(colour))
    assert image.save(str(path))


def middle(pixmap):
    image = pixmap.toImage()
    return image.pixelColor(image.width() // 2, image.height() // 2).name()


def test_a_placeholder_comes_first_and_then_the_cover(loader, folder, qtbot):
    save(folder / "1.png")
    with qtbot.waitSignal(loader.ready) as heard:
        first = loader.pixmap(URL, 64, title="Ground Truth")
    assert heard.args == [URL]
    assert middle(first) != "#ff0000"
    second = loader.pixmap(URL, 64)
    assert middle(second) == "#ff0000"
    assert second.width() == 64


def test_corners_are_round(loader, folder, qtbot):
    save(folder / "1.png")
    with qtbot.waitSignal(loader.ready):
        loader.pixmap(URL, 64, 12)
    image = loader.pixmap(URL, 64, 12).toImage()
    assert image.pixelColor(0, 0).alpha() == 0
    assert image.pixelColor(32, 0).alpha() == 255


def test_a_sharp_screen_gets_more_pixels(loader, folder, qtbot):
    save(folder / "1.png")
    with qtbot.waitSignal(loader.ready):
        loader.pixmap(URL, 64, ratio=2.0)
    pixmap = loader.pixmap(URL, 64, ratio=2.0)
    assert (pixmap.width(), pixmap.deviceIndependentSize().width()) == (128, 64)


def test_a_cover_that_is_no_square_shows_its_middle(loader, folder, qtbot):
    save(folder / "1.png", width=900, height=300)
    with qtbot.waitSignal(loader.ready):
        loader.pixmap(URL, 300)
    pixmap = loader.pixmap(URL, 300)
    assert (pixmap.width(), pixmap.height()) == (300, 300)
    assert middle(pixmap) == "#ff0000"


def test_a_missing_cover_is_asked_for_again_once_it_has_come(loader, folder, tasks, qtbot):
    loader.pixmap(URL, 64)
    qtbot.waitUntil(lambda: tasks.running == 0)
    save(folder / "1.png")
    loader.pixmap(URL, 64)
    assert tasks.running == 0
    loader.arrived([URL])
    with qtbot.waitSignal(loader.ready):
        loader.pixmap(URL, 64)
    assert middle(loader.pixmap(URL, 64)) == "#ff0000"


def test_the_small_picture_is_kept_as_a_file(loader, folder, tmp_path, qtbot):
    save(folder / "1.png")
    with qtbot.waitSignal(loader.ready):
        loader.pixmap(URL, 64)
    kept = list((tmp_path / "thumbs").iterdir())
    assert len(kept) == 1
    assert QImage(str(kept[0])).width() == 256


def test_a_broken_cover_leaves_the_placeholder(loader, folder, tasks, qtbot):
    (folder / "1.png").write_bytes(b"no picture")
    loader.pixmap(URL, 64)
    qtbot.waitUntil(lambda: tasks.running == 0)
    assert loader.pixmap(URL, 64).width() == 64


def test_a_pixel_bomb_is_refused(tmp_path):
    path = tmp_path / "bomb.pbm"
    path.write_bytes(b"P4\n30000 30000\n" + b"\0" * 64)
    assert decode(path, 64) is None


def test_a_placeholder_is_always_the_same(qapp):
    assert placeholder("Orbit", 64, 8) == placeholder("Orbit", 64, 8)
    assert placeholder("Orbit", 64, 8) != placeholder("Ledger", 64, 8)


@pytest.mark.parametrize(
    ("title", "letters"),
    [
        ("The Long Now Desk", "LN"),
        ("Orbit", "O"),
        ("Signal & Noise", "SN"),
        ("慢读", "慢"),
        ("Der Nachtzug", "N"),
        ("The", "T"),
        ("", ""),
        ("…", ""),
    ],
)
def test_initials_leave_out_articles(title, letters):
    assert initials(title) == letters


def test_pictures_are_kept_up_to_a_number_of_bytes_and_the_oldest_go_first(qapp):
    cache = PixmapCache(most=3 * 10 * 10 * 4)
    for name in "abc":
        cache.put(name, QPixmap(10, 10))
    assert cache.get("a") is not None  # asked for: now the youngest
    cache.put("d", QPixmap(10, 10))

    assert cache.get("b") is None
    assert cache.get("a") is not None
    assert cache.bytes == 3 * 10 * 10 * 4

    cache.put("huge", QPixmap(100, 100))
    assert cache.get("huge") is not None
    assert cache.bytes == 100 * 100 * 4

    cache.drop("huge")
    cache.drop("huge")
    assert cache.get("huge") is None
    assert cache.bytes == 0
