"""What all doors share: base pages, parts, form fields, the clock, navigation. It knows no door."""
