"""Writing for strangers with a token: each change in a process of its own, which is thrown away afterwards."""
