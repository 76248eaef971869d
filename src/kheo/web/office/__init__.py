"""For steering groups, confirmers, appraisers, signers and the bloc."""
