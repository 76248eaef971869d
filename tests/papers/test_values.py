"""Values survive plain data, are cleaned on entry, and refuse what was never dumped."""

import json
import unicodedata
from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kheo.papers import KINDS, NotAPaper, dump, load
from kheo.papers.specimens import SAMPLES, registration_form
from kheo.papers.values import TYPES, AnyPaper, Confirmation, Confirmer, Owner, RegistrationForm, Signature


@pytest.mark.parametrize("kind", KINDS)
def test_a_value_survives_json(kind: str) -> None:
    value = SAMPLES[kind]

    assert load(json.loads(json.dumps(dump(value)))) == value


def test_every_kind_is_worded_and_sampled() -> None:
    assert set(KINDS) == set(TYPES) == set(SAMPLES)


@settings(max_examples=60, deadline=None)
@given(kind=st.sampled_from(KINDS), data=st.data())
def test_any_value_survives_json(kind: str, data: st.DataObject) -> None:
    value: AnyPaper = data.draw(st.from_type(TYPES[kind]))

    assert load(json.loads(json.dumps(dump(value)))) == value


st.register_type_strategy(Decimal, st.decimals(allow_nan=False, allow_infinity=False, places=4))


def test_text_is_composed_and_trimmed_on_entry() -> None:
    loose = unicodedata.normalize("NFD", " Nguyễn Thị Thử\u200b \x00")

    assert Owner(name=loose) == Owner(name="Nguyễn Thị Thử")


def test_texts_inside_tuples_are_composed_too() -> None:
    basis = (unicodedata.normalize("NFD", "Quy chế làm việc"), "Hướng dẫn")

    value = replace(SAMPLES["group_proposal"], basis=basis)

    assert dump(value)["basis"] == ["Quy chế làm việc", "Hướng dẫn"]


def test_days_decimals_and_words_become_text() -> None:
    data = dump(registration_form())

    assert (data["dated_on"], data["subject"], data["criteria"][0]["baseline"]) == ("2014-01-20", "collective", "91.5")


def test_a_field_with_a_default_may_be_missing() -> None:
    data = dump(registration_form())
    del data["period"]

    assert load(data) == replace(registration_form(), period="")


@pytest.mark.parametrize(
    ("change", "message"),
    [
        ({"kind": "letter"}, "unknown kind of paper: 'letter'"),
        ({"colour": "red"}, r"registration_form: unknown fields \['colour'\]"),
        ({"dated_on": "2014-13-01"}, "registration_form.dated_on: '2014-13-01' does not fit"),
        ({"subject": "crowd"}, "registration_form.subject: 'crowd' does not fit"),
        ({"year": "2014"}, "registration_form.year: '2014' does not fit"),
        ({"owners": "one"}, "registration_form.owners: a list is expected"),
        ({"owners": ["one"]}, r"registration_form.owners\[0\]: fields are expected"),
        ({"issuer": {"name": "A"}}, r"registration_form.issuer: missing fields \['parent', 'place'\]"),
    ],
)
def test_load_refuses_what_was_never_dumped(change: dict[str, object], message: str) -> None:
    data = {**dump(registration_form()), **change}

    with pytest.raises(NotAPaper, match=message):
        load(data)


def test_a_missing_confirmation_stays_missing() -> None:
    value = replace(registration_form(), confirmation=None, dated_on=None)

    again = load(dump(value))

    assert isinstance(again, RegistrationForm)
    assert (again.confirmation, again.dated_on) == (None, None)


def test_a_confirmation_keeps_its_day() -> None:
    given = Confirmation(by=Confirmer.DIRECT_HEAD, name="A", position="B", confirmed_on=date(2014, 10, 5))

    again = load(dump(replace(registration_form(), confirmation=given, signature=Signature())))

    assert isinstance(again, RegistrationForm)
    assert again.confirmation == given
