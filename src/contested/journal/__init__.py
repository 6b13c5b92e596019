"""The journal: claims that several people record side by side, in files that only grow and show every change."""
