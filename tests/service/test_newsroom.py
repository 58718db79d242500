"""A CMS's day with one article: thirty saves, edits, dismissals; and what the operator sees of it."""

import json
import re
import time
from concurrent.futures import ThreadPoolExecutor

TOLL = "Police said {police} people died in the fire at the mill."
MAYOR = "The mayor said {mayor} people had died in the fire at the mill."
FILLER = "The mill stands by the river and was built by the town's founders."


def article(police=12, mayor=15, filler=1, extra=""):
    parts = [TOLL.format(police=police), *[FILLER] * filler, MAYOR.format(mayor=mayor), extra]
    return "\n\n".join(part for part in parts if part)


class Desk:
    def __init__(self, service):
        self.service = service
        self.saves = 0

    def save(self, text):
        self.saves += 1
        body = {"text": text, "article_id": "mill/fire", "revision": str(self.saves), "published": "2026-03-02"}
        status, headers, answer = self.service.request(
            "POST", "/v1/check", body, Idempotency_Key=f"mill-{self.saves}", X_Request_ID=f"save-{self.saves}"
        )
        assert status == 200, answer
        assert headers["X-Request-ID"] == f"save-{self.saves}"
        return json.loads(answer)

    def dismiss(self, finding):
        body = {"fingerprint": finding["fingerprint"], "reason": "the mayor counts the missing", "by": "night desk"}
        assert self.service.request("POST", "/v1/articles/mill/fire/dismissals", body)[0] == 201


def clash(answer):
    """The finding between the police's and the mayor's figure."""
    texts = {f["id"]: f["text"] for f in answer["figures"]}
    found = [f for f in answer["findings"] if f["severity"] == "check" and len({texts[i] for i in f["figures"]}) == 2]
    assert len(found) == 1, answer["findings"]
    return found[0]


def test_thirty_saves_of_one_article(start):
    desk = Desk(start())
    first = desk.save(article())
    finding = clash(first)
    assert (first["verdict"], finding["status"], first["changes"]["previous"]) == ("warn", "new", None)
    for filler in range(2, 11):  # 10: edits elsewhere leave the finding what it is
        answer = desk.save(article(filler=filler))
        assert (clash(answer)["fingerprint"], clash(answer)["status"]) == (finding["fingerprint"], "unchanged")
    desk.dismiss(finding)
    for filler in range(11, 16):  # 15: dismissed, it stays, marked, and no longer warns
        answer = desk.save(article(filler=filler))
        assert clash(answer)["dismissed"]["by"] == "night desk"
        assert answer["verdict"] == "pass"
    answer = desk.save(article(mayor=16))  # 16: another figure is another finding
    assert (clash(answer)["status"], clash(answer)["dismissed"], answer["verdict"]) == ("new", None, "warn")
    assert [f["fingerprint"] for f in answer["changes"]["fixed"]] == [finding["fingerprint"]]
    answer = desk.save(article())  # 17: the old figure brings the dismissed finding back, still dismissed
    assert clash(answer)["dismissed"]["reason"] == "the mayor counts the missing"
    for number in range(18, 30):  # 29: agreed, then one source after another
        agreed = desk.save(article(police=15, mayor=15, filler=number % 4))
        assert (agreed["verdict"], agreed["findings"]) == ("pass", [])
    last = desk.save(
        article(police=15, mayor=15, extra="The governor said 20 people had died in the fire at the mill.")
    )
    assert last["verdict"] == "warn"
    assert desk.saves == 30
    listed = json.loads(desk.service.request("GET", "/v1/articles/mill/fire/checks?limit=100")[2])["checks"]
    assert [c["revision"] for c in listed] == [str(n) for n in range(30, 0, -1)]
    newer = dict(zip([c["id"] for c in listed], listed, strict=True))
    assert all(c["previous"] is None or c["previous"] in newer for c in listed)
    kept = json.loads(desk.service.request("GET", f"/v1/checks/{listed[-1]['id']}")[2])
    assert kept == first


def test_a_save_sent_twice_is_one_check(start):
    service = start()
    body = {"text": article(), "article_id": "a"}
    answers = [service.request("POST", "/v1/check", body, Idempotency_Key="k") for _ in range(2)]
    assert answers[0][2] == answers[1][2]
    assert answers[0][1]["X-Check-Id"] == answers[1][1]["X-Check-Id"]
    again = service.request("POST", "/v1/check", body, If_None_Match=answers[0][1]["ETag"])
    assert (again[0], again[2]) == (304, b"")


def value(text, name, **labels):
    total = 0.0
    for line in text.splitlines():
        found = re.fullmatch(rf"{name}(?:\{{(.*)\}})? ([0-9.e+]+)", line)
        if found and all(f'{k}="{v}"' in (found[1] or "") for k, v in labels.items()):
            total += float(found[2])
    return total


def test_counts_are_right_over_several_workers(start):
    service = start(workers=3)
    for number in range(30):
        assert service.check(article(police=number))[0] == 200
    for _ in range(5):
        assert service.check("")[0] == 422
    figures = 0
    seen = set()
    for _ in range(6):
        text = service.request("GET", "/metrics")[2].decode()
        seen.add(value(text, "checker_requests_total", route="/v1/check", status="200"))
        assert value(text, "checker_requests_total", route="/v1/check", status="422") == 5
        assert value(text, "checker_rejected_total", problem="invalid") == 5
        assert value(text, "checker_stage_seconds_count", stage="all") == 30
        assert value(text, "checker_request_seconds_count", route="/v1/check") == 35
        assert value(text, "checker_database_bytes") > 0
        figures = value(text, "checker_figures_total")
        assert value(text, "checker_findings_total", severity="check") > 20
    assert seen == {30.0}
    assert figures >= 60


def test_checks_that_wait_are_counted_over_all_workers(start):
    service = start(config="tests.service.slow_config")
    with ThreadPoolExecutor(5) as pool:
        slow = [pool.submit(service.check, "SLEEP 2 Police said 12 died.") for _ in range(5)]
        time.sleep(1)
        assert value(service.request("GET", "/metrics")[2].decode(), "checker_waiting") == 5
        assert {future.result()[0] for future in slow} == {200}
    assert value(service.request("GET", "/metrics")[2].decode(), "checker_waiting") == 0


def test_requests_a_minute_are_counted_over_all_workers(start):
    service = start(rate=20, workers=3)
    statuses = [service.request("GET", "/v1/rules")[0] for _ in range(30)]
    # a minute may end while they are sent
    assert statuses.count(200) in range(20, 31)
    assert statuses.count(429) >= 10 or statuses.count(200) > 20


def test_log_lines_are_json_with_ids_and_numbers(start):
    service = start()
    service.request("POST", "/v1/check", {"text": article(), "article_id": "secret-id"}, X_Request_ID="save-1")
    service.stop()
    lines = [json.loads(line) for line in service.log.read_text().splitlines()]
    assert any("limits" in line["event"] for line in lines)
    assert any("listening on" in line["event"] for line in lines)
    line = next(line for line in lines if line.get("request_id") == "save-1")
    assert (line["route"], line["status"], line["figures"], line["findings"]) == ("/v1/check", 200, 2, 1)
    assert line["milliseconds"] > 0
    assert "secret-id" not in service.log.read_text()
