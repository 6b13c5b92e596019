"""The dossier's own file: read with every error at once, written back with every comment, saved or left alone."""
