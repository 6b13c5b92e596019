"""A file is saved whole, or the old one is as it was (security.md, T8)."""

from __future__ import annotations

import errno
import os
import stat
import tempfile
import time
from pathlib import Path

import pytest

from contested.dossier.file import storage
from contested.errors import UnsavedDossier


def failing(code: int) -> object:
    """Return what stands in for a call that fails."""

    def fail(*_: object, **__: object) -> None:
        raise OSError(code, os.strerror(code))

    return fail


def test_a_new_file_has_the_mode_of_this_user(tmp_path: Path) -> None:
    """A file that was not there is made as any other one, and nothing is left beside it."""
    mask = os.umask(0o027)
    try:
        storage.save(tmp_path / "d.toml", "format = 1\r\n")
    finally:
        os.umask(mask)

    assert (tmp_path / "d.toml").read_bytes() == b"format = 1\r\n"
    assert stat.S_IMODE((tmp_path / "d.toml").stat().st_mode) == 0o640
    assert [path.name for path in tmp_path.iterdir()] == ["d.toml"]


def test_the_mask_of_this_user_stays(tmp_path: Path) -> None:
    """Reading the mask leaves it as it was."""
    mask = os.umask(0o022)
    try:
        storage.save(tmp_path / "d.toml", "")
        after = os.umask(0o022)
    finally:
        os.umask(mask)

    assert after == 0o022


def test_an_old_file_keeps_its_mode(tmp_path: Path) -> None:
    """What was private stays private."""
    path = tmp_path / "d.toml"
    path.write_text("old", encoding="utf-8")
    path.chmod(0o600)

    storage.save(path, "new")

    assert (path.read_text(encoding="utf-8"), stat.S_IMODE(path.stat().st_mode)) == ("new", 0o600)


def test_a_link_is_replaced_and_its_target_left_alone(tmp_path: Path) -> None:
    """A symbolic link at the path does not lead the text elsewhere."""
    target, link = tmp_path / "target", tmp_path / "d.toml"
    target.write_text("target", encoding="utf-8")
    link.symlink_to(target)

    storage.save(link, "new")

    assert (link.is_symlink(), link.read_text(encoding="utf-8")) == (False, "new")
    assert target.read_text(encoding="utf-8") == "target"


def test_a_link_to_nowhere_is_replaced(tmp_path: Path) -> None:
    """A broken link is no obstacle."""
    (tmp_path / "d.toml").symlink_to(tmp_path / "nowhere")

    storage.save(tmp_path / "d.toml", "new")

    assert not (tmp_path / "d.toml").is_symlink()
    assert not (tmp_path / "nowhere").exists()


def test_a_path_may_go_up(tmp_path: Path) -> None:
    """A path with .. is the user's own choice."""
    (tmp_path / "folder").mkdir()

    storage.save(tmp_path / "folder" / ".." / "d.toml", "new")

    assert (tmp_path / "d.toml").read_text(encoding="utf-8") == "new"


@pytest.mark.parametrize(
    ("where", "name", "code", "reason"),
    [
        (tempfile, "mkstemp", errno.EROFS, "read-only file system"),
        (tempfile, "mkstemp", errno.EACCES, "permission denied"),
        (os, "fsync", errno.ENOSPC, "no space left on device"),
        (os, "fdopen", errno.EMFILE, "too many open files"),
        (Path, "chmod", errno.EPERM, "operation not permitted"),
        (Path, "replace", errno.EXDEV, "invalid cross-device link"),
    ],
)
def test_whatever_fails_the_old_file_stays(
    where: object, name: str, code: int, reason: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A read-only folder or a full disk leaves the old file, and no temporary one."""
    path = tmp_path / "d.toml"
    path.write_text("old", encoding="utf-8")
    monkeypatch.setattr(where, name, failing(code))

    with pytest.raises(UnsavedDossier, match=f"cannot save .*d.toml: {reason}; the file is as it was before"):
        storage.save(path, "new")
    monkeypatch.undo()
    assert path.read_text(encoding="utf-8") == "old"
    assert [found.name for found in tmp_path.iterdir()] == ["d.toml"]


def test_a_temporary_file_that_cannot_go_is_no_second_error(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where even tidying fails, the first reason is the one that is told."""
    monkeypatch.setattr(os, "fsync", failing(errno.ENOSPC))
    monkeypatch.setattr(Path, "unlink", failing(errno.EROFS))

    with pytest.raises(UnsavedDossier, match="no space left on device"):
        storage.save(tmp_path / "d.toml", "new")


def test_a_folder_that_cannot_be_synced_is_no_failure(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The file itself is safe by then; some systems cannot sync a folder."""
    real = os.fsync

    def only_files(descriptor: int) -> None:
        if stat.S_ISDIR(os.fstat(descriptor).st_mode):
            raise OSError(errno.EINVAL, "no")
        real(descriptor)

    monkeypatch.setattr(os, "fsync", only_files)

    storage.save(tmp_path / "d.toml", "new")

    assert (tmp_path / "d.toml").read_text(encoding="utf-8") == "new"


@pytest.mark.parametrize("path", ["\0.toml", "missing/d.toml", "."])
def test_a_path_that_cannot_be_is_refused(path: str, tmp_path: Path) -> None:
    """A NUL, a folder that is missing, or a folder at the path: each is said."""
    with pytest.raises(
        UnsavedDossier, match="null (?:byte|character)|no such file|is a directory|device or resource busy"
    ):
        storage.save(tmp_path / path, "new")


def test_text_that_is_no_unicode_is_refused(tmp_path: Path) -> None:
    """Half a surrogate pair cannot be written, and nothing is."""
    (tmp_path / "d.toml").write_text("old", encoding="utf-8")

    with pytest.raises(UnsavedDossier, match="surrogates not allowed"):
        storage.save(tmp_path / "d.toml", "\ud800")
    assert (tmp_path / "d.toml").read_text(encoding="utf-8") == "old"


def test_what_a_killed_process_left_is_removed_later(tmp_path: Path) -> None:
    """A temporary file of ours goes when it is an hour old; a fresh one may still be written."""
    old, fresh, other = (tmp_path / name for name in (".contested-old.tmp", ".contested-new.tmp", "old.tmp"))
    for path in (old, fresh, other):
        path.touch()
    for path in (old, other):
        os.utime(path, (0, time.time() - 2 * storage.OLD))

    storage.save(tmp_path / "d.toml", "")

    assert sorted(path.name for path in tmp_path.iterdir()) == [".contested-new.tmp", "d.toml", "old.tmp"]


def test_sweeping_fails_silently(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The file is saved, whoever else sweeps."""
    (tmp_path / ".contested-old.tmp").touch()
    monkeypatch.setattr(storage, "OLD", -100)
    monkeypatch.setattr(Path, "unlink", failing(errno.ENOENT))

    storage.save(tmp_path / "d.toml", "new")

    assert (tmp_path / "d.toml").read_text(encoding="utf-8") == "new"


def test_a_pipe_is_never_replaced_by_a_file(tmp_path: Path) -> None:
    """Nor is a device, or a link to one: whoever reads from it would wait for ever."""
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    (tmp_path / "link").symlink_to(pipe)

    for path in (pipe, tmp_path / "link"):
        with pytest.raises(UnsavedDossier, match="it is no file"):
            storage.save(path, "text")

    assert stat.S_ISFIFO(pipe.stat().st_mode)


def test_a_folder_is_made_before_work_begins(tmp_path: Path) -> None:
    """With those above it; what cannot be made is told."""
    (tmp_path / "file").write_text("x")

    assert storage.made_folder(tmp_path / "a" / "b").is_dir()
    with pytest.raises(UnsavedDossier, match="file exists"):
        storage.made_folder(tmp_path / "file")
    with pytest.raises(UnsavedDossier, match=r"null|NUL"):
        storage.made_folder(Path("a\0b"))
