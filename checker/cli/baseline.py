"""The JSON of an earlier check -> the fingerprints of what was known then."""

from __future__ import annotations

import json
from pathlib import Path

from checker.model import InputError


def load(path: Path) -> frozenset[str]:
    """The fingerprints in a file written by `checker check --format json`; InputError for any other file."""
    try:
        values = json.loads(path.read_text(encoding="utf-8"))
        answers = values if isinstance(values, list) else [values]
        return frozenset(f["fingerprint"] for answer in answers for f in answer["findings"])
    except OSError as error:
        raise InputError((error.strerror or "cannot be read").lower()) from None
    except (ValueError, KeyError, TypeError):
        raise InputError("the baseline is not the JSON of `checker check --format json`") from None
