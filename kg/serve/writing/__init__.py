"""Writing for strangers with a token: in a process of its own, which is thrown away when one takes too long."""
