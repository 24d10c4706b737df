"""Actions that people ask for most: what a model has to do well before anything else."""

from __future__ import annotations

import re

COMMON_ACTIONS = frozenset(
    line.strip()
    for line in """
    walk, walk backward, walk in a circle, walk and stop, walk and turn, walk in place, walk some steps, walk sad,
    walk happy, walk tired, walk there and back, walk then run, limp, sneak, tiptoe, march, march in place, stroll,
    pace back and forth, stagger, crouched walk, sidestep, climb stairs, climb a ladder, crawl, run, run and stop,
    run backward, run in a circle, run in place, jog, sprint, skip, hop on one leg, hop on both feet, jump forward,
    jump in place, jump backward, jump sideways, jump over something, jump and turn, jumping jack, jump rope, turn,
    turn around, turn in a full circle, spin, sit down on a chair, sit down on the floor, sit down and stand up,
    sit still, stand up from a chair, stand still, lie down, get up from lying, kneel down, kneel and stand up,
    crouch and stay low, bow, wave, wave both hands, clap, cheer, point, nod, shake the head, shrug, salute, thumbs up,
    raise the hand, raise both hands, beckon, cross the arms, stand with the hands on the hips, handshake, high five,
    hug somebody, blow a kiss, talk with lively hands, argue, laugh, cry into the hands, dance freely, twist,
    look around, look back over the shoulder, scratch the head, think with the hand on the chin, overhead stretch,
    yawn and stretch, drink from a cup, eat with a spoon, make a phone call, text on a phone, type on a keyboard,
    read a book, open a door, knock on a door, carry a box, sweep the floor, wipe a table, wash hands, brush teeth,
    comb hair, pour water, throw a ball, catch a ball, front kick, roundhouse kick, side kick, soccer kick, punch, jab,
    cross punch, punch combination, uppercut, boxing stance, dodge, block with both arms, sword slash,
    sword combination, shoot a bow, aim and fire a rifle, aim and fire a pistol, throw a grenade,
    cast a spell with both hands, get hit in the stomach, get hit in the head, fall backward, fall forward,
    die falling backward, victory pose, cartwheel, backflip, combat roll, squat, push-up, sit-up, lunge, plank, burpee,
    high knees, arm circles, toe touch, torso twist, balance on one leg, basketball dribble, basketball jump shot,
    golf swing, tennis forehand, tennis serve, baseball bat swing, baseball pitch, bowl, volleyball spike,
    swim freestyle, ride a bicycle, play the guitar, play the piano, play the drums, take a photo, pick-up, kick, sit,
    stand, jump, dance, walk-turn, walk-back, sit-stand, get-up
    """.replace("\n", " ").split(",")
)
"""Names of authored actions, and labels of captures that mean the same.

Chosen from what is usual in prompts for animations and games, not from sentences that rate a model.
"""


def is_common(action: str) -> bool:
    """Whether an action, or every part of one that is made of several (`walk > wave`, `walk + wave`), is common."""
    return all(part in COMMON_ACTIONS for part in re.split(r" [>+] ", action))
