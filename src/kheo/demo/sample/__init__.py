"""The sample: units, people, themes and the plan of every registration, read from data. Nothing is played here."""
