"""File name and bytes -> what `checker.check` is called with. The only user of mammoth.

Text and HTML are read as UTF-8; a Word document gives its paragraphs. What cannot be read is an InputError that says
why, without a word of the file.
"""

from __future__ import annotations

import io
import zipfile
from pathlib import PurePath

from checker.model import InputError, TooLargeError

HTML = (".html", ".htm", ".xhtml")
WORD = (".docx",)
TEXT = (".txt", ".text", ".md", "")
SUFFIXES = (*TEXT[:-1], *HTML, *WORD)
UNPACKED = 20_000_000


def arguments(name: str, data: bytes) -> dict[str, str]:
    """The keyword arguments that check a file: its text, or its HTML."""
    suffix = PurePath(name).suffix.lower()
    if suffix in WORD or data[:4] == b"PK\x03\x04":
        return {"text": word(data)}
    return {"html" if suffix in HTML else "text": decoded(data)}


def decoded(data: bytes) -> str:
    """Bytes as text, a byte order mark taken off; InputError for what is no text in UTF-8."""
    if b"\x00" in data[:4096]:
        raise InputError("the file is binary, not text")
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise InputError(f"the file is not valid UTF-8 (byte {error.start:,}); save it as UTF-8 text") from None


def word(data: bytes) -> str:
    """The paragraphs of a Word document, an empty line between them."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            size = sum(part.file_size for part in package.infolist())
            if "word/document.xml" not in package.namelist():
                raise InputError("the file is no Word document (.docx)")
    except zipfile.BadZipFile:
        raise InputError("the file is no Word document (.docx)") from None
    if size > UNPACKED:
        raise TooLargeError(f"the limit is {UNPACKED:,} bytes of an unpacked document; this one has {size:,}")
    import mammoth

    try:
        text: str = mammoth.extract_raw_text(io.BytesIO(data)).value
    except Exception:
        # the library's own errors may quote the document
        raise InputError("the Word document is damaged") from None
    return text.strip() + "\n"
