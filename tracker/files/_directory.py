"""The files of a register: which of a directory's files belong to it, and their text."""

import os
from collections.abc import Iterator
from contextlib import suppress
from errno import ELOOP
from pathlib import Path
from stat import S_ISDIR

from tracker.errors import InvalidValueError, Sentence, StructureFault
from tracker.files._names import HEADER, NOT_READ, SUFFIXES
from tracker.files._unfinished import PLAN, digest_of
from tracker.model import Register
from tracker.records._refused_values import readable
from tracker.storage._reading import read_file


def directory_of(register: Register) -> Path:
    """
    Return the directory that a register was read from, as messages call it: by its path from here, if it is below.

    Raises:
        InvalidValueError: It was made in memory.
    """
    source = register.source
    if source is None:
        raise InvalidValueError("the register was made in memory; save it first, with tracker.save(register, path)")
    with suppress(OSError):  # where the directory that the program is in was removed
        here = Path.cwd()
        return source.relative_to(here) if source.is_relative_to(here) else source
    return source


def demand_directory(directory: Path, name: str) -> None:
    """
    Demand a directory that can be read.

    Raises:
        StructureFault: It is none, or the right to read it is missing.
    """
    hint = Sentence("name the directory that holds {header}", header=HEADER)
    try:
        if not S_ISDIR(directory.stat().st_mode):
            raise StructureFault("this is a file, and a register is a directory", file=name, hint=hint)
    except (FileNotFoundError, NotADirectoryError, ValueError):  # a name with a NUL is no name
        raise StructureFault("there is no such directory", file=name, hint=hint) from None
    except OSError as error:
        raise _unreadable(name, error) from None


def files_of(
    directory: Path, faults: list[StructureFault], links: list[str] | None = None
) -> Iterator[tuple[Path, str]]:
    """
    Go through the files of a register with their names relative to its directory; the order is that of names.

    Links to directories are not followed; *links* collects their names.
    """
    pending = [directory]
    while pending:
        folder = pending.pop()
        try:
            children = sorted(os.scandir(folder), key=lambda each: each.name)
        except OSError as error:
            faults.append(_unreadable(_relative(folder, directory), error))
            continue
        for child in children:
            if child.name.startswith(".") or (folder == directory and child.name in NOT_READ):
                continue
            path, name = Path(child.path), _relative(Path(child.path), directory)
            try:
                is_directory = _leads_to_directory(child, name)
            except (OSError, StructureFault) as error:
                faults.append(error if isinstance(error, StructureFault) else _unreadable(name, error))
                continue
            if not is_directory and path.suffix.lower() in SUFFIXES:
                yield path, name
            elif is_directory and child.is_symlink():
                (links if links is not None else []).append(name)
            elif is_directory:
                pending.append(path)


Mark = tuple[str, int, int, int]


def marks_of(directory: Path, folder: Path) -> list[Mark]:
    """Return what changes when somebody changes a file of a register, or has a save under way."""
    marks: list[Mark] = []
    try:
        paths = [folder / PLAN, *(path for path, _ in files_of(directory, []))]
    except ValueError:  # a name with a NUL is no name
        return marks
    for path in paths:
        try:
            found = path.stat()
        except OSError:
            continue
        marks.append((str(path), found.st_ino, found.st_mtime_ns, found.st_size))
    return marks


def _leads_to_directory(child: "os.DirEntry[str]", name: str) -> bool:
    """
    Tell whether a name is that of a directory; a link is as good as what it leads to.

    Raises:
        StructureFault: It is, and looks like that of a file.

        OSError: The link leads to itself, or past where one may look.
    """
    try:
        found = S_ISDIR(Path(child.path).stat().st_mode) if child.is_symlink() else child.is_dir()
    except FileNotFoundError:  # said when it is read, if it is to be read
        return False
    if found and Path(name).suffix.lower() in SUFFIXES:
        hint = Sentence("rename it, or put the records in a file")
        raise StructureFault("this is a directory, and has the name of a file", file=name, hint=hint)
    return found


def links_not_followed(path: str | os.PathLike[str]) -> tuple[str, ...]:
    """Name the links to directories within a register's directory, which `load` does not follow."""
    links: list[str] = []
    for _ in files_of(Path(path), [], links):
        pass
    return tuple(sorted(links))


def _relative(path: Path, directory: Path) -> str:
    """Write a path from the register's directory on."""
    return readable(path.relative_to(directory).as_posix())


def read_text(name: str, path: Path, digests: dict[str, str]) -> str:
    """
    Read a file as UTF-8, with or without a byte order mark, and note the digest of its bytes.

    Raises:
        StructureFault: It cannot be read, or holds something else than text.
    """
    try:
        if not path.is_file() and path.exists():
            raise StructureFault("this is no file that can be read", file=name, hint="remove it, or rename it")
        content = read_file(path)
    except OSError as error:
        raise _unreadable(name, error) from None
    digests[name] = digest_of(content)
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        message = Sentence("byte 0x{byte} is not UTF-8", byte=f"{content[error.start]:02x}")
        raise StructureFault(message, file=name, line=line, hint="save the file in the encoding UTF-8") from None
    if "\0" in text:
        line = text.count("\n", 0, text.index("\0")) + 1
        raise StructureFault("a NUL character stands here", file=name, line=line, hint="save the file as plain text")
    return text


_REASONS: dict[type[OSError], tuple[str, str]] = {
    PermissionError: (Sentence("this cannot be read: permission is denied"), Sentence("ask for the right to read it")),
    FileNotFoundError: (Sentence("this link leads nowhere"), Sentence("remove it, or put back what it led to")),
}


def _unreadable(name: str, error: OSError) -> StructureFault:
    if error.errno == ELOOP:
        return StructureFault("this link leads to itself", file=name, hint="remove it")
    message, hint = _REASONS.get(type(error), (Sentence("this cannot be read: {reason}", reason=error.strerror), ""))
    return StructureFault(message, file=name, hint=hint)
