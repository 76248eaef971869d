"""How a view acts: one call into `work`, done once, refusals shown beside the form that asked."""

from collections.abc import Callable
from typing import Protocol
from uuid import UUID

from django import forms
from django.http import HttpRequest

from kheo.work import operations
from kheo.work.refusals import BadInput, NotFound, Refused


class ActingForm(Protocol):
    """What is needed of a form: it was validated and carries the key of the pressed button."""

    fields: dict[str, forms.Field]
    cleaned_data: dict[str, object]

    def add_error(self, field: str | None, error: str) -> None:
        """Show a sentence beside a field, or on top."""


def carry_out(request: HttpRequest, form: ActingForm, act: Callable[[], str]) -> str | None:
    """Run an act once for the form's key; return the address of its result.

    A refusal is put on the form – beside the field it names, else on top – and None is returned, so the view shows
    the form again with everything that was typed. What is not there for this person stays a 404.
    """
    key = form.cleaned_data["khoa_thao_tac"]
    if not isinstance(key, UUID):
        raise TypeError("khoa_thao_tac must be a UUID field")
    try:
        return operations.once(by=request.actor, key=key, act=act, now=request.now)
    except NotFound:
        raise
    except Refused as no:
        refuse(form, no)
    return None


def refuse(form: ActingForm, no: Refused) -> None:
    """Put a refusal on the form: beside the field it names, else on top."""
    for field, sentence in _shown(no):
        form.add_error(field if field in form.fields else None, sentence)


def _shown(no: Refused) -> list[tuple[str | None, str]]:
    """List what a refusal says, each sentence with the field it belongs to."""
    if isinstance(no, BadInput) and no.fields:
        # a field's own words may be short where it is the only one: the whole sentence says how to mend it
        return [(field, no.sentence) for field in no.fields] if len(no.fields) == 1 else list(no.fields.items())
    cited = f" [{', '.join(no.cite)}]" if no.cite else ""
    return [(None, f"{no.sentence}{cited}")]
