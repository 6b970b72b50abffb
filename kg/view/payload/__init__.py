"""A ViewGraph in, the two packed blocks of its page out: the network in columns, and the words of its articles."""
