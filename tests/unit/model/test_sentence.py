"""English wherever it is printed, and what it was made of."""

import copy
import pickle
from datetime import date
from pathlib import Path

import pytest

from podplayer.model.errors import NotFoundError
from podplayer.model.sentence import Sentence, kept, recalled, say


def test_it_is_its_english_text():
    said = say("The folder {folder} is full.", folder="/a")
    assert said == "The folder /a is full."
    assert f"{said}" == "The folder /a is full."
    assert said.template == "The folder {folder} is full."


@pytest.mark.parametrize(
    ("number", "text"), [(0, "0 shows"), (1, "1 show"), (2, "2 shows"), (1204, "1,204 shows")]
)
def test_the_plural_follows_the_number(number, text):
    assert say("%n show(s)", n=number) == text


def test_braces_in_a_sentence_without_fields_stay():
    assert say("Write {name} here.") == "Write {name} here."


def test_an_error_keeps_what_its_sentence_was_made_of():
    text = str(NotFoundError(say("There is no show {number}.", number=3)))
    assert isinstance(text, Sentence)
    assert text.fields == {"number": 3}


@pytest.mark.parametrize("copied", [copy.deepcopy, lambda s: pickle.loads(pickle.dumps(s))])
def test_a_copy_knows_as_much(copied):
    said = say("%n show(s) in {place}", n=2, place=say("the queue"))
    other = copied(said)
    assert other == said
    assert (other.template, other.number) == (said.template, 2)
    assert isinstance(other.fields["place"], Sentence)


SAID = [
    say("the server refuses access (403)"),
    say("%n show(s) in {place}", n=2, place=say("the folder {folder}", folder="/a")),
    say("{share:.0%} of {name}", share=0.5, name="Öl"),
]


@pytest.mark.parametrize("said", SAID)
def test_what_a_store_kept_can_be_translated(said):
    again = recalled(kept(said))
    assert isinstance(again, Sentence)
    assert again == said
    assert (again.template, again.number) == (said.template, said.number)
    assert again.fields == said.fields
    assert [type(one) for one in again.fields.values()] == [type(o) for o in said.fields.values()]


def test_a_store_keeps_paths_as_text_and_of_dates_the_whole_sentence():
    assert recalled(kept(say("{path} is full", path=Path("/a")))) == "/a is full"
    assert recalled(kept(say("Since {day:%Y}", day=date(2026, 11, 24)))) == "Since 2026"


def test_what_is_no_sentence_stays_as_it_is():
    assert kept("The server is gone.") == "The server is gone."
    assert recalled("The server is gone.") == "The server is gone."
