"""Who says it, and how: quotations, attribution, negation, mood, and the stance that comes of them."""
