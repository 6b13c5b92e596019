"""Drafts: text with placeholders for figures, rendered; and prose that is read against a dossier."""
