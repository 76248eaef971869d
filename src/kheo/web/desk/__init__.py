"""For those who register and report, and for everybody who may read a dossier."""
