"""``python -m contested`` is the command line."""

from __future__ import annotations

import sys

from contested.cli.command_line import main

if __name__ == "__main__":
    sys.exit(main())
