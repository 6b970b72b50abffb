"""kg: news articles to a knowledge graph that can be trusted."""
