"""What a file unpacks to is known before it is unpacked; what is damaged or packed too tightly is refused."""

from __future__ import annotations

import random
import struct
import subprocess
import sys
import zipfile
from pathlib import Path

import openpyxl
import pyarrow as pa
import pyarrow.parquet as pq
import pytest

import contested as ct
from contested.errors import UnreadableFeed
from contested.evidence.unpacked_sizes import Packed
from contested.feeds.sources.packed import _blocks, _buffers, arrow_buffers, parquet_columns, refuse_bombs
from contested.feeds.sources.typed_files import arrow_in

FEED = ct.Feed(of="place", name="=m", unit="=person", best="n", by="by")
TABLE = pa.table(
    {
        "place": ["a", "b", "c"] * 50,
        "n": [1.5, 2, 3] * 50,
        "by": pa.array(["P", "Q", None] * 50).dictionary_encode(),
        "many": [[1, 2], [], None] * 50,
    }
)
HUGE = pa.table({"place": ["x" * 20_000_000, "b"], "n": [1, 2], "by": ["P", "Q"]})


def arrow_file(path: Path, table: pa.Table, compression: str | None) -> Path:
    """Write an Arrow file."""
    options = pa.ipc.IpcWriteOptions(compression=compression)
    with pa.OSFile(str(path), "wb") as sink, pa.ipc.new_file(sink, table.schema, options=options) as writer:
        writer.write_table(table)
    return path


@pytest.mark.parametrize(("size", "unpacked"), [(1, 16_000_000), (160_001, 16_000_100), (10**9, 10**11)])
def test_what_is_packed_as_tables_are_is_read(size: int, unpacked: int) -> None:
    """Up to 16 MB, and up to a hundred times the size, nothing is refused."""
    refuse_bombs([Packed(size, unpacked)], "f")


def test_what_is_packed_too_tightly_is_refused() -> None:
    """Above both limits a file is refused, with both sizes."""
    with pytest.raises(
        UnreadableFeed, match="cannot read f: 160,000 bytes of it unpack to 16,000,001; at most 100 times"
    ):
        refuse_bombs([Packed(160_000, 16_000_001)], "f")


@pytest.mark.parametrize("door", ["read", "scan"])
@pytest.mark.parametrize("form", ["parquet", "arrow"])
def test_one_huge_cell_is_not_unpacked(door: str, form: str, tmp_path: Path) -> None:
    """A few kilobytes that hold a cell of 20 million letters are refused before they are unpacked."""
    path = tmp_path / f"huge.{form}"
    if form == "parquet":
        pq.write_table(HUGE, path, compression="zstd")
    else:
        arrow_file(path, HUGE, "zstd")
    assert path.stat().st_size < 10_000

    with pytest.raises(UnreadableFeed, match="bytes of it unpack to 20,00"):
        getattr(FEED, door)(path)


def test_a_table_of_claims_is_refused_as_a_feed_is(tmp_path: Path) -> None:
    """The door for a table of claims has the same limits."""
    pq.write_table(HUGE, tmp_path / "huge.parquet", compression="zstd")
    (tmp_path / "bad.parquet").write_bytes(b"PAR1")

    with pytest.raises(UnreadableFeed, match="bytes of it unpack to"):
        arrow_in(tmp_path / "huge.parquet")
    with pytest.raises(UnreadableFeed, match="it is no Parquet file"):
        arrow_in(tmp_path / "bad.parquet")


def test_the_footer_says_what_the_library_says(tmp_path: Path) -> None:
    """Sizes, paths, types and rows of each column are those that pyarrow reads."""
    path = tmp_path / "t.parquet"
    pq.write_table(TABLE, path, row_group_size=60)
    metadata = pq.ParquetFile(path).metadata

    found = parquet_columns(path)

    groups = [metadata.row_group(n) for n in range(metadata.num_row_groups)]
    wanted = [(n, group, group.column(m)) for n, group in enumerate(groups) for m in range(group.num_columns)]
    assert [(c.group, c.path, c.rows, c.packed) for c in found] == [
        (n, c.path_in_schema, g.num_rows, (c.total_compressed_size, c.total_uncompressed_size)) for n, g, c in wanted
    ]
    assert [c.is_text for c in found] == [c.physical_type == "BYTE_ARRAY" for _, _, c in wanted]


@pytest.mark.parametrize("compression", ["lz4", "zstd"])
def test_compressed_buffers_say_their_size(compression: str, tmp_path: Path) -> None:
    """Of the texts "a", "b", "c" fifty times, the buffer of letters unpacks to 150 bytes; that of 150 numbers to 1,200."""
    unpacked = [one.unpacked for one in arrow_buffers(arrow_file(tmp_path / "t.arrow", TABLE, compression))]

    assert 1_200 in unpacked
    assert any(one in unpacked for one in (150, -1))  # -1: it is stored as it is


def test_a_file_without_compression_has_no_packed_buffers(tmp_path: Path) -> None:
    """What is not compressed is as large as the file."""
    assert not list(arrow_buffers(arrow_file(tmp_path / "t.arrow", TABLE, None)))


@pytest.mark.parametrize(
    "content", [b"", b"PAR1", b"PAR1" * 5, b"\x19\xfc\xff\xff\x01" + b"\x0b" * 9 + b"\x0e\x00\x00\x00PAR1"]
)
def test_a_damaged_footer_is_refused(content: bytes, tmp_path: Path) -> None:
    """What is no footer is an error of ours at every door."""
    (tmp_path / "t.parquet").write_bytes(content)

    for door in (FEED.read, FEED.scan):
        with pytest.raises(UnreadableFeed):
            door(tmp_path / "t.parquet")


def test_a_field_that_runs_over_the_end_is_damage(tmp_path: Path) -> None:
    """A length beyond the footer is no length: here a text of 127 bytes in a footer of three."""
    (tmp_path / "t.parquet").write_bytes(b"\x18\x7f\x00" + b"\x03\x00\x00\x00PAR1")

    with pytest.raises(ValueError, match="its footer is damaged"):
        parquet_columns(tmp_path / "t.parquet")


READS = """
import pathlib, sys, contested as ct
feed = ct.Feed(of="place", name="=m", unit="=person", best="n", by="by")
for path in sorted(pathlib.Path(sys.argv[1]).iterdir()):
    try:
        feed.read(path)
    except ct.ContestedError:
        pass
    print(path.name, flush=True)
"""


def test_damaged_files_end_no_process(tmp_path: Path) -> None:
    """Each of 300 files with bytes turned over is read or refused by an error of ours, and the process lives on."""
    good = [arrow_file(tmp_path / f"{name}.arrow", TABLE, name) for name in (None, "lz4", "zstd")]
    for name, dictionary in (("none", True), ("snappy", False), ("zstd", True)):
        good.append(tmp_path / f"{name}.parquet")
        pq.write_table(TABLE, good[-1], compression=name, use_dictionary=dictionary)
    random_ = random.Random(14)
    bad = tmp_path / "bad"
    bad.mkdir()
    for n in range(300):
        source = good[n % len(good)]
        data = bytearray(source.read_bytes())
        for _ in range(random_.choice((1, 1, 3))):
            at = random_.randrange(len(data))
            data[at] = random_.choice((0xFF, 0, data[at] ^ 1 << random_.randrange(8)))
        (bad / f"{n:03}{source.suffix}").write_bytes(data)

    ran = subprocess.run([sys.executable, "-c", READS, str(bad)], capture_output=True, text=True, check=False)

    assert (ran.returncode, len(ran.stdout.split()), ran.stderr[-500:]) == (0, 300, "")


def test_a_damaged_sheet_is_refused(tmp_path: Path) -> None:
    """Whatever the library for workbooks stumbles over in a sheet, the error is ours, with the line."""
    book = openpyxl.Workbook()
    book.active.append(["place", "n", "by"])
    book.active.append(["a", 3, "P"])
    book.save(tmp_path / "good.xlsx")
    with zipfile.ZipFile(tmp_path / "good.xlsx") as old, zipfile.ZipFile(tmp_path / "bad.xlsx", "w") as new:
        for part in old.infolist():
            new.writestr(part.filename, old.read(part).replace(b"</sheetData>", b"&x;</sheetData>"))

    with pytest.raises(UnreadableFeed, match="cannot read bad.xlsx, line 3: it is damaged: "):
        FEED.read(tmp_path / "bad.xlsx")


def test_a_footer_without_blocks_has_none() -> None:
    """A table without fields lists neither dictionaries nor rows."""
    footer = struct.pack(
        "<IHHi", 8, 4, 4, 4
    )  # where the root is; a field table of no fields; the root, four bytes behind it

    assert list(_blocks(footer)) == []


def test_only_what_a_feed_reads_is_weighed(tmp_path: Path) -> None:
    """A column that nobody maps may be as large as it likes."""
    path = tmp_path / "further.parquet"
    pq.write_table(TABLE.append_column("further", pa.array(["z"] * 150)), path)

    assert FEED.scan(path).intake.taken == FEED.read(path).intake.taken == 100  # type: ignore[union-attr]


def test_too_many_cells_are_refused_where_they_are_reached(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """An Arrow file says nothing of its rows, so it is stopped at the batch that is too much."""
    path = arrow_file(tmp_path / "many.arrow", TABLE, None)
    monkeypatch.setattr("contested.feeds.sources.typed_files.MOST_CELLS", 10)

    with pytest.raises(UnreadableFeed, match="at most 10 are read"):
        FEED.read(path)


def test_what_an_arrow_file_says_of_its_columns_is_packed_in_nothing() -> None:
    """Only batches of rows and of dictionaries have buffers; a schema has none."""
    message = TABLE.schema.serialize().to_pybytes()

    assert _buffers(message[8:]) == []  # behind a mark and the length, four bytes each
