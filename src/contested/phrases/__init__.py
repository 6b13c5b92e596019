"""The reader of number phrases."""
