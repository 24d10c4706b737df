"""Index words, folder names and label templates of known collections, as phrases.

CMU's index says "walk, 90-degree left turn", folders say "washwindow". Each entry turns one such text into phrases for
`grammar.render`; "@walk" stands for all phrases of that action, "@squat|with both arms raised" for all of them with
that ending. Texts of the form "A person jumps." need an entry only where there is more to say than `parse.py` finds by
itself.
"""

from __future__ import annotations

from kinoflow.data.captions.index_exercises import EXERCISES_AND_DAILY
from kinoflow.data.captions.index_games import SPORTS_AND_GAMES

_CMU: dict[str, tuple[str, ...]] = {
    "walk": ("@walk",),
    "walking": ("@walk",),
    "slow walk": ("@walk-slowly",),
    "brisk walk": ("@walk-fast",),
    "slow walk, stop": ("{walk} slowly and {stop}", "{take} slow steps and then {stand} still"),
    "walk forward": ("@walk",),
    "walk, veer left": ("{walk} and {veer} to the left", "{walk} forward, bearing left", "@walk-turn-left"),
    "walk, veer right": ("{walk} and {veer} to the right", "{walk} forward, bearing right", "@walk-turn-right"),
    "walk, 90-degree left turn": ("@walk-turn-left", "{walk} and {turn} 90 degrees to the left"),
    "walk, 90-degree right turn": ("@walk-turn-right", "{walk} and {turn} 90 degrees to the right"),
    "walk forward 90 degree left turn": ("@walk-turn-left", "{walk} forward and {turn} 90 degrees to the left"),
    "walk forward 90 degree right turn": ("@walk-turn-right", "{walk} forward and {turn} 90 degrees to the right"),
    "walk forward 90 degree smooth left turn": ("@walk-turn-left", "{walk} forward in a smooth curve to the left"),
    "walk forward 90 degree smooth right turn": ("@walk-turn-right", "{walk} forward in a smooth curve to the right"),
    "walk forward, turn around, walk back": ("@walk-turn-around", "{walk} forward, {turn} around and {walk} back"),
    "walk and turn (repeated)": ("@walk-around",),
    "walk and turn both directions (repeated)": ("@walk-around",),
    "walk, turn in place (repeated)": ("@walk-around",),
    "turn in place": ("@turn-in-place",),
    "walk backwards and turn": ("{walk} backwards and {turn}", "{walk} backward, then {turn} the body"),
    "walk backward, turn in place": ("{walk} backward and {turn} in place", "{walk} backwards and {turn} on the spot"),
    "walk sideways and turn": ("{walk} sideways and {turn}", "{sidestep} and {turn} the body"),
    "walk sideways and backwards": ("{walk} sideways, then backwards", "{sidestep} and {walk} backward"),
    "walk on uneven terrain": ("{walk} on uneven ground", "{walk} over rough terrain", "{step} carefully over bumps"),
    "walk forward and pick up object, set down object": (
        "{walk} forward, {pick} up an object and {set} it down",
        "{pick} something up and {put} it down somewhere else",
    ),
    "walk forward and pick up object, carry back object": (
        "{walk} forward, {pick} up an object and {carry} it back",
        "{fetch} an object and {bring} it back",
    ),
    "walk up to object, pick up object, set down in another place": (
        "{walk} up to an object, {pick} it up and {set} it down in another place",
        "{carry} an object from one place to another",
    ),
    "walk up to object, squat, pick up object, set down in another place": (
        "{walk} up to an object, {squat}, {pick} it up and {set} it down elsewhere",
        "{squat} to pick up an object and {carry} it to another place",
    ),
    "walk up to object, lean over, pick up object, set down in another place": (
        "{walk} up to an object, {lean} over, {pick} it up and {set} it down elsewhere",
        "{lean} over to pick up an object and {carry} it to another place",
    ),
    "run": ("@run",),
    "running": ("@run",),
    "run/jog": ("@run", "@jog"),
    "run/jog, sudden stop": ("{run} and {stop} suddenly", "{run} forward and {come} to a sudden stop"),
    "run/jog, 90-degree left turn": ("@run-turn-left", "{run} and {turn} 90 degrees to the left"),
    "run/jog, 90-degree right turn": ("@run-turn-right", "{run} and {turn} 90 degrees to the right"),
    "jumping": ("@jump", "{jump} forward a little"),
    "jump up and down, hop on one foot": (
        "{jump} up and down and {hop} on one foot",
        "{jump} with both feet and then {hop} on one leg",
        "{hop} around on one foot and on both",
    ),
    "jump, balance": ("{jump} and {balance}", "{jump}, {land} and {keep} balance"),
    "jumpturn": ("{jump} forward and {turn} to the left in the air", "{turn} left during a jump"),
    "furtherjumpturn": ("{jump} far forward and {turn} to the left in the air", "{take} a long jump with a left turn"),
    "smalljumpturn": ("{jump} on the spot and {turn} to the left", "{make} a small jump with a left turn"),
    "180 degree jump": ("{jump} and {turn} half around to the left", "{turn} 180 degrees in a jump"),
    "punch/strike": ("@punch-series", "{punch} and {strike}"),
    "swordplay": ("{fight} with a sword", "{swing} a sword", "{practise} sword fighting", "{fence} with a sword"),
    "bend over, scoop up, rise, lift arm": (
        "{bend} over, {scoop} something up and {lift} it",
        "{pick} something up from the floor and {raise} it high",
    ),
    "wash self": ("{wash} {poss} body", "{take} a shower", "{scrub} {poss} arms and legs"),
    "washwindow": ("{wash} a window", "{clean} a window with one hand", "{wipe} a window in circles"),
    "directing traffic": ("{direct} traffic", "{signal} to cars with both arms", "{regulate} the traffic"),
    "basketball signal": ("{give} basketball referee signals", "{signal} like a basketball referee"),
    "soccer": ("{play} soccer", "{kick} a soccer ball", "{run} up and {kick} a ball"),
    "basketball": ("{dribble} a basketball", "{play} basketball", "{bounce} a basketball on the floor"),
    "basketball - forward dribble": ("{dribble} a basketball forward", "{walk} forward bouncing a basketball"),
    "basketball - backward dribble": ("{dribble} a basketball backward", "{walk} backward bouncing a basketball"),
    "basketball - sideways dribble": ("{dribble} a basketball to the left", "{move} left bouncing a basketball"),
    "basketball - forward dribble, 90-degree left turns": (
        "{dribble} a basketball and {turn} left",
        "{dribble} a basketball forward with sharp left turns",
    ),
    "basketball - forward dribble, 90-degree right turns": (
        "{dribble} a basketball and {turn} right",
        "{dribble} a basketball forward with sharp right turns",
    ),
    "basketball - forward dribble, 90-degree right turns, crossover dribble": (
        "{dribble} a basketball with right turns and crossovers",
        "{dribble} a basketball from hand to hand and {turn} right",
    ),
    "basketball - crossover dribble, shoot": ("{dribble} a basketball from hand to hand and {shoot}",),
    "basketball - dribble, shoot": ("{dribble} a basketball and {shoot} it", "{bounce} a basketball and {shoot}"),
    "playground - forward jumps, turn around": ("{jump} forward several times and {turn} around",),
    "playground - climb, sit, dangle legs, rock back, lower self to ground": (
        "{climb} up, {sit} with dangling legs and {lower} down to the ground",
    ),
    "playground - climb, jump down, dangle, legs push off against": (
        "{climb} on a playground, {jump} down and {dangle} from a bar",
    ),
    "cartwheels": ("@cartwheel", "{turn} several cartwheels"),
}

_DANCE: dict[str, tuple[str, ...]] = {
    "salsa dance": ("{dance} salsa", "{dance} the salsa", "{perform} a salsa dance", "{do} salsa steps"),
    "indian dance": ("{dance} an Indian dance", "{perform} an Indian dance", "{dance} in the Indian style"),
    "dance, whirl": ("{dance} and {whirl} around", "{spin} around while dancing", "{whirl} in a dance"),
    "dance - expressive arms, pirouette": ("{dance} with expressive arms and {turn} a pirouette",),
    "dance - sideways arabesque, turn step, folding arms": (
        "{dance} ballet with a sideways arabesque and a turning step",
    ),
    "dance - sideways arabesque, folding arms, bending back": (
        "{dance} ballet, standing on one leg and bending back",
        "{dance} a sideways arabesque, {fold} the arms and {bend} back",
    ),
    "dance - quasi-cou-de-pied, raised leg above hip-height, jete en tourant": (
        "{dance} ballet, {raise} one leg above the hip and {leap} while turning",
    ),
    "dance - cartwheel-like start, pirouettes, jete": ("{dance} ballet with pirouettes and a leap",),
    "dance - small jetes, attitude/arabesque, shifted-axis pirouette, turn": (
        "{dance} ballet with small leaps, an arabesque and a pirouette",
    ),
    "dance - rond de jambe in the air, jete, turn": (
        "{dance} ballet, circling one leg in the air, leaping and turning",
    ),
    "dance - glissade devant, glissade derriere, attitude/arabesque": (
        "{dance} ballet with gliding steps and an arabesque",
    ),
    "dance - sideways steps, pirouette": ("{dance} sideways and {turn} a pirouette",),
    "dance - arms held high, pointe tendue a terre, upper body rotation": (
        "{dance} ballet with the arms held high, turning the upper body",
    ),
    "dance - small jetes, pirouette": ("{dance} ballet with small leaps and a pirouette",),
    "dance - retire derriere, attitude/arabesque": ("{dance} forward in ballet steps and {stand} in an arabesque",),
    "dance - coupe dessous, jete en tourant": ("{dance} ballet and {leap} while turning",),
    "dance - coupe dessous, grand jete en tourant": ("{dance} ballet and {make} a grand leap while turning",),
    "dance - attitude/arabesque, jete en tourant, bending back": (
        "{dance} ballet with an arabesque and a turning leap, bending back",
    ),
}

_KARATE: dict[str, tuple[str, ...]] = {
    "empi": ("{perform} the karate form Empi", "{do} a karate form", "{practise} a karate kata"),
    "heiansyodan": ("{perform} the karate form Heian Shodan", "{do} a karate form", "{practise} a karate kata"),
    "front kick": ("{do} karate front kicks", "{practise} front kicks", "{kick} forward in karate style"),
    "mawashigeri": ("{do} karate roundhouse kicks", "{practise} roundhouse kicks", "{kick} in a circle with one leg"),
    "yokogeri": ("{do} karate side kicks", "{practise} side kicks", "{kick} sideways in karate style"),
    "gedanbarai": ("{do} karate downward blocks", "{block} downward with the forearm in karate style"),
    "oiduki": ("{do} karate lunge punches", "{step} forward and {punch} in karate style", "{practise} lunge punches"),
    "syutouuke": ("{do} karate knife-hand blocks", "{block} with an open hand in karate style"),
    "martial arts fight": ("{fight} in martial arts style", "{do} martial arts", "{spar} with an opponent"),
}

_BASKETBALL: dict[str, tuple[str, ...]] = {
    "a person dribbles a basketball": (
        "{dribble} a basketball",
        "{bounce} a basketball",
        "{dribble} a ball with one hand",
        "{move} with a basketball, dribbling it",
        "{play} basketball and {dribble} the ball",
    ),
    "a person marks an opponent in basketball": (
        "{mark} an opponent in basketball",
        "{defend} against a basketball player",
        "{guard} an opponent in a basketball game",
        "{play} defense in basketball with the arms out",
    ),
    "a person walks on a basketball court": (
        "{walk} on a basketball court",
        "{walk} during a basketball game",
        "@walk-around",
    ),
    "a person runs on a basketball court": ("{run} on a basketball court", "{run} during a basketball game", "@run"),
    "a person receives a basketball pass": ("{receive} a basketball pass", "{catch} a ball passed by a teammate"),
    "a person passes a basketball": ("{pass} a basketball", "{throw} a basketball to a teammate", "{pass} the ball"),
    "a person shoots a basketball": ("{shoot} a basketball", "{shoot} at the hoop", "{throw} a basketball at the hoop"),
    "a person jumps to block a shot in basketball": (
        "{jump} to block a shot in basketball",
        "{jump} up with raised arms to block a ball",
    ),
}

_SNU: dict[str, tuple[str, ...]] = {
    "a person walks with a 0 degree turn": ("{walk} forward and {stop}", "@walk"),
    "a person walks fast with a 0 degree turn": ("{walk} forward fast and {stop}", "@walk-fast"),
    "a person walks slowly with a 0 degree turn": ("{walk} forward slowly and {stop}", "@walk-slowly"),
    "a person walks in a stylised way": ("{walk} in an unusual style", "{walk} in a stylised way"),
    "a person walks around freely": ("@walk-around",),
    "a person walks around": ("@walk-around",),
    "a person walks up a slope": ("@walk-on-slope",),
    "a person walks down a slope": ("@walk-on-slope",),
    "a person walks on a slope": ("@walk-on-slope",),
    "a person starts walking": ("{start} walking", "{stand} still, then {start} to walk", "{begin} to walk forward"),
    "a person walks in a spiral": ("{walk} in a spiral", "@walk-around"),
    "a person walks fast in a spiral": ("{walk} fast in a spiral", "@walk-around"),
    "a person walks slowly in a spiral": ("{walk} slowly in a spiral", "@walk-around"),
    "a person walks and turns around 180 degrees": ("@walk-turn-around",),
    "a person kicks several times": ("{kick} several times", "{throw} several kicks", "{kick} again and again"),
    "a person runs with one-foot contacts": ("@run",),
    "a person walks waving the hands": ("{walk} waving the hands", "{walk} forward and {wave} the hands about"),
    "a person walks leaning the body": ("{walk} leaning the body", "{walk} forward with a leaning body"),
    "a person walks with a swagger": ("@swagger",),
    "a person marches like a soldier": ("@march",),
    "a person walks in a sneaking style": ("@sneak",),
    "a person takes a long standing broad jump": ("@jump-forward", "{take} a long standing broad jump"),
    "a person takes a short broad jump forward": ("{take} a short broad jump forward", "{jump} forward a short way"),
    "a person slowly rises from the floor like an awakening skeleton": (
        "{rise} slowly from the floor like an awakening skeleton",
        "{get} up slowly from the floor",
    ),
    "a person side-steps as in table tennis": ("{sidestep} as in table tennis", "{step} sideways in table tennis"),
    "a person starts walking straight, left foot first": (
        "{start} walking with the left foot",
        "{begin} to walk forward",
    ),
    "a person starts walking straight, right foot first": (
        "{start} walking with the right foot",
        "{begin} to walk forward",
    ),
    "a person gets up from lying or sitting on the ground": ("@get-up",),
    "a person plays tennis, stepping and swinging a racket": (
        "{play} tennis, stepping and swinging a racket",
        "{play} tennis",
        "{swing} a tennis racket",
        "{step} to the side and {hit} a tennis ball",
    ),
}

_FILE_NAMES: dict[str, tuple[str, ...]] = {
    "ready to walk": ("{start} walking from a ready stance", "{stand} ready and {start} to walk"),
    "walk to ready": ("{walk} and {stop} in a ready stance", "{walk}, then {stand} ready"),
    "a person does a spin jump": ("{jump} and {spin} in the air", "{do} a spinning jump", "{spin} around in a jump"),
    "a person lying face down gets up": ("{get} up from lying face down", "@get-up"),
    "a person lying on the back gets up": ("{get} up from lying on the back", "@get-up"),
    "a person punchs forward": ("{punch} forward", "@punch"),
    "a person punchs and turns left": ("{punch} to the left", "{turn} left and {punch}", "{throw} a punch to the left"),
    "a person walks stealthily": ("@sneak",),
    "a person walks like a zombie": ("@zombie",),
}


def _cross_walks() -> dict[str, tuple[str, ...]]:
    """SNU: someone stands, walks over to one side at an angle and stops, facing the first direction again."""
    entries: dict[str, tuple[str, ...]] = {}
    for ending, side in (("", "left"), (" to the other side", "right")):
        for adverb in ("", " fast", " slowly"):
            entries[f"a person walks{adverb} with a 45 degree turn{ending}"] = (
                f"{{walk}} diagonally forward to the {side}{adverb} and {{stop}}",
                f"{{walk}} over to a place ahead on the {side}{adverb}",
            )
            entries[f"a person walks{adverb} with a 90 degree turn{ending}"] = (
                f"{{walk}} over to the {side}{adverb} and {{face}} forward again",
                f"{{go}} a few steps to the {side}{adverb} and {{stop}}",
            )
    return entries


def _turning_starts_and_stops() -> dict[str, tuple[str, ...]]:
    """SNU: who starts with the left foot turns left; a stop with a turn of more than 180 degrees is one to the left."""
    entries: dict[str, tuple[str, ...]] = {}
    for angle in (45, 90, 135, 180):
        for foot in ("left", "right"):
            entries[f"a person starts walking with a {angle} degree turn, {foot} foot first"] = (
                f"{{turn}} {angle} degrees to the {foot} and {{start}} walking",
                f"{{turn}} {foot} from standing and {{walk}}",
            )
    for angle in (45, 90, 135, 180, 245, 290, 335):
        side, turned = ("left", 360 - angle) if angle > 180 else ("right", angle)
        entries[f"a person walks and stops with a {angle} degree turn, right foot first"] = (
            f"{{walk}}, {{turn}} {turned} degrees to the {side} and {{stop}}",
            f"{{walk}} forward and {{stop}} with a turn to the {side}",
        )
    return entries


def _turning_walks() -> dict[str, tuple[str, ...]]:
    """SNU: takes of a minute with many such turns, and walks back between them."""
    return {
        f"a person walks and turns {angle} degrees to the {side}": (f"@walk-turn-{side}",)
        for angle in (45, 90, 135, 180)
        for side in ("left", "right")
    }


def _aliases(entries: dict[str, tuple[str, ...]]) -> dict[str, tuple[str, ...]]:
    same = {
        "jump turn": "jumpturn",
        "180": "180 degree jump",
        "turn in place (opposite direction)": "turn in place",
        "walk backwards and turn (repeated)": "walk backwards and turn",
        "walk sideways and turn (repeated)": "walk sideways and turn",
        "walk sideways and turn (opposite direction)": "walk sideways and turn",
        "a person walks forward": "walk",
        "a person runs forward": "run",
    }
    karate = {f"martial arts - {name}": phrases for name, phrases in _KARATE.items()}
    return karate | {alias: entries[name] for alias, name in same.items()}


_ENTRIES = (
    _CMU
    | _DANCE
    | _KARATE
    | _BASKETBALL
    | _SNU
    | _FILE_NAMES
    | _turning_walks()
    | _cross_walks()
    | _turning_starts_and_stops()
    | EXERCISES_AND_DAILY
    | SPORTS_AND_GAMES
)
INDEX: dict[str, tuple[str, ...]] = _ENTRIES | _aliases(_ENTRIES)
"""Text in lower case without a full stop at its end, to phrases."""
