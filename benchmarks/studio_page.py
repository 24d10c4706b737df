"""How long until the page of `kinoflow studio` can be used, and how smoothly it plays four figures.

    python benchmarks/studio_page.py [--repeats 5] [--seconds 10] [--theme dark]

Start: a browser is open already, as a user's is. From the start of the process `kinoflow studio --no-open` on an empty
folder until its page, opened as soon as the address is printed, has a clip that plays (its time has gone on between two
pictures) and answers a key. Processor seconds of the server are those that it has taken until then; those of the
browser are of all its processes. The first round only fills the caches of the disk and is not counted.

Pictures: four motions of the library side by side, drawn in software (SwiftShader) in a window of half of 1920 x 1080
along each side, for so many seconds. Counted are pictures that were drawn, not turns of the loop; the page draws fewer
pixels where a machine is slow, so how many it drew at the end is printed beside. "work" is what one picture takes on
the page's own thread, without the drawing itself, which another process does.

Needs `playwright` and `psutil` (extra dev), Chromium, and a page that has been built (make web).
"""

from __future__ import annotations

import argparse
import contextlib
import json
import os
import platform
import runpy
import statistics
import subprocess
import sys
import tempfile
import time
import urllib.request
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import psutil

WEB = Path(__file__).parents[1] / "web"
RUN = [sys.executable, "-c", "import sys; from kinoflow.cli import main; sys.exit(main())", "studio", "--no-open"]
HALF_SIZE = {"width": 960, "height": 540}
ACTIONS = ("walk", "wave", "dance freely", "jump in place")
PLAYS = "() => Boolean(window.kinoflow?.player.playing && window.kinoflow.player.time > 0)"
COUNT = """async (seconds) => {
  const viewer = window.kinoflow;
  const { stage } = viewer;
  const [render, update] = [stage.render, viewer.update];
  let pictures = 0;
  let work = 0;
  const between = [];
  let last = performance.now();
  stage.render = (camera) => {
    const now = performance.now();
    between.push(now - last);
    last = now;
    pictures += 1;
    render.call(stage, camera);
  };
  viewer.update = (elapsed) => {
    const before = performance.now();
    const drawn = update.call(viewer, elapsed);
    work += performance.now() - before;
    return drawn;
  };
  const start = performance.now();
  await new Promise((done) => setTimeout(done, 1000 * seconds));
  const took = (performance.now() - start) / 1000;
  Object.assign(stage, { render });
  Object.assign(viewer, { update });
  between.sort((a, b) => a - b);
  const { width, height } = stage.renderer.domElement;
  return {
    per_second: pictures / took, work_ms: work / Math.max(pictures, 1), figures: viewer.figures.length, width, height,
    p95_ms: between[Math.min(between.length - 1, Math.floor(0.95 * between.length))] ?? Infinity,
  };
}"""


@contextlib.contextmanager
def studio() -> Iterator[tuple[subprocess.Popen[str], str, float, float]]:
    """The server on an empty folder, its address, when it was started and when it said where it is."""
    with tempfile.TemporaryDirectory() as folder:
        start = time.perf_counter()
        running = subprocess.Popen(
            [*RUN, "--folder", folder], stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True
        )
        try:
            assert running.stdout is not None
            address = running.stdout.readline().strip()
            yield running, address, start, time.perf_counter()
        finally:
            running.terminate()
            running.communicate(timeout=60)


def processor_s(root: psutil.Process) -> float:
    """User and system seconds of a process and all that came of it."""
    total = 0.0
    for process in [root, *root.children(recursive=True)]:
        with contextlib.suppress(psutil.Error):
            times = process.cpu_times()
            total += times.user + times.system
    return total


def browser_s() -> float:
    """Processor seconds of this process's children: those of the browser, and of a server where there is one."""
    return processor_s(psutil.Process()) - sum(psutil.Process().cpu_times()[:2])


def start_once(browser: Any, theme: str) -> dict[str, float]:
    """Seconds of one start, see the top of this file."""
    page = browser.new_page(viewport={"width": 1440, "height": 860}, color_scheme=theme)
    before_s = browser_s()
    with studio() as (running, address, start, said):
        page.goto(address)
        while not page.evaluate(PLAYS):
            time.sleep(0.005)
        plays = time.perf_counter()
        page.keyboard.press("d")
        while not page.evaluate("() => document.activeElement.tagName === 'TEXTAREA'"):
            time.sleep(0.005)
        usable = time.perf_counter()
        server_s = processor_s(psutil.Process(running.pid))
        all_s = browser_s() - before_s
        page.close()
    return {
        "address": said - start, "clip plays": plays - start, "usable": usable - start,
        "processor, server": server_s, "processor, browser": all_s - server_s,
    }  # fmt: skip


def pictures(browser: Any, theme: str, seconds: float) -> dict[str, float]:
    """Playback of four figures, see the top of this file."""
    page = browser.new_page(viewport=HALF_SIZE, color_scheme=theme)
    with studio() as (_, address, _, _):
        clips = []
        for action in ACTIONS:
            body = json.dumps({"action": action, "seed": 1}).encode()
            asked = urllib.request.Request(f"{address}v1/actions/clips", body, {"Content-Type": "application/json"})
            with urllib.request.urlopen(asked, timeout=120) as answer:
                clips.append(json.load(answer))
        page.goto(address)
        while not page.evaluate(PLAYS):
            time.sleep(0.05)
        page.evaluate("(clips) => kinoflowStudio.showClips(clips, null, undefined)", clips)
        while page.evaluate("() => kinoflow.figures.length") != len(clips):
            time.sleep(0.05)
        page.evaluate("() => kinoflow.player.play()")
        time.sleep(5)  # it finds how many pixels this machine can draw
        before_s = browser_s()
        found: dict[str, float] = page.evaluate(COUNT, seconds)
        found["processor_s_per_second"] = (browser_s() - before_s) / seconds
        page.close()
    return found


def hardware() -> str:
    """Processor, cores, system."""
    name = platform.processor() or platform.machine()
    with contextlib.suppress(OSError):
        lines = Path("/proc/cpuinfo").read_text(encoding="utf-8").splitlines()
        name = next((line.partition(":")[2].strip() for line in lines if line.startswith("model name")), name)
    load = ", ".join(f"{value:.1f}" for value in os.getloadavg())
    return f"{name}, {os.cpu_count()} cores, load {load}; Python {platform.python_version()}, {platform.system()}"


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--repeats", type=int, default=5, help="starts; 0 for playback alone")
    parser.add_argument("--seconds", type=float, default=10.0)
    parser.add_argument("--theme", choices=["dark", "light"], default="dark")
    options = parser.parse_args()
    print(hardware())
    with runpy.run_path(str(WEB / "screenshot.py"))["chromium"]() as browser:
        starts = [start_once(browser, options.theme) for _ in range(options.repeats + 1)][1:] if options.repeats else []
        if starts:
            print(f"\n{'start, seconds':<24} {'median':>8} {'least':>8} {'most':>8}")
        for name in starts[0] if starts else ():
            values = [one[name] for one in starts]
            print(f"{name:<24} {statistics.median(values):8.2f} {min(values):8.2f} {max(values):8.2f}")
        played = pictures(browser, options.theme, options.seconds)
    print(f"\n{played['figures']:.0f} figures, window {HALF_SIZE['width']} x {HALF_SIZE['height']}, "
          f"drawn in software at {played['width']:.0f} x {played['height']:.0f}")  # fmt: skip
    print(f"pictures a second       {played['per_second']:8.1f}")
    print(f"95 % come within, ms    {played['p95_ms']:8.1f}")
    print(f"work a picture, ms      {played['work_ms']:8.2f}")
    print(f"processors kept busy    {played['processor_s_per_second']:8.2f}")
    print(json.dumps({"starts": starts, "playback": played}))


if __name__ == "__main__":
    main()
