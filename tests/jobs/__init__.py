"""Tests of the clock's door."""
