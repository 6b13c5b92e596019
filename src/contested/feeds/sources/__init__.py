"""Sources of rows: what files and frames hold, before anything is made of it."""
