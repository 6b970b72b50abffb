"""How the model of `local` is made: a program of its own, `python -m kg.extract.local.training`, for the extra `train`."""
