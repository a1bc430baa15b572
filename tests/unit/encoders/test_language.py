import pytest

from podplayer.encoders.language import (
    LANGUAGES,
    LanguageDetector,
    base_language,
    langid_ranker,
)

TEXTS = {
    "en": "A conversation about the history of rivers and the people who live along them.",
    "de": "Ein Gespräch über die Geschichte der Flüsse und die Menschen, die an ihnen leben.",
    "es": "Una conversación sobre la historia de los ríos y la gente que vive junto a ellos.",
    "fr": "Une conversation sur l'histoire des fleuves et des gens qui vivent au bord.",
    "zh": "关于河流历史以及沿河居民的对话，今天我们从黄河说起。",
    "ja": "川の歴史と、川沿いに暮らす人々についての対話です。",
    "no": "En samtale om elvenes historie og menneskene som bor langs dem, og hvorfor.",
    "ru": "Разговор об истории рек и о людях, которые живут на их берегах.",
}


@pytest.fixture(scope="module")
def detector():
    ranker = langid_ranker()
    if ranker is None:
        pytest.skip("py3langid is not installed")
    return LanguageDetector(ranker)


@pytest.mark.parametrize(
    ("declared", "base"),
    [
        ("de-CH", "de"), ("EN_us", "en"), ("nb-no", "no"), (" zh-Hans ", "zh"), ("iw", "he"),
        ("", None), (None, None), ("English", None), ("x", None), ("12", None),
    ],
)  # fmt: skip
def test_a_tag_says_one_language(declared, base):
    assert base_language(declared) == base


@pytest.mark.parametrize("language", TEXTS)
def test_a_sentence_is_told_whatever_the_feed_declares(detector, language):
    assert detector.detect(TEXTS[language], None) == language
    assert detector.detect(TEXTS[language], "en") == language


def test_a_few_letters_leave_it_to_the_feed(detector):
    assert detector.detect("Nr. 12: Ei", "de") == "de"
    assert detector.detect("#12", None) is None


def test_a_few_characters_of_chinese_are_chinese(detector):
    assert detector.detect("第三集", "en") == "zh"


def test_a_language_that_cannot_be_told_apart_is_believed(detector):
    assert detector.detect("Beszélgetés is a zu-word of some kind", "zu") == "zu"


def test_the_declared_language_decides_between_two_that_are_alike():
    even = LanguageDetector(lambda _: {"da": 0.5, "no": 0.5, "en": 0.0})
    assert even.detect("En samtale om elver", "no") == "no"
    assert even.detect("En samtale om elver", "da") == "da"


def test_a_few_words_that_could_be_anything_are_left_open(detector):
    assert detector.detect("science fiction audio drama", None) is None
    assert detector.detect("science fiction audio drama", "en") == "en"


def test_a_clear_text_outweighs_what_is_declared():
    clear = LanguageDetector(lambda _: {"de": 0.9, "en": 0.1})
    assert clear.detect("Ein Gespräch über Flüsse", "en") == "de"


@pytest.mark.parametrize(
    ("text", "declared", "expected"),
    [
        (TEXTS["ja"], None, "ja"),
        (TEXTS["zh"], "en", "zh"),
        (TEXTS["ru"], None, "ru"),
        ("Розмова про історію річок", "uk", "uk"),
        ("대화는 강의 역사에 관한 것입니다 오늘", None, "ko"),
        (TEXTS["en"], "de", "de"),
        (TEXTS["en"], None, None),
    ],
)
def test_without_the_model_script_and_feed_have_to_do(text, declared, expected):
    assert LanguageDetector(None).detect(text, declared) == expected


def test_without_the_package_there_is_no_ranker(monkeypatch):
    monkeypatch.setattr("podplayer.encoders.language.langid", None)
    assert langid_ranker() is None


def test_the_ranker_chooses_among_common_languages_only(detector):
    assert set(detector._rank(TEXTS["en"])) == set(LANGUAGES)
