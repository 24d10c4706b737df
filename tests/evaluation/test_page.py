"""The page of a report, in full, of measures that are written down.

`page.json` holds the measures of a tiny model and `page.html` what is to be said of them. After a change that is meant:
`python tests/evaluation/test_page.py > tests/evaluation/page.html`, and look at the page.
"""

import json
import re
from pathlib import Path

import pytest

from kinoflow.evaluation.report.charts import interval_chart, number, percent, spread_chart
from kinoflow.evaluation.report.page import page
from kinoflow.evaluation.report.report import Shown

HERE = Path(__file__).parent
SHOWN = [Shown("worst <clips>", "A person & a <box>.", "clips/worst-0.html"), Shown("b", "c", "clips/d.html")]


def whole() -> str:
    return page(json.loads((HERE / "page.json").read_text(encoding="utf-8")), SHOWN)


def test_the_page_says_what_was_measured():
    assert whole().splitlines() == (HERE / "page.html").read_text(encoding="utf-8").splitlines()


def test_a_page_without_probes_counts_no_clips():
    data = json.loads((HERE / "page.json").read_text(encoding="utf-8")) | {"probes": {}}
    assert " 0 " in re.sub(r"<[^>]+>", " ", page(data, []).partition("Does it do what was asked")[2] or page(data, []))


@pytest.mark.parametrize(
    ("value", "said"), [(0.12345, "0.123"), (99.96, "100"), (100.4, "100"), (-1234.5, "-1234"), (0.0, "0")]
)
def test_numbers_have_three_digits(value, said):
    assert number(value) == said


def test_shares_have_their_interval():
    assert percent({"value": 0.5, "low": 0.25, "high": 0.754}) == "50% <small>25% to 75%</small>"
    assert percent({"share": 1.0, "low": 0.9, "high": 1.0}) == "100% <small>90% to 100%</small>"
    assert percent({"value": None, "low": 0, "high": 1}) == ""


def test_bars_are_as_long_as_their_values():
    """The largest value with its half width fills the 360 units of the plot, which begins at 130."""
    svg = interval_chart("a <b>", [("one", 1.0, 0.5), ("two", 2.0, 1.0), ("three", 0.5, 1.0)], note="n & m")
    assert re.findall(r'class="bar b(\d)" x="130" y="(\d+)" width="([\d.]+)" height="18"', svg) == [
        ("0", "4", "120.0"), ("1", "30", "240.0"), ("2", "56", "60.0"),
    ]  # fmt: skip
    whiskers = re.findall(r'class="whisker" d="M([\d.]+) (\d+)H([\d.]+)"', svg)
    assert whiskers == [("190.0", "13", "310.0"), ("250.0", "39", "490.0"), ("130.0", "65", "310.0")]
    assert re.findall(r'class="name" x="(\d+)" y="(\d+)">(\w+)', svg) == [
        ("122", "18", "one"), ("122", "44", "two"), ("122", "70", "three"),
    ]  # fmt: skip
    assert re.findall(r'class="value" x="502" y="(\d+)">([^<]+)', svg)[0] == ("18", "1.000 ± 0.500")
    assert "a &lt;b&gt;" in svg
    assert "n &amp; m" in svg
    assert 'viewBox="0 0 680 84"' in svg


@pytest.mark.parametrize(("uppers", "end"), [([2.0], 2.0), ([1.0, 8.0], 3.0), ([8.0, 4.0, 2.0], 6.0), ([0.0], 1.0)])
def test_the_axis_of_boxes_ends_at_the_longest_of_those_that_are_alike(uppers, end):
    svg = spread_chart("t", [(str(k), 0.0, upper / 2, upper) for k, upper in enumerate(uppers)])
    widths = [float(width) for width in re.findall(r'class="bar b\d" x="130.0" y="\d+" width="([\d.]+)"', svg)]
    assert widths == pytest.approx([max(360 * min(1.0, upper / end), 1.5) for upper in uppers], abs=0.06)


def test_long_boxes_are_cut_at_three_times_the_third_largest():
    rows = [("a", 1.0, 2.0, 3.0), ("b", 0.5, 0.75, 1.0), ("c", 0.5, 0.5, 0.5), ("d", 10.0, 20.0, 30.0)]
    svg = spread_chart("t", rows)  # the axis ends at 3
    boxes = re.findall(r'class="bar b\d" x="([\d.]+)" y="\d+" width="([\d.]+)"', svg)
    assert boxes == [("250.0", "240.0"), ("190.0", "60.0"), ("190.0", "1.5"), ("490.0", "1.5")]
    assert re.findall(r'class="median" d="M([\d.]+) (\d+)v18"', svg)[:2] == [("370.0", "4"), ("220.0", "30")]
    assert re.findall(r'class="arrow" d="M(\d+) (\d+)l7 6l-7 6z"', svg) == [("490", "85")]
    assert "20 (10 to 30)" in svg


if __name__ == "__main__":
    print(whole(), end="")
