"""Which of the found clips are read. The clips are never loaded here."""

import dataclasses

import pytest

from kinoflow.data.manifest import Rejection
from kinoflow.data.selection import select
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
