import json
import re
from pathlib import Path

import jsonschema
import pytest
from openapi_spec_validator import validate

from checker.service.app import create_app
from checker.service.openapi import EXAMPLES, TAGS
from checker.service.problems import TYPES
from checker.service.schemas import answer_schema
from checker.settings import load

COMMITTED = Path(__file__).parents[2] / "contract" / "openapi.json"


@pytest.fixture
def document(client):
    return client.get("/openapi.json").json


def test_the_document_is_valid(document):
    validate(document)


def test_the_document_is_the_one_committed_and_only_ever_grows(document):
    # to take a change up: python -m tests.contract
    committed = json.loads(COMMITTED.read_text())
    assert list(lost(committed["paths"], document["paths"], "paths")) == []
    assert list(lost(committed["components"]["schemas"], document["components"]["schemas"], "schemas")) == []


def lost(before, after, where):
    """What a caller may rely on and no longer finds: addresses, methods, answers, properties, types, words."""
    if isinstance(before, dict):
        if not isinstance(after, dict):
            yield where
            return
        if "properties" in before and "requestBody" not in where:
            request = where.rsplit("/", 1)[-1].endswith("Request")
            if request and set(after.get("required", [])) - set(before.get("required", [])):
                yield f"{where}: more is required"
            if not request and set(before.get("required", [])) - set(after.get("required", [])):
                yield f"{where}: less is promised"
        if "parameters" in before:
            yield from lost(named(before), named(after), f"{where}/parameters")
            asked = {name for name, value in named(after).items() if value.get("required")}
            if asked - {name for name, value in named(before).items() if value.get("required")}:
                yield f"{where}/parameters: more is required"
        for key, value in before.items():
            if key in ("parameters", "description", "summary", "title", "example", "examples", "required", "default"):
                continue
            if key not in after:
                yield f"{where}/{key}"
            else:
                yield from lost(value, after[key], f"{where}/{key}")
    elif isinstance(before, list):
        missing = [value for value in before if value not in after] if isinstance(after, list) else before
        if missing and not all(isinstance(value, dict) for value in before):
            yield f"{where}: {missing}"
    elif before != after:
        yield f"{where}: {before} -> {after}"


def named(operation):
    return {f"{p['in']} {p['name']}": p for p in operation.get("parameters", [])}


@pytest.mark.parametrize(
    "change",
    [
        lambda d: d["paths"]["/v1/check"]["post"]["parameters"].pop(),
        lambda d: d["paths"]["/v1/check"]["post"]["parameters"][0].update(required=True),
        lambda d: d["paths"].pop("/v1/units"),
        lambda d: d["paths"]["/v1/check"].pop("post"),
        lambda d: d["components"]["schemas"]["Figure"]["properties"].pop("low"),
        lambda d: d["components"]["schemas"]["Figure"]["required"].remove("low"),
        lambda d: d["components"]["schemas"]["Figure"]["properties"]["text"].update(type="integer"),
        lambda d: d["components"]["schemas"]["CheckRequest"].update(required=["text"]),
        lambda d: d["components"]["schemas"]["Answer"]["properties"]["verdict"]["enum"].remove("warn"),
    ],
)
def test_a_breaking_change_would_be_seen(document, change):
    broken = json.loads(json.dumps(document))
    change(broken)
    schemas = document["components"]["schemas"], broken["components"]["schemas"]
    assert [*lost(document["paths"], broken["paths"], "paths"), *lost(*schemas, "schemas")]


def schema_of(document, response):
    schema = response["content"]["application/json"]["schema"]
    return {**schema, "components": document["components"]}


@pytest.mark.parametrize("name", EXAMPLES)
def test_each_example_works(client, document, name):
    method, path = name.split()
    if "dismissals" in path:
        pytest.skip("names a finding; tests of articles dismiss")
    operation = document["paths"][path][method]
    for example in operation["requestBody"]["content"]["application/json"]["examples"].values():
        answer = client.open(path, method=method, json=example["value"])
        assert answer.status_code == 200
        jsonschema.validate(answer.json, schema_of(document, operation["responses"]["200"]))


def test_bodies_that_are_no_json_work_as_shown(client, document):
    for mimetype, content in document["paths"]["/v1/check"]["post"]["requestBody"]["content"].items():
        if mimetype == "text/plain":
            answer = client.post("/v1/check", data=content["example"].encode(), content_type=mimetype)
            assert answer.status_code == 200


def test_the_answer_is_as_the_schema_says(client):
    answer = client.post(
        "/v1/check", json={"text": "Police said 12 people died; the mayor said 15.", "article_id": "a"}
    )
    jsonschema.validate(answer.json, answer_schema())


def closed(schema):
    """The schema without room for keys that it does not name."""
    if isinstance(schema, dict):
        inner = {key: closed(value) for key, value in schema.items()}
        return {**inner, "additionalProperties": False} if "properties" in schema else inner
    return [closed(value) for value in schema] if isinstance(schema, list) else schema


def test_no_key_of_an_answer_is_undocumented(document, tmp_path):
    client = create_app(load(database=tmp_path / "c.sqlite3"), warm=False).test_client()
    schemas = {"components": closed(document["components"])}
    html = (
        "<p>Police said on Friday that <b>12</b> people died 40 miles (64 km) away. The mayor said 15 died in 2019.</p>"
    )
    for _ in range(2):
        answer = client.post("/v1/check", json={"html": html, "headline": "Ten dead", "article_id": "a"})
        jsonschema.validate(answer.json, {"$ref": "#/components/schemas/Answer", **schemas})
    assert answer.json["findings"]
    short = client.post("/v1/check?view=findings", json={"html": html, "article_id": "a"})
    jsonschema.validate(short.json, {"$ref": "#/components/schemas/Short", **schemas})
    texts = [{"text": "Police said 12 people died in the fire."}, {"text": "Police said 15 people died in the fire."}]
    compared = client.post("/v1/compare", json={"texts": texts})
    assert compared.json["findings"]
    jsonschema.validate(compared.json, {"$ref": "#/components/schemas/ComparisonValue", **schemas})
    for body in ({"text": 1, "x": 2}, {"text": "a" * 300_000}):
        problem = client.post("/v1/check", json=body)
        jsonschema.validate(problem.json, {"$ref": "#/components/schemas/Problem", **schemas})
    listed = client.get("/v1/articles/a/checks")
    jsonschema.validate(listed.json, {"$ref": "#/components/schemas/Checks", **schemas})


def test_every_operation_has_a_summary_and_problems(document):
    for path, operations in document["paths"].items():
        for operation in operations.values():
            assert operation["summary"], path
            assert operation["tags"][0] in TAGS
            assert len(operation["responses"]) > 1 or path.startswith("/health"), path


def test_every_problem_has_a_page_and_the_table_has_all(client):
    table = client.get("/problems/").text
    for kind in TYPES:
        page = client.get(f"/problems/{kind.name}")
        assert page.status_code == 200
        assert f"/problems/{kind.name}" in table


def test_the_documentation_names_every_operation_and_loads_nothing_from_elsewhere(client, document):
    page = client.get("/docs").text
    for path in document["paths"]:
        assert path in page
    assert set(re.findall(r"https?://[^<]*", page)) == {"http://localhost"}
    assert set(re.findall(r'(?:src|href)="([^"#]{2})', page)) <= {"/a", "/o", "/p", "/c", "/h", "/r", "/d"}
    assert "{article_id}/dismissals&#34;" not in page  # an address in an example can be sent as it stands
