"""ViewGraph -> SVG and PNG: the picture of what is drawn at the start, without a browser."""
