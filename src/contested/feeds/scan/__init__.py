"""Scanning: the rows of a typed source become claims on an engine, without coming into Python."""
