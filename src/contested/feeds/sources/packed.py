"""
Packed files: what a file unpacks to, from what it says of itself, before it is unpacked.

A text of millions of equal letters takes a few bytes.  What is many times
larger than it was packed is no table of claims, and is refused unread.
"""

from __future__ import annotations

import struct
from typing import TYPE_CHECKING, Any, NamedTuple

from contested.errors import UnreadableFeed
from contested.evidence.unpacked_sizes import Packed, bomb_among

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path


def refuse_bombs(parts: Iterable[Packed], name: str) -> None:
    """
    Check that nothing in a file unpacks to many times its size.

    Raises:
        UnreadableFeed: something does.
    """
    bomb = bomb_among(parts)
    if bomb is not None:
        raise UnreadableFeed(name, None, bomb)


class ColumnChunk(NamedTuple):
    """What a Parquet file says of a column in one group of rows."""

    group: int
    path: str
    is_text: bool
    rows: int
    packed: Packed


def parquet_columns(path: Path) -> list[ColumnChunk]:
    """
    Return what the footer of a Parquet file says of its columns.

    It is read here, since the library ends the process over some that are
    damaged: https://parquet.apache.org/docs/file-format/metadata/, in the
    compact protocol of Thrift.
    """
    with path.open("rb") as file:
        size = file.seek(0, 2)
        file.seek(max(size - 8, 0))
        length = struct.unpack("<I4s", file.read())[0]
        file.seek(max(size - 8 - length, 0))
        footer = _Thrift(file.read(length)).structure()
    found: list[ColumnChunk] = []
    for n, group in enumerate(footer.get(4, ())):
        for chunk in group.get(1, ()):
            said = chunk.get(3, {})
            name = ".".join(part.decode() for part in said.get(3, ()))
            packed = Packed(said.get(7, 0), said.get(6, 0))
            found.append(ColumnChunk(n, name, said.get(1) in _TEXTS, group.get(3, 0), packed))
    return found


_TEXTS = (6, 7)
"""The physical types BYTE_ARRAY and FIXED_LEN_BYTE_ARRAY; numbers are bounded by the count of cells."""


class _Thrift:
    """Reads the compact protocol: https://github.com/apache/thrift/blob/master/doc/specs/thrift-compact-protocol.md."""

    def __init__(self, data: bytes) -> None:
        self.data, self.at = data, 0

    def structure(self) -> dict[int, Any]:
        """Return the fields of a structure by their numbers."""
        fields: dict[int, Any] = {}
        number = 0
        while (head := self._byte()) != 0:
            number = number + (head >> 4) if head >> 4 else self._whole()
            fields[number] = self._value(head & 15)
        return fields

    def _value(self, kind: int) -> Any:
        if kind in (1, 2):
            return kind == 1
        if kind in (4, 5, 6):
            return self._whole()
        if kind == 12:
            return self.structure()
        if kind in (9, 10):
            head = self._byte()
            count = self._varint() if head >> 4 == 15 else head >> 4
            inner = head & 15
            return [self._byte() if inner in (1, 2) else self._value(inner) for _ in range(count)]
        length = {3: 1, 7: 8}.get(kind) if kind != 8 else self._varint()
        if length is None or self.at + length > len(self.data):
            raise ValueError("its footer is damaged")
        self.at += length
        return self.data[self.at - length : self.at]

    def _byte(self) -> int:
        self.at += 1
        return self.data[self.at - 1]

    def _varint(self) -> int:
        made = shift = 0
        while (byte := self._byte()) >= 128:
            made |= (byte & 127) << shift
            shift += 7
        return made | byte << shift

    def _whole(self) -> int:
        number = self._varint()
        return (number >> 1) ^ -(number & 1)


def arrow_buffers(path: Path) -> Iterator[Packed]:
    """
    Give the compressed buffers of an Arrow file.

    Each begins with its unpacked length in eight bytes.  Where they are stands
    in the metadata of each batch, and where that is in the footer, both tables
    of FlatBuffers: https://arrow.apache.org/docs/format/Columnar.html.
    """
    with path.open("rb") as file:
        size = file.seek(0, 2)
        file.seek(max(size - 10, 0))
        length = struct.unpack("<i6s", file.read())[0]
        file.seek(max(size - 10 - length, 0))
        footer = file.read(length)
        for block in _blocks(footer):
            file.seek(block.at)
            metadata = file.read(block.metadata)
            start = 8 if metadata[:4] == _CONTINUED else 4
            for at, packed in _buffers(metadata[start:]):
                if packed >= 8:
                    file.seek(block.at + block.metadata + at)
                    yield Packed(packed, struct.unpack("<q", file.read(8))[0])


_CONTINUED = b"\xff\xff\xff\xff"


class _Block(NamedTuple):
    """Where a batch begins in the file, and how long its metadata are."""

    at: int
    metadata: int


def _blocks(footer: bytes) -> Iterator[_Block]:
    """Give the blocks of dictionaries and of rows."""
    root = struct.unpack_from("<I", footer)[0]
    for number in (2, 3):
        vector = _field(footer, root, number)
        if vector:
            vector += struct.unpack_from("<I", footer, vector)[0]
            for n in range(struct.unpack_from("<I", footer, vector)[0]):
                yield _Block(*struct.unpack_from("<qi", footer, vector + 4 + 24 * n))


def _buffers(metadata: bytes) -> list[tuple[int, int]]:
    """Return where the compressed buffers of a message are, and how long; none where nothing is compressed."""
    message = struct.unpack_from("<I", metadata)[0]
    kind, header = _field(metadata, message, 1), _field(metadata, message, 2)
    if not kind or not header or metadata[kind] not in (2, 3):  # a batch of a dictionary, or of rows
        return []
    batch = header + struct.unpack_from("<I", metadata, header)[0]
    if metadata[kind] == 2:
        data = _field(metadata, batch, 1)
        batch = data + struct.unpack_from("<I", metadata, data)[0]
    if not _field(metadata, batch, 3):
        return []
    vector = _field(metadata, batch, 2)
    vector += struct.unpack_from("<I", metadata, vector)[0]
    count = struct.unpack_from("<I", metadata, vector)[0]
    return [struct.unpack_from("<qq", metadata, vector + 4 + 16 * n) for n in range(count)]


def _field(metadata: bytes, table: int, n: int) -> int:
    """Return where the n-th field of a table of FlatBuffers is; 0 where it is left out."""
    layout = table - struct.unpack_from("<i", metadata, table)[0]
    if 4 + 2 * n >= struct.unpack_from("<H", metadata, layout)[0]:
        return 0
    offset = struct.unpack_from("<H", metadata, layout + 4 + 2 * n)[0]
    return table + offset if offset else 0
