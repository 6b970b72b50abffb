"""View: what is known in, a picture of it out, as one page, a pyvis Network, a networkx graph or a file."""
