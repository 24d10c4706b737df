import pytest

from kinoflow.language.denial import STILL
from kinoflow.language.telling import Bare, bare, told, without_faces


@pytest.mark.parametrize(
    ("sentence", "text"),
    [
        ("Walks to the door and opens it.", "walks, then opens the door."),
        ("stands on the left leg, then switches legs", "stands on the left leg, then repeats-other-any-part-leg-1"),
        ("turns clockwise, and keeps running", "turns to the right, then running"),
        ("falls backward after a shot", "falls backward from a shot"),
        ("a warm-up: a jab, a kick", "a warm-up: a jab, a kick"),
        ("Light attack combo: slash, thrust", "slash, thrust"),
        ("Game over: drops to the knees", "drops to the knees"),
        ("A combo: jab", "a combo: jab"),
        ("bows after sitting", "bows after sitting"),
        # Nothing joins the clauses.
        ("man runs forward trips over a root falls", "man runs forward, trips over a root falls"),
        ("guy walks in sits down stands up walks away", "guy walks in, sits down, stands up, walks away"),
        ("a boy does big jumps over a log", "a boy does big jumps over a log"),
        ("a person who falls gets up", "a person who falls gets up"),
        ("throws quick punches at the bag", "throws quick punches at the bag"),
    ],
)
def test_every_action_is_named(sentence, text):
    assert told(sentence) == text


def test_what_only_a_face_does_is_left_out():
    assert without_faces("a person waves with a smile") == "a person waves"
    assert without_faces("a person waves") == "a person waves"
    # Nothing else is asked for.
    assert without_faces("rolls his eyes and sighs") == "sighs"
    assert without_faces("winks at the camera, then bows") == "then bows"
    for nothing in ("smiles", "rolls eyes", "a man smiles at the camera", "she raises an eyebrow"):
        assert without_faces(nothing) == STILL


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("walks to see the sea", Bare("walks", comparison=False, mood=False, goer=False)),
        ("walks like a robot", Bare("walks", comparison=True, mood=False, goer=False)),
        ("a soldier runs", Bare("a person runs", comparison=False, mood=False, goer=True)),
        ("an angry zombie walks", Bare("a person walks", comparison=False, mood=True, goer=True)),
        ("an old man walks", Bare("a person walks", comparison=False, mood=True, goer=False)),
        ("a sad clap", Bare("a clap", comparison=False, mood=True, goer=False)),
        ("cuts from left to right", Bare("cuts", comparison=False, mood=False, goer=False)),
        ("an apple", Bare("an apple", comparison=False, mood=False, goer=False)),
    ],
)
def test_what_is_done_stands_alone_and_the_rest_is_told(text, found):
    assert bare(text) == found
