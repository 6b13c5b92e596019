"""Wikibase: how its values are written, and what its properties and items mean, for feeds and for exchange."""
