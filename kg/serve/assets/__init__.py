"""The style sheets and modules of the pages: ours alone."""
