"""Files that went through the sandbox, and what Telegram knows of them: identifiers, paths, sizes of pictures."""

import hashlib
import mimetypes
import struct
from dataclasses import dataclass, field

from sandbox.errors import bad_request

PHOTO_LIMIT = 10 * 1024 * 1024
DOCUMENT_LIMIT = 50 * 1024 * 1024
DOWNLOAD_LIMIT = 20 * 1024 * 1024


@dataclass(frozen=True, slots=True)
class Upload:
    """A file in a request, before Telegram has taken it."""

    name: str
    data: bytes
    mime: str | None = None


@dataclass(frozen=True, slots=True)
class File:
    file_id: str
    unique_id: str
    kind: str  # "photo" or "document"
    name: str
    data: bytes = field(repr=False)
    mime: str
    path: str
    width: int = 0
    height: int = 0

    @property
    def bytes(self) -> bytes:
        return self.data

    @property
    def size(self) -> int:
        return len(self.data)


def dimensions(data: bytes) -> tuple[int, int] | None:
    """Width and height of a PNG, JPEG or GIF; None for anything else."""
    if data[:8] == b"\x89PNG\r\n\x1a\n" and len(data) >= 24:
        width, height = struct.unpack(">II", data[16:24])
        return width, height
    if data[:6] in {b"GIF87a", b"GIF89a"} and len(data) >= 10:
        width, height = struct.unpack("<HH", data[6:10])
        return width, height
    if data[:2] == b"\xff\xd8":
        return _jpeg(data)
    return None


def _jpeg(data: bytes) -> tuple[int, int] | None:
    at = 2
    while at + 9 <= len(data) and data[at] == 0xFF:
        marker = data[at + 1]
        if 0xC0 <= marker <= 0xCF and marker not in {0xC4, 0xC8, 0xCC}:
            height, width = struct.unpack(">HH", data[at + 5 : at + 9])
            return width, height
        at += 2 + struct.unpack(">H", data[at + 2 : at + 4])[0]
    return None


class Files:
    """What was uploaded, by identifier and by path. `start` keeps the identifiers of two runs apart."""

    def __init__(self, start: int) -> None:
        self._start = start
        self._count = 0
        self._by_id: dict[str, File] = {}
        self._by_path: dict[str, File] = {}

    def keep(self, kind: str, upload: Upload) -> File:
        """Take an upload, refusing what Telegram refuses: empty, too big, a picture that is none."""
        if not upload.data:
            raise bad_request("file must be non-empty")
        limit = PHOTO_LIMIT if kind == "photo" else DOCUMENT_LIMIT
        if len(upload.data) > limit:
            raise bad_request("file is too big" if kind == "document" else "too big for a photo")
        width, height = _measured(upload.data) if kind == "photo" else (0, 0)
        return self._store(kind, upload, width, height)

    def given(self, kind: str, upload: Upload) -> File:
        """Keep what a person sends: their limits are not the bot's."""
        width, height = dimensions(upload.data) or (0, 0)
        return self._store(kind, upload, width, height)

    def find(self, file_id: str) -> File | None:
        return self._by_id.get(file_id)

    def at(self, path: str) -> File | None:
        return self._by_path.get(path)

    def _store(self, kind: str, upload: Upload, width: int, height: int) -> File:
        self._count += 1
        mime = upload.mime or mimetypes.guess_type(upload.name)[0] or "application/octet-stream"
        suffix = "." + upload.name.rsplit(".", 1)[-1] if "." in upload.name else ""
        if kind == "photo":
            suffix = suffix or ".jpg"
        digest = hashlib.sha256(f"{self._start}:{self._count}".encode()).hexdigest()
        file = File(
            file_id=f"{'AgAC' if kind == 'photo' else 'BQAC'}{digest}",
            unique_id=f"AQ{digest[:14]}",
            kind=kind,
            name=upload.name,
            data=upload.data,
            mime=mime,
            path=f"{kind}s/file_{self._count}{suffix if suffix.isascii() and '/' not in suffix else ''}",
            width=width,
            height=height,
        )
        self._by_id[file.file_id] = self._by_path[file.path] = file
        return file


def _measured(data: bytes) -> tuple[int, int]:
    size = dimensions(data)
    if size is None or 0 in size:
        raise bad_request("IMAGE_PROCESS_FAILED")
    if sum(size) > 10000 or max(size) > 20 * min(size):
        raise bad_request("PHOTO_INVALID_DIMENSIONS")
    return size
