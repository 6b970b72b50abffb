"""Training of the learnt relations."""
