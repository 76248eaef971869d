"""Khéo runs an emulation movement from guidance to commendation and cites the clause."""
