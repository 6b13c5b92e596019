"""The server, asked by the SDK's own client: in memory, and as a program of its own."""

from __future__ import annotations

import importlib
import json
import os
import subprocess
import sys
from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import TypeVar

import anyio
import pytest
from mcp import Client, StdioServerParameters, stdio_client
from mcp.types import CallToolResult, TextContent

from contested.cli import command_line as cli
from contested.errors import MissingExtra
from contested.report.assistants import mcp_server
from contested.report.assistants.assistant_tools import INSTRUCTIONS, TOOLS, answer_call
from contested.report.assistants.dossier_folder import DossierFolder

EXAMPLES = Path(__file__).parents[4] / "examples"
NK = "nagorno_karabakh"

CALLS: dict[str, dict[str, str]] = {
    "list": {},
    "show": {"dossier": NK, "figure": "troops"},
    "ask": {"dossier": NK, "question": "population > 100000"},
    "explain": {"dossier": NK, "of": "population / area"},
    "cite": {"dossier": NK, "of": "population", "style": "by_source"},
    "check": {"dossier": NK},
}

_T = TypeVar("_T")


def asked(work: Callable[[Client], Awaitable[_T]]) -> _T:
    """Return what comes of work with a client of a server in memory."""

    async def run() -> _T:
        async with Client(mcp_server.mcp_server(DossierFolder(EXAMPLES))) as client:  # type: ignore[arg-type]
            return await work(client)

    return anyio.run(run)


def text_of(result: CallToolResult) -> str:
    """Return the one text of a result."""
    (content,) = result.content
    assert isinstance(content, TextContent)
    return content.text


def test_every_tool_is_offered_as_one_that_only_reads() -> None:
    """With its description and what it takes and gives; the server tells an assistant to cite parties."""

    async def look(client: Client) -> None:
        offered = (await client.list_tools()).tools

        assert [(one.name, one.title, one.description) for one in offered] == [
            (one.name, one.title, one.description) for one in TOOLS.values()
        ]
        for one in offered:
            assert one.annotations is not None
            assert (one.annotations.read_only_hint, one.annotations.destructive_hint) == (True, False)
            assert one.annotations.open_world_hint is False
            assert one.input_schema == TOOLS[one.name].input_schema
        assert client.instructions == INSTRUCTIONS

    asked(look)


@pytest.mark.parametrize("tool", CALLS)
def test_a_tool_answers_with_text_and_structure(tool: str) -> None:
    """Both say the same, and the client sees that the structure is what was promised."""

    async def call(client: Client) -> CallToolResult:
        await client.list_tools()  # so that the client knows the schema of the answer
        return await client.call_tool(tool, CALLS[tool])

    result = asked(call)

    answer = answer_call(DossierFolder(EXAMPLES), tool, CALLS[tool])
    assert not result.is_error
    assert text_of(result) == answer.text
    assert result.structured_content == answer.to_dict()


@pytest.mark.parametrize(
    ("tool", "given", "message"),
    [
        (
            "show",
            {"dossier": "../secret", "figure": "f"},
            "no dossier '../secret' in the folder; known: nagorno_karabakh",
        ),
        (
            "show",
            {"dossier": NK, "figure": "trops"},
            "no figure 'trops' in the dossier; did you mean troops? known: troops, population",
        ),
        ("show", None, "dossier is 'None'"),
        ("shw", {}, "no tool 'shw' in this server"),
    ],
)
def test_what_is_refused_is_an_error_of_the_tool(tool: str, given: dict[str, object] | None, message: str) -> None:
    """With our message, for the assistant to read."""
    result = asked(lambda client: client.call_tool(tool, given))

    assert result.is_error
    assert text_of(result).startswith(message)
    assert result.structured_content is None


def test_a_program_of_its_own_answers_on_standard_input() -> None:
    """``contested mcp FOLDER`` is what an assistant starts."""
    program = StdioServerParameters(
        command=sys.executable, args=["-m", "contested", "mcp", str(EXAMPLES)], env={"PYTHONPATH": _source()}
    )

    async def run() -> tuple[list[str], CallToolResult, CallToolResult]:
        async with Client(stdio_client(program)) as client:
            tools = [one.name for one in (await client.list_tools()).tools]
            return tools, await client.call_tool("show", CALLS["show"]), await client.call_tool("show", {})

    tools, shown, refused = anyio.run(run)

    assert tools == list(TOOLS)
    assert "about 10,000 people [by Azerbaijan; read in News article" in text_of(shown)
    assert refused.is_error


def _source() -> str:
    return str(Path(mcp_server.__file__).parents[3])


WATCHED = """
import os, sys

def watch(event, given):
    writes = event == "open" and isinstance(given[2], int) and given[2] & (os.O_WRONLY | os.O_RDWR | os.O_CREAT)
    named = event == "open" and not isinstance(given[0], int)  # standard output has a number
    if event in NEVER or (writes and named and given[0] != os.devnull):
        sys.stderr.write(f"seen: {event} {given[:2]}\\n")

NEVER = {"socket.bind", "socket.connect", "socket.getaddrinfo", "subprocess.Popen", "os.system", "os.exec", "os.remove"}
sys.addaudithook(watch)
from contested.cli import main
sys.exit(main(["mcp", sys.argv[1]]))
"""


def test_the_program_ends_with_its_input() -> None:
    """With exit 0; nothing is on standard output but the protocol, nothing is connected, started or written."""
    told: list[dict[str, object]] = [
        {
            "id": 1,
            "method": "initialize",
            "params": {
                "protocolVersion": "2025-06-18",
                "capabilities": {},
                "clientInfo": {"name": "t", "version": "1"},
            },
        },
        {"method": "notifications/initialized"},
        {"id": 2, "method": "tools/call", "params": {"name": "show", "arguments": CALLS["show"]}},
    ]
    turns = (told[:1], told[1:])  # what is still worked on when the input ends is given up: each answer is awaited
    with subprocess.Popen(
        [sys.executable, "-B", "-c", WATCHED, str(EXAMPLES)],
        env={name: value for name, value in os.environ.items() if not name.startswith("COVERAGE")},  # it writes a file
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    ) as program:
        assert program.stdin is not None
        assert program.stdout is not None
        lines: list[str] = []
        for several in turns:
            program.stdin.write("".join(json.dumps({"jsonrpc": "2.0", **one}) + "\n" for one in several))
            program.stdin.flush()
            lines.append(program.stdout.readline())
        rest, said = program.communicate()

    assert program.returncode == 0
    assert rest == ""
    assert [line for line in said.splitlines() if line.startswith("seen: ")] == []
    greeted, shown = (json.loads(line)["result"] for line in lines)
    assert greeted["instructions"] == INSTRUCTIONS
    assert "about 10,000 people" in shown["content"][0]["text"]


def test_the_command_serves_a_folder(monkeypatch: pytest.MonkeyPatch) -> None:
    """It runs the server until its input ends, and exits with 0."""
    served: list[object] = []

    class Server:
        def create_initialization_options(self) -> str:
            return "options"

        async def run(self, *given: object) -> None:
            served.append(given[-1])

    class Streams:
        async def __aenter__(self) -> tuple[str, str]:
            return "received", "sent"

        async def __aexit__(self, *_: object) -> None:
            served.append("closed")

    monkeypatch.setattr(mcp_server, "mcp_server", lambda _: Server())
    monkeypatch.setattr("mcp.server.stdio.stdio_server", Streams)

    assert cli.main(["mcp", str(EXAMPLES)]) == 0
    assert served == ["options", "closed"]


def test_without_the_extra_it_says_what_to_install(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """The SDK comes with the extra ``mcp``."""

    def missing(_: str) -> object:
        raise ImportError

    monkeypatch.setattr(importlib, "import_module", missing)

    with pytest.raises(MissingExtra):
        mcp_server.mcp_server(DossierFolder(EXAMPLES))
    assert cli.main(["mcp", str(EXAMPLES)]) == 2
    assert "pip install 'contested[mcp]'" in capsys.readouterr().err


def test_what_is_no_folder_cannot_be_served(capsys: pytest.CaptureFixture[str]) -> None:
    """It is an error at once, and not at the first question."""
    assert cli.main(["mcp", str(EXAMPLES / "nagorno_karabakh.toml")]) == 2
    assert "it is no folder; name the folder that holds the dossiers" in capsys.readouterr().err
