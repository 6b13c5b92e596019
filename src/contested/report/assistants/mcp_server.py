"""
A server of the Model Context Protocol: what ``assistant_tools`` answers, as the protocol has it.

It reads standard input and writes standard output, and opens no connection.
"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Protocol

from contested.errors import ContestedError
from contested.optional import library
from contested.report.assistants.assistant_tools import INSTRUCTIONS, OUTPUT_SCHEMA, TOOLS, answer_call
from contested.version import __version__

if TYPE_CHECKING:
    from collections.abc import Mapping

    from contested.report.assistants.dossier_folder import DossierFolder


class ToolCall(Protocol):
    """What is needed of a call: the tool, and what is given to it."""

    name: str
    arguments: Mapping[str, object] | None


class ProtocolServer(Protocol):
    """What is needed of a server of the SDK."""

    def create_initialization_options(self) -> object:
        """Return what it tells of itself when a client greets it."""

    async def run(self, received: object, sent: object, options: object, /) -> None:
        """Answer what is received until that ends."""


def mcp_server(folder: DossierFolder) -> ProtocolServer:
    """
    Return a server of the official SDK that answers on the dossiers of a folder.

    Raises:
        MissingExtra: the extra ``mcp`` is not installed.
    """
    server: ProtocolServer = library("mcp.server").Server(
        "contested",
        version=__version__,
        instructions=INSTRUCTIONS,
        on_list_tools=_list_tools,
        on_call_tool=partial(_call_tool, folder),
    )
    return server


def serve(folder: DossierFolder) -> None:
    """
    Answer on standard input and output until the input ends.

    Raises:
        MissingExtra: the extra ``mcp`` is not installed.
    """
    library("anyio").run(_serve, mcp_server(folder))


async def _serve(server: ProtocolServer) -> None:
    async with library("mcp.server.stdio").stdio_server() as (received, sent):
        await server.run(received, sent, server.create_initialization_options())


async def _list_tools(*_: object) -> object:
    types = library("mcp.types")
    harmless = types.ToolAnnotations(
        read_only_hint=True, destructive_hint=False, idempotent_hint=True, open_world_hint=False
    )
    return types.ListToolsResult(
        tools=[
            types.Tool(
                name=one.name,
                title=one.title,
                description=one.description,
                input_schema=one.input_schema,
                output_schema=OUTPUT_SCHEMA,
                annotations=harmless,
            )
            for one in TOOLS.values()
        ]
    )


async def _call_tool(folder: DossierFolder, _: object, call: ToolCall) -> object:
    """Answer a call; what the library refuses is an error of the tool, which an assistant reads."""
    types = library("mcp.types")
    try:
        answer = answer_call(folder, call.name, call.arguments or {})
    except ContestedError as error:
        return types.CallToolResult(content=[types.TextContent(text=str(error))], is_error=True)
    return types.CallToolResult(content=[types.TextContent(text=answer.text)], structured_content=answer.to_dict())
