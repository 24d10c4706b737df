"""Which of the found clips are read. The clips are never loaded here."""

import dataclasses
import gc
import pathlib
import tracemalloc
from collections import Counter
from unittest import mock

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kinoflow.data import selection
from kinoflow.data.manifest import Rejection, is_permitted
from kinoflow.data.selection import select
from kinoflow.data.sources.find import find_clips
from kinoflow.data.sources.raw import RawCaption, RawClip


def clip(name: str, **known) -> RawClip:
    given = {"source": "made", "licence": "MIT", "licence_class": "permissive", "group": name, "identity": name}
    return RawClip(id=name, load=_never, **(given | known))


def _never():
    raise AssertionError("nothing is read while clips are chosen")


def ids(clips):
    return [clip.id for clip in clips]


def test_only_permissive_clips_and_a_rejection_for_each_other():
    classes = ("permissive", "share-alike", "unknown", "non-commercial")
    found = [clip(name, licence_class=name, licence=f"terms of {name}") for name in classes]
    kept, rejected = select(found, "permissive")
    assert ids(kept) == ["permissive"]
    assert rejected == [
        Rejection(name, "made", "licence", f"{name}: terms of {name}") for name in classes if name != "permissive"
    ]
    assert ids(select(found, "any")[0]) == list(classes)


def test_a_clip_that_may_not_be_used_does_not_take_the_place_of_one_that_may():
    found = [clip("a", licence_class="non-commercial", identity="same"), clip("b", identity="same")]
    kept, rejected = select(found, "permissive")
    assert ids(kept) == ["b"]
    assert [row.reason for row in rejected] == ["licence"]
    assert ids(select(found, "any")[0]) == ["a"]


def test_sentences_that_may_not_be_passed_on_are_no_part_of_a_permissive_dataset():
    said = (RawCaption("walk", "CMU index"), RawCaption("Somebody ambles.", "KIT-ML"))
    (strict,), _ = select([clip("a", captions=said)], "permissive")
    assert strict.captions == said[:1]
    (free,), _ = select([clip("a", captions=said)], "any")
    assert free.captions == said


@pytest.mark.parametrize("better_first", [False, True])
def test_a_better_copy_counts_wherever_it_is_found(better_first):
    old = clip("cmu_35_01", identity="cmu:35_01", source="old", captions=(RawCaption("Somebody ambles.", "KIT-ML"),))
    new = dataclasses.replace(old, source="new", rank=1, captions=(RawCaption("walk", "CMU index"),))
    kept, rejected = select([new, old] if better_first else [old, new], "any")
    assert [(found.source, ids([found])) for found in kept] == [("new", ["cmu_35_01"])]
    # What was said of the old copy is still true of the recording.
    assert [caption.text for caption in kept[0].captions] == ["walk", "Somebody ambles."]
    assert rejected == [Rejection("cmu_35_01", "old", "duplicate", "a better copy is cmu_35_01 of new")]


def test_of_equal_copies_the_first_counts_and_a_mirror_image_lends_no_captions():
    first = clip("turn", identity="turn", captions=(RawCaption("A person turns left.", "file name"),))
    mirrored = clip("turn_mirror", identity="turn", captions=(RawCaption("A person turns right.", "file name"),))
    (kept,), rejected = select([first, mirrored], "any")
    assert kept == first
    assert rejected == [Rejection("turn_mirror", "made", "duplicate", "the same motion is turn of made")]


def test_a_take_whose_parts_are_there_does_not_count_twice():
    whole = clip("cmu_13_29", identity="cmu:13_29")
    parts = [clip(f"cmu_13_29_seg{n}", part_of="cmu:13_29", group="cmu:13_29") for n in (1, 2)]
    kept, rejected = select([whole, *parts], "any")
    assert ids(kept) == ["cmu_13_29_seg1", "cmu_13_29_seg2"]
    assert rejected == [Rejection("cmu_13_29", "made", "told in parts", "2 parts of it have captions of their own")]
    assert ids(select([whole], "any")[0]) == ["cmu_13_29"]
    # Parts that may not be used leave the whole alone.
    bound = [dataclasses.replace(part, licence_class="unknown") for part in parts]
    assert ids(select([whole, *bound], "permissive")[0]) == ["cmu_13_29"]


def test_ids_are_made_different():
    found = [clip("a", identity=str(number)) for number in range(3)]
    assert ids(select(found, "any")[0]) == ["a", "a~2", "a~3"]


def test_what_cannot_be_used_is_named_whatever_its_licence():
    found = [clip("list.json", licence_class="unknown", error="it is cut off"), clip("b")]
    for licence in ("any", "permissive"):
        kept, rejected = select(found, licence)
        assert ids(kept) == ["b"]
        assert rejected == [Rejection("list.json", "made", "unreadable", "it is cut off")]


CAPTIONS = st.lists(
    st.builds(RawCaption, st.sampled_from("ab"), st.sampled_from(["sidecar", "KIT-ML"])), max_size=3
).map(tuple)
FOUND = st.lists(
    st.builds(
        clip,
        st.sampled_from("abcd"),
        source=st.sampled_from(["one", "other"]),
        identity=st.sampled_from("stuvwxyz"),
        licence_class=st.sampled_from(["permissive", "permissive", "unknown"]),
        rank=st.integers(0, 2),
        part_of=st.sampled_from(["", "", "", "s", "t"]),
        captions=CAPTIONS,
        error=st.sampled_from(["", "", "", "damaged"]),
    ),
    max_size=12,
)


def chosen_at_once(found, licence):
    """What `select` gives, step by step over lists of all clips."""
    rejected = [Rejection(one.id, one.source, "unreadable", one.error) for one in found if one.error]
    clips = [one for one in found if not one.error]
    rejected += [
        Rejection(one.id, one.source, "licence", f"{one.licence_class}: {one.licence}")
        for one in clips
        if not is_permitted(one.licence_class, licence)
    ]
    clips = [one for one in clips if is_permitted(one.licence_class, licence)]
    if licence == "permissive":
        clips = [
            dataclasses.replace(one, captions=tuple(c for c in one.captions if c.origin != "KIT-ML")) for one in clips
        ]
    firsts, number = [], Counter()
    for identity in dict.fromkeys(one.identity for one in clips):
        same = [one for one in clips if one.identity == identity]
        best = next(one for one in same if one.rank == max(other.rank for other in same))
        said = [caption for one in (best, *same) if one.id == best.id for caption in one.captions]
        firsts.append(dataclasses.replace(best, captions=tuple(dict.fromkeys(said))))
        for one in same:
            if one is not best:
                which = "a better copy" if one.rank < best.rank else "the same motion"
                rejected.append(Rejection(one.id, one.source, "duplicate", f"{which} is {best.id} of {best.source}"))
    kept = []
    for one in firsts:
        if parts := sum(other.part_of == one.identity for other in firsts):
            detail = f"{parts} parts of it have captions of their own"
            rejected.append(Rejection(one.id, one.source, "told in parts", detail))
            continue
        number[one.id] += 1
        kept.append(one if number[one.id] == 1 else dataclasses.replace(one, id=f"{one.id}~{number[one.id]}"))
    return kept, rejected


@given(FOUND, st.sampled_from(["any", "permissive"]), st.sampled_from([hash, lambda word: ord(word[0]) % 3]))
def test_what_is_chosen_is_what_lists_of_all_clips_give(found, licence, hash_of_word):
    """Also where words have the same hash without being the same."""
    with mock.patch.object(selection, "hash", hash_of_word, create=True):
        kept, rejected = select(found, licence)
    assert (list(kept), rejected) == chosen_at_once(found, licence)
    assert len(kept) == len(list(kept))
    assert kept[:2] == list(kept)[:2]


def test_of_clips_that_are_found_little_is_in_memory(tmp_path):
    """Some numbers of each, and of a few hundred all: in a list, clips and files would take 1.3 KB each."""
    folder, count = tmp_path / "found", 3000
    folder.mkdir()
    for number in range(count):
        (folder / f"a person walks {number:05d}.bvh").touch()
    find_clips([folder], tmp_path / "unpacked")
    tracemalloc.start()
    chosen, rejected = select(find_clips([folder], tmp_path / "unpacked"), "any")
    assert (len(chosen), rejected) == (count, [])
    gc.collect()
    # Without Python's own table of words, which grows by jumps.
    held = tracemalloc.take_snapshot().filter_traces([tracemalloc.Filter(False, pathlib.__file__)])
    tracemalloc.stop()
    assert sum(known.size for known in held.statistics("filename")) < 300 * count


def test_the_published_lists(shared_folder):
    """69 better copies take the place of 69 present clips, 30 segments that of 5 takes, in either order."""
    from kinoflow.data.sources.collection import collection_clips

    old, more = (collection_clips(shared_folder / "data" / name) for name in ("clips.json", "clips-more.json"))
    assert not [found.error for found in (*old, *more) if found.error]
    for found in ([*old, *more], [*more, *old]):
        kept, rejected = select(found, "any")
        copies = [row for row in rejected if row.detail.startswith("a better copy")]
        assert len(copies) == 69
        assert all(row.source != "cmu-amc-more" for row in copies)
        assert {one.source for one in kept if one.rank} == {"cmu-amc-more"}
        told = {row.id for row in rejected if row.reason == "told in parts"}
        assert told == {"cmu_13_29", "cmu_13_30", "cmu_13_31", "cmu_14_14", "cmu_14_20"}
        groups = {one.group for one in kept if one.part_of}
        assert groups == {"cmu:13_29", "cmu:13_30", "cmu:13_31", "cmu:14_14", "cmu:14_20"}
    permitted, _ = select([*old, *more], "permissive")
    assert not [one for one in permitted if one.source in ("ase-reallusion", "hdm05", "mass")]
    assert not [one for one in permitted if "Sony" in one.licence]
