"""Prints what ufbx makes of an FBX as JSON; arguments: file, seconds. A process of its own: the binding can crash."""

import json
import sys

import ufbx

file, *seconds = sys.argv[1:]
scene = ufbx.load_file(file)
# The binding does not keep a scene or list alive for its elements: whatever was touched stays in here.
alive = []
settings, metadata, stacks = scene.settings, scene.metadata, scene.anim_stacks
warnings, stack = metadata.warnings, stacks[0]
anim = stack.anim
report = {
    "fps": settings.frames_per_second,
    "unit_m": settings.unit_meters,
    "warnings": len(warnings),
    "name": stack.name,
    "end_s": stack.time_end,
    "joints": [],
}
for second in seconds:
    evaluated = ufbx.evaluate_scene(scene, anim, float(second))
    nodes = evaluated.nodes
    alive += [evaluated, nodes]
    places = {}
    for index in range(len(nodes)):
        node = nodes[index]
        place = node.node_to_world.c3
        alive += [node, place]
        places[node.name] = [place.x, place.y, place.z]
    report["joints"].append(places)
print(json.dumps(report))
