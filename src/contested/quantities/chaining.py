"""Chains: how a comparison sees that Python is about to drop the first half of ``a < b < c``."""

from __future__ import annotations

from opcode import opmap

_TESTS = frozenset(
    opmap[name]
    for name in ("CACHE", "COPY", "TO_BOOL", "JUMP_IF_FALSE_OR_POP", "POP_JUMP_IF_FALSE", "POP_JUMP_FORWARD_IF_FALSE")
    if name in opmap
)
"""Instructions between a comparison and the test of its outcome, in CPython 3.11 and later."""


def is_half_of_a_chain(code: bytes, at: int) -> bool:
    """Whether the test at ``at`` is that of the first half of ``a < b < c``, where Python keeps a copy of b."""
    ops = [op for op in code[max(0, at - 24) : at + 1 : 2] if op != opmap["CACHE"]]
    while ops and ops[-1] in _TESTS:
        ops.pop()
    return ops[-3:] == [opmap["SWAP"], opmap["COPY"], opmap["COMPARE_OP"]]
