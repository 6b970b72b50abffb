"""Stores: quads behind a seam, and the folder that holds them with the extractions they are made of."""
