"""Prints what Blender makes of a .glb or .fbx as JSON, in metres, Y up. Run by a Python that has bpy.

Arguments: file, frames. Printed: {actions, joints: {bone: [[x, y, z] per frame]}, off_limb_deg: {bone: angle between it
and the way to its nearest child}}.
"""

import json
import math
import os
import sys

import bpy

file, *frames = sys.argv[1:]
bpy.ops.wm.read_factory_settings(use_empty=True)
bpy.context.scene.render.fps = 30
# Importers talk on the standard output.
out = os.dup(1)
os.dup2(2, 1)
if file.endswith(".fbx"):
    bpy.ops.import_scene.fbx(filepath=file)
else:
    bpy.ops.import_scene.gltf(filepath=file)
os.dup2(out, 1)
armature = next(o for o in bpy.data.objects if o.type == "ARMATURE")
actions = [action.name for action in bpy.data.actions]
ours = [action for action in bpy.data.actions if "walks forward" in action.name]
armature.animation_data.action = ours[-1]
first = round(ours[-1].frame_range[0])
for track in armature.animation_data.nla_tracks:
    track.mute = True

off = {}
for bone in armature.data.bones:
    angles = [
        math.degrees((bone.tail_local - bone.head_local).angle(child.head_local - bone.head_local))
        for child in bone.children
        if (child.head_local - bone.head_local).length > 1e-6
    ]
    if angles:
        off[bone.name] = min(angles)

joints = {bone.name: [] for bone in armature.pose.bones}
for frame in map(int, frames):
    # The importer takes over the rate of an .fbx.
    at = first + frame * bpy.context.scene.render.fps / 30
    bpy.context.scene.frame_set(math.floor(at), subframe=at % 1)
    for bone in armature.pose.bones:
        x, y, z = armature.matrix_world @ bone.head
        joints[bone.name].append([x, z, -y])
sys.stdout.write(json.dumps({"actions": actions, "joints": joints, "off_limb_deg": off}) + "\n")
sys.stdout.flush()
# Blender as a module crashes when the interpreter ends.
os._exit(0)
