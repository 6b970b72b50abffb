"""Updates as text: which graphs they write, checked before anything is done, and the dataset that a request may name for them."""
