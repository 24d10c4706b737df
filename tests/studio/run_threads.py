"""Work of a studio in some threads: python run_threads.py FOLDER THREADS ROUNDS SEED; prints what came out, as JSON.

The threads begin together, before anything of kinoflow is imported. Half of them do all pieces of work in one order, so
that they are in the same place at the same time, each of the others in its own. Before each round every cache is
emptied.
"""

import functools
import gc
import hashlib
import json
import sys
import threading
import traceback
from collections import defaultdict
from pathlib import Path
from random import Random

SENTENCES = (
    "A person walks forward for two seconds, then waves with the left hand twice.",
    "Eine Person springt.",
    "someone sadly sits down on a chair with the hands on the hips",
    "a ninja throws three punches and kicks high",
)
SUFFIXES = (".bvh", ".fbx", ".glb", ".html", ".npz", ".vrma")


def work(folder):
    """Pieces of work by name: what a studio does for its clients, each with all that it needs."""

    @functools.cache
    def engine():
        from kinoflow.studio.engine import Engine

        return Engine()

    def planned(text):
        return engine().plan(text)

    def made(**asked):
        from kinoflow.studio.schema import GenerationRequest

        return engine().make(
            GenerationRequest(seed=3, source="library", **asked), lambda *_: None, read=lambda _: walk()
        )

    def walk():
        from kinoflow.motion.clip import MotionClip

        return MotionClip.load(folder / "walk.npz")

    def told(clip):
        from kinoflow.studio.engine import facts_of

        return [facts_of(clip), clip.rotations.tobytes().hex(), clip.translation.tobytes().hex()]

    def found():
        from kinoflow.authoring.action import find_action
        from kinoflow.language.tables import table

        return [str(find_action(name).parameters) for name in list(table("authored_phrases"))[::9]]

    def performed(name):
        import numpy as np

        from kinoflow.authoring.action import draw

        return told(draw(name, np.random.default_rng(7)).clip)

    def exported(suffix):
        from kinoflow.studio.clips import written

        return written(walk(), suffix).hex()

    def read(suffix):
        from kinoflow.studio.clips import uploaded

        return told(uploaded(folder / f"walk{suffix}", "walk"))

    @functools.cache
    def characters():
        from kinoflow.studio.characters import Characters

        return Characters(folder / "characters")

    def dressed():
        from kinoflow.studio.clips import written

        content = (folder / "walk.glb").read_bytes()
        character = characters().read(characters().keep(content, "walk.glb")["hash"])
        return written(walk(), ".glb", character=character).hex()

    def kept():
        from kinoflow.studio.clips import ClipFolder

        clips = ClipFolder(folder / "clips")
        return told(clips.read(clips.keep(walk())))

    def changed():
        from kinoflow.studio.clips import changed

        return told(changed(walk(), start_s=0.2, mirror=True, in_place=True, fps=24))

    def asked(text):
        from kinoflow.measures.probes import read_sentence

        return [str(probe.answer(walk())) for probe in read_sentence(text).probes]

    edit = {"clip": "0" * 64, "start": 10, "stop": 40, "part": "left arm"}
    hand = {"kind": "effector", "frame": 30, "joint": "R_Wrist", "position_m": [-0.1, 1.2, 0.5]}
    return {
        **{f"plan {text}": functools.partial(planned, text) for text in SENTENCES},
        "make": lambda: [told(clip) for clip in made(prompt=SENTENCES[0], variants=2)],
        "meet": lambda: [told(clip) for clip in made(prompt="A person bows.", constraints=[hand])],
        "edit": lambda: [told(clip) for clip in made(prompt="waves with the left hand", edit=edit)],
        "find": found,
        **{f"perform {name}": functools.partial(performed, name) for name in ("squat", "Play the drums", "bow")},
        **{f"write {suffix}": functools.partial(exported, suffix) for suffix in SUFFIXES},
        **{f"read {suffix}": functools.partial(read, suffix) for suffix in (".bvh", ".fbx", ".glb", ".npz")},
        "dress": dressed,
        "keep": kept,
        "change": changed,
        "probes": functools.partial(asked, SENTENCES[0]),
    }


def empty_caches():
    """Of every function of kinoflow that remembers."""
    for found in gc.get_objects():
        if isinstance(found, functools._lru_cache_wrapper) and str(found.__module__).startswith("kinoflow"):
            found.cache_clear()


def main(folder, threads, rounds, seed):
    """What each piece of work gave in all rounds and threads: one value, if all is well."""
    results = defaultdict(set)
    barrier = threading.Barrier(threads)
    pieces = {}

    def begin():
        nonlocal pieces
        empty_caches()
        pieces = work(folder)

    def run(thread):
        for number in range(rounds):
            if barrier.wait() == 0:
                begin()
            barrier.wait()
            order = list(pieces)
            Random(f"{seed} {number} {thread if thread % 2 else 0}").shuffle(order)
            for name in order:
                try:
                    said = hashlib.sha256(json.dumps(pieces[name](), default=str).encode()).hexdigest()
                except Exception:
                    said = traceback.format_exc()
                results[name].add(said)

    running = [threading.Thread(target=run, args=(thread,)) for thread in range(threads)]
    for thread in running:
        thread.start()
    for thread in running:
        thread.join()
    print(json.dumps({name: sorted(values) for name, values in results.items()}, sort_keys=True))


if __name__ == "__main__":
    sys.setswitchinterval(1e-6)
    main(Path(sys.argv[1]), *map(int, sys.argv[2:]))
