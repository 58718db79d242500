import pytest

from checker.service import access
from checker.service.app import create_app
from checker.settings import load
from checker.store import Store, keys

CHECK = {"text": "police 12; mayor 15", "article_id": "a"}


def fresh(app):
    """Keys are read again every second; a test does not wait."""
    app.extensions["keys"]._read = -10.0


def test_every_route_asks_for_a_scope_or_is_public_on_purpose(app):
    unnamed = {
        rule.endpoint
        for rule in app.url_map.iter_rules()
        if rule.endpoint not in access.SCOPES and not rule.endpoint.startswith("page.")
    }
    assert unnamed == set()
    public = {endpoint for endpoint, scope in access.SCOPES.items() if scope == access.PUBLIC}
    assert public == {
        "health.live", "health.ready", "openapi.spec", "static",
        "page.static", "page.style", "page.docs", "page.problem_types", "page.problem_type",
    }  # fmt: skip


@pytest.mark.parametrize("scope", ["read", "check", "admin"])
def test_every_route_refuses_no_key_a_wrong_one_and_one_without_the_scope(app, key, scope):
    right = key(scope)
    fresh(app)
    client = app.test_client()
    for rule in app.url_map.iter_rules():
        wanted = access.scope_of(rule.endpoint)
        address = rule.rule.replace("<path:filename>", "x")
        for name in rule.arguments:
            address = address.replace(f"<{name}>", "x").replace(f"<path:{name}>", "x")
        for method in rule.methods - {"HEAD", "OPTIONS"}:
            statuses = [
                client.open(address, method=method, headers=headers).status_code
                for headers in ({}, {"Authorization": "Bearer ck_0_0"}, {"Authorization": "Bearer é"}, right)
            ]
            if wanted == access.PUBLIC:
                assert 401 not in statuses, rule
            else:
                assert statuses[:3] == [401, 401, 401], rule
                assert (statuses[3] == 403) == (scope not in (wanted, "admin")), rule
                assert statuses[3] != 401, rule


def test_a_revoked_key_is_refused_and_the_service_does_not_open(app, settings, key):
    headers = key("check")
    store = Store(settings.database)
    keys.revoke(store, keys.listed(store)[0].id)
    fresh(app)
    assert app.test_client().post("/v1/check", json=CHECK, headers=headers).status_code == 401
    assert app.test_client().post("/v1/check", json=CHECK).status_code == 401


def test_a_browser_may_send_the_key_as_a_password(app, key):
    text = key("check")["Authorization"].removeprefix("Bearer ")
    fresh(app)
    refused = app.test_client().post("/v1/check", json=CHECK)
    assert "Basic" in refused.headers["WWW-Authenticate"]
    assert app.test_client().post("/v1/check", json=CHECK, auth=("desk", text)).status_code == 200


def test_keys_are_kept_as_digests_only(settings, key):
    secret = key("read")["Authorization"].split("_", 2)[2]
    held = b"".join(path.read_bytes() for path in settings.database.parent.iterdir())
    assert secret.encode() not in held


def test_a_key_has_its_own_limit_and_says_what_is_left(app, key, stand_in):
    app.extensions["desk"].reader = stand_in
    few, many = key("check", rate=3), key("check")
    fresh(app)
    client = app.test_client()
    answers = [client.post("/v1/check", json=CHECK, headers=few) for _ in range(4)]
    assert [a.status_code for a in answers] == [200, 200, 200, 429]
    assert answers[0].headers["RateLimit"].startswith('"minute";r=2;t=')
    last = answers[3]
    assert (last.json["limit"], last.json["actual"], int(last.headers["Retry-After"]) <= 60) == (3, 4, True)
    assert client.post("/v1/check", json=CHECK, headers=many).status_code == 200
    batch = client.post("/v1/checks", json={"items": [CHECK] * 4}, headers=key("check", rate=3) | {})
    assert batch.status_code in (401, 429)


@pytest.mark.parametrize(
    ("headers", "status"),
    [
        ({}, 200),
        ({"Origin": "http://localhost"}, 200),
        ({"Sec-Fetch-Site": "same-origin"}, 200),
        ({"Origin": "http://evil.example"}, 403),
        ({"Origin": "null"}, 403),
        ({"Origin": "http://["}, 403),
        ({"Origin": "http://localhost.evil.example"}, 403),
        ({"Sec-Fetch-Site": "cross-site"}, 403),
        ({"Sec-Fetch-Site": "same-site"}, 403),
    ],
)
def test_another_site_cannot_post(quick, headers, status):
    assert quick.post("/v1/check", json=CHECK, headers=headers).status_code == status


@pytest.mark.parametrize(
    ("host", "status"),
    [
        ("localhost", 200), ("localhost:8000", 200), ("127.0.0.1:8000", 200), ("[::1]:8000", 200), ("LOCALHOST", 200),
        ("evil.example", 400), ("127.0.0.1.evil.example", 400), ("", 400), ("a b", 400),
    ],
)  # fmt: skip
def test_only_known_host_names_are_answered(client, host, status):
    assert client.get("/health/live", headers={"Host": host}).status_code == status


@pytest.mark.parametrize("opened", [True, False])
@pytest.mark.parametrize(
    ("host", "status"),
    [
        ("localhost:8000", 200), ("127.0.0.1:8000", 200), ("192.0.2.7:8000", 200), ("[2001:db8::7]:8000", 200),
        ("evil.example", 400), ("192.0.2.7.evil.example", 400),
    ],
)  # fmt: skip
def test_without_a_key_no_name_can_be_rebound(tmp_path, key, opened, host, status):
    settings = load(database=tmp_path / "checker.sqlite3", host="0.0.0.0", open=opened)
    app = create_app(settings, warm=False)
    client = app.test_client()
    assert client.get("/v1/rules", headers={"Host": host}).status_code == status
    assert client.get("/health/live", headers={"Host": host}).status_code == 200
    headers = key("read")
    fresh(app)
    assert client.get("/v1/rules", headers={"Host": host, **headers}).status_code == 200


def test_host_names_can_be_set(tmp_path):
    settings = load(database=tmp_path / "c.sqlite3", hosts="checker.example")
    client = create_app(settings, warm=False).test_client()
    assert client.get("/health/live", headers={"Host": "checker.example"}).status_code == 200
    assert client.get("/health/live", headers={"Host": "localhost"}).status_code == 400


@pytest.mark.parametrize(
    ("host", "opened", "keyed", "listens"),
    [
        ("127.0.0.1", False, False, "127.0.0.1:8000"),
        ("::1", False, False, "[::1]:8000"),
        ("0.0.0.0", False, False, "127.0.0.1:8000"),
        ("0.0.0.0", True, False, "0.0.0.0:8000"),
        ("0.0.0.0", False, True, "0.0.0.0:8000"),
        ("checker.example", False, False, "127.0.0.1:8000"),
    ],
)
def test_without_a_key_only_loopback_is_listened_on(tmp_path, key, host, opened, keyed, listens):
    if keyed:
        key("check")
    found = access.address(load(database=tmp_path / "checker.sqlite3", host=host, open=opened))
    assert found.bind == listens
    assert listens in found.why


def test_a_database_that_cannot_be_read_opens_nothing(tmp_path):
    path = tmp_path / "checker.sqlite3"
    path.write_bytes(b"no database" * 1000)
    assert access.address(load(database=path, host="0.0.0.0")).bind == "127.0.0.1:8000"


def test_answers_carry_the_security_headers_and_no_cookie(client):
    for address in ("/health/live", "/docs", "/problems/", "/v1/rules", "/nowhere"):
        headers = client.get(address).headers
        assert "default-src 'none'" in headers["Content-Security-Policy"]
        assert headers["X-Content-Type-Options"] == "nosniff"
        assert headers["X-Frame-Options"] == "DENY"
        assert headers["Referrer-Policy"] in ("no-referrer", "same-origin")
        assert "Set-Cookie" not in headers
        assert "Access-Control-Allow-Origin" not in headers


@pytest.mark.parametrize(
    "address", ["/static/../app.py", "/static/%2e%2e/app.py", "/problems/..%2f..%2fetc%2fpasswd", "/v1/lexicon/..%2fx"]
)
def test_no_path_leads_out(client, address):
    assert client.get(address).status_code == 404
