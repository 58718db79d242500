"""Writes the OpenAPI document as it is beside this file: `python -m tests.contract`."""

import json
import tempfile
from pathlib import Path

from checker.service.app import create_app
from checker.settings import load

with tempfile.TemporaryDirectory() as folder:
    client = create_app(load(database=Path(folder) / "x.sqlite3"), warm=False).test_client()
    document = client.get("/openapi.json").json
document["info"]["version"] = "1"
(Path(__file__).parent / "openapi.json").write_text(json.dumps(document, indent=1) + "\n")
