"""Tests of the floor `kheo.vietnamese`."""
