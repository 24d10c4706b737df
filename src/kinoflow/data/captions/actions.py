"""What motion labels mean in words: verb phrases per action.

An action is a key such as "walk" or "wave-<side>-hand"; `<side>` stands for left and right. Its phrases are written for
`caption_grammar.render`: verbs in braces, `{poss}` for the possessive; one that starts with "= " is a whole sentence.
The first phrase is the plainest one and the others say the same: whoever adds one must have looked at the motions (the
comments say what they show).
"""

from __future__ import annotations

from kinoflow.data.captions.exercises import EXERCISES
from kinoflow.data.captions.gaits import GAITS
from kinoflow.data.captions.gestures import GESTURES

_ACTIONS_IN_PLACE: dict[str, tuple[str, ...]] = {
    "punch": (
        "{punch}",
        "{throw} a punch",
        "{strike} forward with the fist",
        "{hit} the air with a fist",
        "{deliver} a punch",
    ),
    # A long series in a boxing guard.
    "punch-series": (
        "{throw} punches",
        "{punch} several times",
        "{box}",
        "{box} in a fighting stance",
        "{practise} boxing",
        "{throw} a series of quick punches",
        "{shadowbox}",
        "{strike} with both fists from a guard",
        "{throw} punch combinations",
        "{train} like a boxer",
        "{spar} in the air with the fists",
    ),
    "kick": (
        "{kick}",
        "{throw} a kick",
        "{kick} with one leg",
        "{kick} into the air",
        "{swing} one leg up in a kick",
        "{do} a kick",
    ),
    # Kicks in a martial arts stance with full turns of the body.
    "kick-series": (
        "{throw} several kicks",
        "{kick} several times",
        "{practise} kicks from a fighting stance",
        "{do} spinning kicks",
        "{spin} around and {kick}",
        "{perform} martial arts kicks",
        "{kick} again and again while turning",
        "{train} kicks like a karate fighter",
        "{let} the legs fly in a series of kicks",
    ),
    # A sword held with both hands is raised overhead and brought down.
    "slash": (
        "{slash} with a sword",
        "{swing} a sword with both hands",
        "{raise} a sword overhead and {slash} down",
        "{strike} downward with a sword",
        "{cut} downward with a two-handed sword",
        "{practise} sword strikes",
        "{swing} a sword down again and again",
        "{bring} a blade down from above",
        "{attack} with a sword",
    ),
    "dance": (
        "{dance}",
        "{perform} a dance",
        "{dance} around",
        "{dance} to music",
        "{do} a dance",
        "{show} some dance moves",
        "{move} to the music",
        "{show} off some dance steps",
        "{groove} to the rhythm",
        "{dance} at a party",
        "{dance} for fun",
    ),
    "jump": (
        "{jump}",
        "{jump} up",
        "{jump} into the air",
        "{jump} up from the ground",
        "{jump} with both feet",
        "{leap} up",
        "{make} a jump",
        "{crouch} and {jump} up",
        "{jump} and {land} on both feet",
        "{jump} off the ground",
        "{spring} up from the floor",
        "{hop} up high",
        "{leap} off the ground with both feet",
        "{take} off and {land} again",
        "{do} a jump",
        "= a jump",
        "= a jump into the air",
    ),
    "jump-up-and-down": (
        "{jump} up and down",
        "{jump} up and down in place",
        "{keep} jumping on the spot",
        "{jump} several times",
        "{bounce} up and down on both feet",
    ),
    "jump-forward": (
        "{jump} forward",
        "{leap} forward",
        "{take} a long jump",
        "{jump} forward with both feet",
        "{make} a standing broad jump",
        "{jump} as far as possible",
    ),
    "hop": ("{hop} on both feet", "{hop}", "{make} small hops on both feet", "{hop} along with both feet together"),
    "stand": (
        "{stand} still",
        "{stand} idle",
        "{stand}",
        "{stand} in place",
        "{wait} while standing",
        "{stand} around without moving much",
        "{stay} standing in one place",
        "{do} nothing but stand",
        "{stand} motionless",
        "{remain} in place",
        "{rest} on both feet",
        "{hold} still",
    ),
    "sit-down": ("{sit} down on a chair", "{sit} down", "{take} a seat", "{lower} into a chair"),
    "stand-up": ("{stand} up from a chair", "{get} up from a chair", "{rise} from a seat", "{stand} up after sitting"),
    "get-up": (
        "{get} up from the ground",
        "{stand} up from the ground",
        "{rise} from the floor",
        "{push} up from the ground and {stand}",
        "{get} back on {poss} feet",
    ),
    "fall": ("{fall} down", "{fall} to the ground", "{lose} balance and {fall}", "{drop} to the floor"),
    "backflip": ("{do} a backflip", "{perform} a backflip", "{flip} backward through the air", "{make} a back flip"),
    "cartwheel": ("{do} a cartwheel", "{perform} a cartwheel", "{turn} a cartwheel", "{make} a cartwheel"),
    "crawl": ("{crawl} on the ground", "{crawl} forward", "{crawl} on hands and knees", "{crawl} along the floor"),
    "sneak": (
        "{sneak} forward",
        "{walk} stealthily",
        "{walk} in a sneaking style",
        "{creep} forward",
        "{tiptoe} ahead without a sound",
        "{sneak} along quietly",
    ),
    "zombie": ("{walk} like a zombie", "{shuffle} like a zombie", "{stagger} forward like the living dead"),
    "march": ("{march} like a soldier", "{march} forward", "{march} in military style", "{march} with stiff legs"),
    "swagger": ("{walk} with a swagger", "{swagger} forward", "{strut} along", "{walk} in a cocky way"),
}


def _both_sides(actions: dict[str, tuple[str, ...]]) -> dict[str, tuple[str, ...]]:
    expanded = {}
    for name, phrases in actions.items():
        for side in ("left", "right") if "<side>" in name else ("",):
            expanded[name.replace("<side>", side)] = tuple(phrase.replace("<side>", side) for phrase in phrases)
    return expanded


ACTIONS: dict[str, tuple[str, ...]] = _both_sides(GAITS | GESTURES | _ACTIONS_IN_PLACE | EXERCISES)
"""Action to its phrases, the plainest first."""
