"""The shape of a condition, made from the vocabulary: a word that is entered there appears here by itself."""

from kheo.rulebook.manual import COMPOSERS
from kheo.rulebook.reader.conditions import LISTS
from kheo.rulebook.schema.shapes import CITE, READING, Schema, choice, number, record, ref, several, text
from kheo.rulebook.vocabulary import KIND_LABELS, WORDS, Arg, Word


def condition() -> Schema:
    """Give the shape: one word with its arguments, or `all`, `any`, `unless` over others."""
    composed = {"all": several(ref("condition")), "any": several(ref("condition")), "unless": ref("condition")}
    return {
        "type": "object",
        "description": "Điều kiện: đúng một từ của bộ từ với các khóa của nó, hoặc all, any, unless.",
        "properties": {
            **{name: {**shape, "description": COMPOSERS[name].vi} for name, shape in composed.items()},
            **{name: _word(one) for name, one in sorted(WORDS.items())},
        },
        "additionalProperties": False,
        "minProperties": 1,
        "maxProperties": 1,
    }


def _word(word: Word) -> Schema:
    required = {name: _argument(arg) for name, arg in word.args.items() if arg.required}
    optional = {name: _argument(arg) for name, arg in word.args.items() if not arg.required}
    shape = record({**required, **CITE}, {**optional, **READING}, word.doc.vi)
    if {"within", "awaited"} <= optional.keys():
        shape["oneOf"] = [{"required": ["within"]}, {"required": ["awaited"]}]
    return shape


def _argument(arg: Arg) -> Schema:
    of = arg.kind.of
    one = choice(LISTS[of]) if of in LISTS else number() if of == "number" else text()
    doc = f"{arg.doc.vi[:1].upper()}{arg.doc.vi[1:]}. Nhận: {KIND_LABELS[of].vi}."
    return several(one, doc) if arg.kind.many else {**one, "description": doc}
