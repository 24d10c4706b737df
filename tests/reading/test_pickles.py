"""Plain values come back; nothing else is made, and nothing is ever called."""

import collections
import gzip
import os
import pickle
import zlib

import numpy as np
import pytest

from kinoflow.errors import UnreadableError
from kinoflow.reading import read_pickle

VALUES = {
    "rows": [np.arange(6.0).reshape(2, 3), np.float32(3), np.asfortranarray(np.arange(6).reshape(2, 3))],
    "more": collections.OrderedDict(x=np.array(["a", "b"]), y=np.arange(4, dtype=">f4")),
    0: (1, None, "t", 2.5, True, b"x", 2**70),
}


def check(read):
    for found, expected in zip(read["rows"], VALUES["rows"], strict=True):
        np.testing.assert_array_equal(found, expected)
    assert list(read["more"]["x"]) == ["a", "b"]
    assert list(read["more"]["y"]) == [0, 1, 2, 3]
    assert read[0] == VALUES[0]


@pytest.mark.parametrize("protocol", range(pickle.HIGHEST_PROTOCOL + 1))
def test_values_come_back(tmp_path, protocol):
    path = tmp_path / "a.pkl"
    content = pickle.dumps(VALUES, protocol=protocol)
    for packed in (content, zlib.compress(content), gzip.compress(content)):
        path.write_bytes(packed)
        check(read_pickle(path))


@pytest.mark.parametrize("compress", [0, 3])
def test_values_of_joblib_come_back(tmp_path, compress):
    joblib = pytest.importorskip("joblib")
    joblib.dump(VALUES, tmp_path / "a.pkl", compress=compress)
    check(read_pickle(tmp_path / "a.pkl"))


class Runs:
    def __init__(self, function, *arguments):
        self.how = (function, arguments)

    def __reduce__(self):
        return self.how


class Plain:
    pass


@pytest.mark.parametrize("protocol", range(pickle.HIGHEST_PROTOCOL + 1))
@pytest.mark.parametrize(
    "value",
    [
        Runs(os.mkdir, "executed"),
        Runs(eval, "__import__('os').mkdir('executed')"),
        Runs(getattr, "text", "join"),
        Runs(np.load, "x.npy"),
        Plain(),
        np.array([Plain()], dtype=object),
        np.zeros(2, dtype=[("a", "f4"), ("b", "i4")]),
        {1, 2},
        range(3),
    ],
)
def test_anything_else_is_refused(tmp_path, monkeypatch, value, protocol):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "a.pkl").write_bytes(pickle.dumps({"a": value}, protocol=protocol))
    with pytest.raises(UnreadableError) as caught:
        read_pickle(tmp_path / "a.pkl")
    assert len(str(caught.value)) <= 400
    assert not (tmp_path / "executed").exists()


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"no pickle",
        b"\x80\x05\x96\xff\xff\xff\xff\xff\xff\xff\x0f.",  # more bytes than there are
        b"ios\nsystem\n(S'mkdir executed'\no.",
        b"(S'mkdir executed'\nios\nsystem\n.",
        b"cnumpy\nndarray\n(I1000000000000\ntR.",
        b"]" * 10_000 + b"a" * 9_999 + b".",
        zlib.compress(bytes(70 << 20), 9),
    ],
)
def test_damage_is_told(tmp_path, content):
    (tmp_path / "a.pkl").write_bytes(content)
    with pytest.raises(UnreadableError):
        read_pickle(tmp_path / "a.pkl")


def test_what_is_held_many_times_is_made_once(tmp_path):
    value = [0]
    for _ in range(60):
        value = [value, value]
    (tmp_path / "a.pkl").write_bytes(pickle.dumps(value))
    read = read_pickle(tmp_path / "a.pkl")
    assert read[0] is read[1]
