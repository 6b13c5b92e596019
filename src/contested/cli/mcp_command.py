"""
The command ``contested mcp``.

Exit codes: 0 the input ended, 2 it cannot serve: no such folder, or the extra is missing.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from contested.report.assistants.dossier_folder import DossierFolder
from contested.report.assistants.mcp_server import serve

if TYPE_CHECKING:
    import argparse

    from contested.cli.terminal import Line, Subcommands

SERVED = 0


def add_mcp_command(commands: Subcommands) -> None:
    """Add the command to a parser's."""
    mcp = commands.add_parser(
        "mcp",
        help="let assistants ask the dossiers of a folder, by the Model Context Protocol",
        description="Serves on standard input and output until the input ends; nothing is written, no connection is "
        "opened, and no file outside the folder is read. Exit codes: 0 the input ended, 2 it cannot serve.",
    )
    mcp.add_argument("folder", metavar="FOLDER", help="the folder of dossiers (*.toml)")
    mcp.examples = ("contested mcp .",)
    mcp.set_defaults(run=_mcp)


def _mcp(options: argparse.Namespace) -> tuple[int, list[Line]]:
    serve(DossierFolder(options.folder))
    return SERVED, []
