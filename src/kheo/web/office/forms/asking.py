"""Forms whose verb names what is lacking: a field is shown as asked for, the verb's own sentence is what is read."""

from kheo.web.frame.forms import ActForm


class VerbForm(ActForm):
    """A form that is handed to its verb with whatever is in it, so that all that is lacking is said at once."""

    def full_clean(self) -> None:
        """Read what was typed without asking for more; the fields stay marked as asked for on the page."""
        asked = [field for name, field in self.fields.items() if field.required and name != "khoa_thao_tac"]
        for field in asked:
            field.required = False
        super().full_clean()
        for field in asked:
            field.required = True
