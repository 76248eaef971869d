"""Keep a way of looking at a list under a name."""

from django import forms
from django.utils.translation import gettext_lazy as _

from kheo.web.frame.forms import ActForm, TextField


class KeepViewForm(ActForm):
    """The name, and the query of the address, which the page fills in."""

    name = TextField(label=_("Tên cách xem"), max_length=80)
    query = forms.CharField(widget=forms.HiddenInput, required=False, max_length=1_000)
