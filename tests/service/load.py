"""A newsroom's traffic against the running service, at a share of what it can do: `python tests/service/load.py`.

First finds the capacity (as many callers as readers, back to back), then sends a mix of saves, batches, reads and
repeats at 80 % of it, at random moments, and reports errors, latencies and memory. Fails at an error, when the slowest
hundredth takes more than five times the median, and when memory grows.
"""

import argparse
import http.client
import random
import statistics
import sys
import tempfile
import threading
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))
from conftest import ROOT, Service

SPREAD = 5  # times the median that the slowest hundredth may take
GROWTH = 1.1  # times the memory of the first half that the second may take

SEEDS = [path.read_text(encoding="utf-8") for path in sorted((ROOT / "seeds").glob("*.txt"))]


def save(service, chance):
    # an edit in the middle, as a save has it: most of the article is as it was, and nothing is answered from memory
    text = chance.choice(SEEDS)
    middle = text.find("\n\n", len(text) // 2)
    edit = f"\n\nA spokesman said {chance.randrange(10**6)} letters had come in."
    body = {"text": text[:middle] + edit + text[middle:], "article_id": f"a{chance.randrange(50)}"}
    return service.request("POST", "/v1/check", body)


def read(service, chance):
    return service.request("GET", f"/v1/articles/a{chance.randrange(50)}/checks")


def repeat(service, chance):
    return service.request("POST", "/v1/check?view=findings", {"text": chance.choice(SEEDS)})


def batch(service, chance):
    return service.request("POST", "/v1/checks", {"items": [{"text": text} for text in chance.sample(SEEDS, 2)]})


MIX = [save] * 7 + [read] * 2 + [repeat] * 2 + [batch]


def memory(service):
    """Resident kilobytes of the service's processes, shared pages counted by share."""
    pids, total = [service.process.pid], 0
    while pids:
        pid = pids.pop()
        try:
            children = Path(f"/proc/{pid}/task/{pid}/children").read_text().split()
            rollup = Path(f"/proc/{pid}/smaps_rollup").read_text()
        except OSError:
            continue
        pids += [int(child) for child in children]
        total += int(next(line.split()[1] for line in rollup.splitlines() if line.startswith("Pss:")))
    return total


def capacity(service, callers, seconds):
    """Requests a second of the mix that so many callers get answered, one after the other."""
    end, done = time.monotonic() + seconds, []

    def call(number):
        chance = random.Random(number)
        while time.monotonic() < end:
            chance.choice(MIX)(service, chance)
            done.append(1)

    threads = [threading.Thread(target=call, args=(n,)) for n in range(callers)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return len(done) / seconds


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--seconds", type=float, default=600)
    parser.add_argument("--share", type=float, default=0.8)
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        service = Service(Path(folder), log_level="warning", queue=16)
        capacity(service, 2, 5)
        full = capacity(service, 2, 15)
        print(f"capacity {full:.1f} requests a second; sending {full * asked.share:.1f} for {asked.seconds:.0f} s")
        chance, times, wrong, sizes = random.Random(7), [], [], [memory(service)]

        def one(kind, seed):
            begun = time.monotonic()
            try:
                status = kind(service, random.Random(seed))[0]
            except (OSError, http.client.HTTPException) as error:
                status = repr(error)
            times.append(time.monotonic() - begun)
            if status not in (200, 404):
                wrong.append(status)

        end, number = time.monotonic() + asked.seconds, 0
        with ThreadPoolExecutor(64) as pool:
            while time.monotonic() < end:
                number += 1
                pool.submit(one, chance.choice(MIX), number)
                if number % 1000 == 0:  # reading it holds the processes up for some 30 ms
                    sizes.append(memory(service))
                time.sleep(chance.expovariate(full * asked.share))
        again = capacity(service, 2, 15)
        print(f"capacity {again:.1f} at the end: if it differs much, the machine had other work and this says little")
        cuts = statistics.quantiles(times, n=100)
        print(f"{len(times)} requests, {len(wrong)} errors {sorted(map(str, set(wrong)))}")
        median, late, last = (cuts[n] * 1000 for n in (49, 94, 98))
        print(f"median {median:.0f} ms, p95 {late:.0f} ms, p99 {last:.0f} ms = {last / median:.1f} times the median")
        first, second = (max(half) for half in (sizes[: len(sizes) // 2], sizes[len(sizes) // 2 :]))
        print(f"memory {sizes[0] // 1024} MB at first, at most {first // 1024}, in the second half {second // 1024}")
        service.stop()
        sys.exit(bool(wrong) or last > SPREAD * median or second > GROWTH * first)


if __name__ == "__main__":
    main()
