"""Tests of the floor `kheo.sheets`."""
