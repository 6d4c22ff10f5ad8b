"""The server as people and programs use it: from the press of a button to a report that can be read, and many at once.

    python bench/server.py paste --record R --document essay.txt          in the browser: needs Chromium and Playwright
    python bench/server.py load --record R --document essay.txt [--clients 50] [--seconds 60] [--garbage]

It starts `quoth serve` on the record by itself. Each report counts only where it holds as many findings as
`quoth.check` gives; memory is what the server and its processes have to themselves, and their shares of the rest (Pss).
"""

from __future__ import annotations

import argparse
import http.client
import json
import random
import re
import shutil
import socket
import statistics
import subprocess
import sys
import tempfile
import threading
import time
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import quoth

FORM = "multipart/form-data; boundary=quoth-bench"
BROKEN = b"POST /checks HTTP/1.1\r\nhost: localhost\r\ncontent-length: 99999\r\n\r\n"
"""The head of a request whose body never comes."""


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("what", choices=("paste", "load"))
    parser.add_argument("--record", type=Path, required=True)
    parser.add_argument("--document", type=Path, required=True)
    parser.add_argument("--jobs", type=int, default=1)
    parser.add_argument("--times", type=int, default=10, help="pastes")
    parser.add_argument("--clients", type=int, default=50)
    parser.add_argument("--seconds", type=float, default=60.0)
    parser.add_argument("--garbage", action="store_true", help="one client more sends what nobody can read")
    given = parser.parse_args()
    expected = len(quoth.check(given.document, quoth.open_record(given.record)).findings)
    with tempfile.TemporaryDirectory() as place:
        process, port = start(given.record, Path(place), given.jobs)
        try:
            if given.what == "paste":
                paste(port, given.document, expected, given.times)
            else:
                load(process.pid, port, given, expected)
        finally:
            process.terminate()
            process.wait()


def start(record: Path, place: Path, jobs: int) -> tuple[subprocess.Popen[str], int]:
    """Begin a server with a history of its own; return it and its port once it is ready."""
    command = [sys.executable, "-m", "quoth", "serve", "--record", str(record), "--port", "0", "--jobs", str(jobs),
               "--database", f"sqlite:///{place / 'history.sqlite'}"]  # fmt: skip
    process = subprocess.Popen(command, stdout=subprocess.PIPE, text=True)
    assert process.stdout
    port = int(process.stdout.readline().split()[3].rpartition(":")[2])
    ask(port, "POST", "/api/v1/quotations", json.dumps({"text": "“Is anybody there?”"}).encode(), "application/json")
    return process, port


Answer = tuple[int, dict[str, str], bytes]
"""Status, headers, body."""


def ask(port: int, method: str, path: str, body: bytes | None = None, kind: str = "") -> Answer:
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=90)
    try:
        connection.request(method, path, body, {"content-type": kind} if kind else {})
        answer = connection.getresponse()
        return answer.status, {name.lower(): value for name, value in answer.getheaders()}, answer.read()
    finally:
        connection.close()


def paste(port: int, document: Path, expected: int, times: int) -> None:
    """Paste the document into the form, press the button, and wait until the report can be read."""
    from playwright.sync_api import sync_playwright

    text = document.read_text(encoding="utf-8")
    trace = """() => { const [n] = performance.getEntriesByType("navigation");
        const seen = performance.getEntriesByName("first-contentful-paint")[0].startTime;
        return { "form answered": n.redirectEnd, "page asked for": n.requestStart, "first byte": n.responseStart,
                 "last byte": n.responseEnd, "parsed": n.domInteractive, "can be read": seen, "loaded": n.loadEventEnd,
                 "bytes": n.encodedBodySize + performance.getEntriesByType("resource")
                     .reduce((sum, one) => sum + one.encodedBodySize, 0) } }"""
    traces: list[dict[str, float]] = []
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=shutil.which("chromium"))
        page = browser.new_page(viewport={"width": 1300, "height": 900})
        for _ in range(times):
            page.goto(f"http://127.0.0.1:{port}/")
            page.fill("#text", text)
            page.click("button.primary")
            page.wait_for_selector("details.card")
            page.wait_for_function("performance.getEntriesByName('first-contentful-paint').length")
            page.wait_for_load_state("load")
            assert page.locator("details.card").count() == expected
            traces.append(page.evaluate(trace))
        browser.close()
    print(f"{times} pastes of {len(text):,} characters, {expected} quotations; the middle one, and the slowest:")
    for name in traces[0]:
        values = [one[name] for one in traces]
        unit = "" if name == "bytes" else " ms after the press"
        print(f"  {name:15} {statistics.median(values):>9,.0f} {max(values):>9,.0f}{unit}")


def load(pid: int, port: int, given: Any, expected: int) -> None:
    """Have many clients give the document at once, each again as soon as it has its report."""
    body = wrap(given.document.name, given.document.read_bytes())
    taken: list[float] = []
    what: Counter[str] = Counter()
    odd: Counter[int] = Counter()
    lock = threading.Lock()
    end = time.monotonic() + given.seconds

    def give() -> None:
        while time.monotonic() < end:
            begun = time.monotonic()
            try:
                status, headers, _ = ask(port, "POST", "/checks", body, FORM)
                told = f"{status}"
                if status == 303:
                    page = wait(port, headers["location"])
                    held = len(re.findall(rb'<details class="card', page))
                    told = "report" if held == expected else f"{held} findings"
            except (OSError, http.client.HTTPException) as error:
                told = type(error).__name__
            with lock:
                what[told] += 1
                taken.append(time.monotonic() - begun)
            if told == "429":
                time.sleep(1)

    def spoil() -> None:
        dice = random.Random(1)
        while time.monotonic() < end:
            try:
                status = send_garbage(port, dice)
            except (OSError, http.client.HTTPException):
                status = 0
            odd[status] += 1
            time.sleep(0.02)

    before = measure(pid)
    threads = [threading.Thread(target=give) for _ in range(given.clients)]
    threads += [threading.Thread(target=spoil)] if given.garbage else []
    for thread in threads:
        thread.start()
    seen = []
    while any(thread.is_alive() for thread in threads):
        time.sleep(5)
        seen.append(measure(pid))
    taken.sort()
    p50, p95 = taken[len(taken) // 2], taken[int(len(taken) * 0.95)]
    print(f"{given.clients} clients, {given.seconds:.0f} s, {given.jobs} processes: {dict(what)}; "
          f"p50 {p50:.2f} s, p95 {p95:.2f} s, slowest {taken[-1]:.2f} s")  # fmt: skip
    print(f"memory {before:.0f} MB before; every 5 s " + " ".join(f"{one:.0f}" for one in seen))
    if given.garbage:
        print(f"garbage was answered with {dict(odd)} (0: the connection was closed)")
    assert not [told for told in what if told not in ("report", "429")], what


def wrap(name: str, data: bytes) -> bytes:
    """Return the form of a file."""
    head = f'--quoth-bench\r\ncontent-disposition: form-data; name="file"; filename="{name}"\r\n\r\n'
    return head.encode() + data + b"\r\n--quoth-bench--\r\n"


def wait(port: int, path: str) -> bytes:
    """Return the page of a check once it is over."""
    while True:
        _, _, page = ask(port, "GET", path)
        if b'data-state="open"' not in page:
            return page
        time.sleep(0.3)


def send_garbage(port: int, dice: random.Random) -> int:
    """Send one request that is wrong in one of several ways; return the status of the answer."""
    noise = dice.randbytes(dice.randrange(1, 200_000))
    way = dice.randrange(6)
    if way == 0:
        return ask(port, "POST", "/checks", noise, FORM)[0]
    if way == 1:
        return ask(port, "POST", "/api/v1/checks", noise, "application/json")[0]
    if way == 2:
        return ask(port, "GET", "/" + noise[:400].hex())[0]
    if way == 3:
        return ask(port, "POST", "/checks", wrap("a.pdf", b"%PDF-1.7\n" + noise), FORM)[0]
    with socket.create_connection(("127.0.0.1", port), 5) as connection:
        connection.sendall(noise if way == 4 else BROKEN)
        connection.settimeout(0.2)
        try:
            answer = connection.recv(64)
        except TimeoutError:
            return 0
    return int(answer.split()[1]) if answer.startswith(b"HTTP/") else 0


def measure(pid: int) -> float:
    """Return the megabytes of a process and of all that it began, as far as they are still there."""
    parents = dict(list_parents())
    family = {pid}
    for _ in parents:  # as often as there could be generations
        more = {child for child, parent in parents.items() if parent in family} - family
        if not more:
            break
        family |= more
    return sum(map(read_share, family))


def list_parents() -> Iterator[tuple[int, int]]:
    """Yield each process with the one that began it: a child is its process's, whichever thread has begun it."""
    for place in Path("/proc").glob("[0-9]*"):
        try:
            # the name, which may hold anything, stands in brackets; behind it come the state and the parent
            yield int(place.name), int((place / "stat").read_text().rpartition(")")[2].split()[1])
        except OSError:  # it ended between being listed and being read
            continue


def read_share(pid: int) -> float:
    """Return the megabytes that a process has to itself, and its share of the rest; 0 where it has ended."""
    try:
        told = Path(f"/proc/{pid}/smaps_rollup").read_text().partition("\nPss:")[2].split()
    except OSError:
        return 0.0
    return int(told[0]) / 1000 if told else 0.0  # one that ended and was not yet waited for tells nothing


if __name__ == "__main__":
    main()
