"""Pictures of the guides: those that a page's own commands make, the rigs that go to Unreal and Unity, a character in
Blender, a character in three.js.

    python tools/guide_pictures.py page docs/control.md
    python tools/guide_pictures.py rigs
    python-with-bpy tools/guide_pictures.py blender HERO.fbx
    python tools/guide_pictures.py three HERO.glb

Of a page, every command and every example in Python is run in an empty folder, in the order of the page; its picture
`images/control-scene.png` is the file `out/scene.png` that they wrote. Blender renders what it imported; three.js is
asked through a real browser. Neither Unreal nor Unity runs here: their pictures are of the file's skeleton, drawn from
its rest pose.
"""

from __future__ import annotations

import functools
import http.server
import os
import re
import shlex
import subprocess
import sys
import tempfile
import threading
from pathlib import Path
from typing import Any

HOME = Path(__file__).resolve().parents[1]
IMAGES = HOME / "docs" / "images"
MOMENTS = 5
SHOWN_PX = 1080
"""Width of a film strip on a page."""

COMMAND = re.compile(r"(?:^ {4}|`)kinoflow ([^`\n]+ -o [^`\n]+)", re.MULTILINE)
"""One that writes a file, in an indented block or in backticks."""
FILE = re.compile(r"^.*?([\w-]+\.(?:json|txt)):\n\n((?: {4}.*\n|\n)+)", re.MULTILINE)
"""A line that ends in the name of a file, and the indented block below it: what is in the file."""
PYTHON = re.compile(r"(?:^ {4}from kinoflow.*\n)(?: {4}.*\n|\n(?= {4}))+", re.MULTILINE)


def run_page(page: Path) -> None:
    """Write the files that a page shows into the working folder, then run its commands and its examples in Python.

    Raises:
        SystemExit: a command failed.
    """
    from kinoflow.cli import main

    text = page.read_text()
    for name, content in FILE.findall(text):
        Path(name).write_text(re.sub(r"^ {4}", "", content, flags=re.MULTILINE))
    for command in COMMAND.findall(text):
        print(f"$ kinoflow {command}", flush=True)
        if code := main(shlex.split(command)):
            sys.exit(f"{page}: it ended with {code}")
    for example in PYTHON.findall(text):
        exec(compile(re.sub(r"^ {4}", "", example, flags=re.MULTILINE), str(page), "exec"), {})


def page(path: str) -> None:
    """The pictures of a page, from what its commands write, in fewer pixels and colours."""
    from PIL import Image

    source = Path(path).resolve()
    with tempfile.TemporaryDirectory() as folder:
        os.chdir(folder)
        run_page(source)
        for name in re.findall(rf"images/({source.stem}-[\w-]+\.png)", source.read_text()):
            with Image.open(Path("out") / name.removeprefix(f"{source.stem}-")) as strip:
                small = strip.resize((SHOWN_PX, round(strip.height * SHOWN_PX / strip.width)), Image.Resampling.LANCZOS)
                small.quantize(96).save(IMAGES / name, optimize=True)


def rigs() -> None:
    """The skeletons of two profiles with their names."""
    from PIL import Image, ImageDraw, ImageFont

    from kinoflow.formats.profiles import PROFILES
    from kinoflow.motion.skeleton import JOINT_NAMES, MANNEQUIN, PARENTS

    width, height, scale = 900, 560, 285.0
    places = MANNEQUIN.rest_positions
    # Seen from the front, the left side on the right.
    pixels = [(width / 2 + scale * x, height - 28 - scale * y) for x, y, _ in places]
    font = ImageFont.load_default(size=13)
    for profile, file in (("ue5", "unreal-rig.png"), ("unity", "unity-rig.png")):
        image = Image.new("RGB", (width, height), "#ffffff")
        draw = ImageDraw.Draw(image)
        draw.line([(40, height - 28), (width - 40, height - 28)], fill="#d0d4da", width=2)
        for index, parent in enumerate(PARENTS):
            if parent >= 0:
                colour = {"L": "#c97f52", "R": "#5f8ecb"}.get(JOINT_NAMES[index][0], "#777d86")
                draw.line([pixels[parent], pixels[index]], fill=colour, width=5)
        names = PROFILES[profile].names()
        rows: dict[str, list[int]] = {"left": [], "right": []}
        for index, name in enumerate(JOINT_NAMES):
            rows["right" if not name.startswith("R_") else "left"].append(index)
        for column, indices in rows.items():
            order = sorted(indices, key=lambda index: (pixels[index][1], -abs(pixels[index][0] - width / 2)))
            y = 24.0
            for index in order:
                y = max(y, pixels[index][1] - 8)
                text = names[index]
                x = 12.0 if column == "left" else width - 12.0 - draw.textlength(text, font=font)
                edge = x + draw.textlength(text, font=font) + 4 if column == "left" else x - 4
                draw.line([(edge, y + 8), pixels[index]], fill="#c3c8cf", width=1)
                draw.text((x, y), text, fill="#1d2127", font=font)
                y += 19
        for x, y in pixels:
            draw.ellipse([x - 5, y - 5, x + 5, y + 5], fill="#1d2127")
        image.quantize(48).save(IMAGES / file, optimize=True)


def blender(hero: str) -> None:
    """What Blender imported of a character, at five moments."""
    import bpy  # only in Blender's own Python

    bpy.ops.wm.read_factory_settings(use_empty=True)
    if hero.endswith(".fbx"):
        bpy.ops.import_scene.fbx(filepath=hero)
    else:
        bpy.ops.import_scene.gltf(filepath=hero)
    scene = bpy.context.scene
    armature = next(o for o in bpy.data.objects if o.type == "ARMATURE")
    action = max(bpy.data.actions, key=lambda a: a.frame_range[1])
    armature.animation_data.action = action
    for track in armature.animation_data.nla_tracks:
        track.mute = True
    bpy.ops.mesh.primitive_plane_add(size=60)
    floor = bpy.data.materials.new("Floor")
    floor.use_nodes = True
    floor.node_tree.nodes["Principled BSDF"].inputs["Base Color"].default_value = (0.6, 0.63, 0.68, 1)
    bpy.context.object.data.materials.append(floor)
    world = bpy.data.worlds.new("World")
    scene.world = world
    world.use_nodes = True
    world.node_tree.nodes["Background"].inputs[0].default_value = (0.75, 0.8, 0.88, 1)
    world.node_tree.nodes["Background"].inputs[1].default_value = 0.7
    sun = bpy.data.objects.new("Sun", bpy.data.lights.new("Sun", "SUN"))
    sun.data.energy = 2.0
    sun.rotation_euler = (0.7, 0.2, 0.6)
    scene.collection.objects.link(sun)
    camera = bpy.data.objects.new("Camera", bpy.data.cameras.new("Camera"))
    scene.collection.objects.link(camera)
    scene.camera = camera
    camera.data.lens = 60
    scene.render.engine = "CYCLES"
    scene.cycles.samples = 16
    scene.view_settings.view_transform = "Standard"
    scene.cycles.use_denoising = True
    scene.render.resolution_x, scene.render.resolution_y = 200, 320
    first, last = action.frame_range
    hips = next(b for b in armature.pose.bones if "hip" in b.name.lower() or "pelvis" in b.name.lower())
    files = []
    for moment in range(MOMENTS):
        scene.frame_set(round(first + (last - first) * moment / (MOMENTS - 1)))
        place = armature.matrix_world @ hips.head
        camera.location = (place.x + 2.2, place.y - 3.9, 1.45)
        camera.rotation_euler = (1.44, 0.0, 0.515)
        files.append(str(Path(tempfile.gettempdir()) / f"guide-{moment}.png"))
        scene.render.filepath = files[-1]
        bpy.ops.render.render(write_still=True)
    print("\n".join(files))  # to be put side by side: Blender's Python has no Pillow


THREE = """
import * as THREE from "three";
import { GLTFLoader } from "three/addons/loaders/GLTFLoader.js";
const [width, height, moments] = [200, 320, MOMENTS];
const renderer = new THREE.WebGLRenderer({ antialias: true, preserveDrawingBuffer: true });
renderer.setSize(width * moments, height);
renderer.setScissorTest(true);
document.body.append(renderer.domElement);
const gltf = await new GLTFLoader().loadAsync("hero.glb");
const scene = new THREE.Scene();
scene.background = new THREE.Color("#e9edf2");
const sun = new THREE.DirectionalLight("#ffffff", 2.4);
sun.position.set(2, 5, 4);
scene.add(gltf.scene, sun, new THREE.HemisphereLight("#ffffff", "#8f99a8", 1.5));
scene.add(new THREE.GridHelper(40, 40, "#b8c0ca", "#cfd5dc"));
gltf.scene.traverse((part) => { part.frustumCulled = false; });
const clip = gltf.animations.at(-1);
const mixer = new THREE.AnimationMixer(gltf.scene);
mixer.clipAction(THREE.AnimationClip.findByName(gltf.animations, clip.name)).play();
const camera = new THREE.PerspectiveCamera(26, width / height, 0.1, 100);
let hips;
gltf.scene.traverse((part) => { if (!hips && /hips|pelvis/i.test(part.name)) hips = part; });
const place = new THREE.Vector3();
for (let k = 0; k < moments; k++) {
  mixer.setTime((clip.duration * k * 0.999) / (moments - 1));
  gltf.scene.updateMatrixWorld(true);
  hips.getWorldPosition(place);
  camera.position.set(place.x + 2.2, 1.5, place.z + 4);
  camera.lookAt(place.x, 0.95, place.z);
  renderer.setViewport(width * k, 0, width, height);
  renderer.setScissor(width * k, 0, width, height);
  renderer.render(scene, camera);
}
document.title = "done";
"""


def three(hero: str) -> None:
    """What three.js plays of a character, at five moments."""
    sys.path.insert(0, str(HOME / "web"))
    from PIL import Image
    from screenshot import chromium

    with tempfile.TemporaryDirectory(dir=HOME / "web") as name:
        folder = Path(name)
        (folder / "main.mjs").write_text(THREE.replace("MOMENTS", str(MOMENTS)))
        esbuild = HOME / "web" / "node_modules" / ".bin" / "esbuild"
        subprocess.run([esbuild, "main.mjs", "--bundle", "--format=esm", "--outfile=out.js"], cwd=folder, check=True)
        (folder / "index.html").write_text("<body style='margin:0'><script type='module' src='out.js'></script>")
        (folder / "hero.glb").write_bytes(Path(hero).read_bytes())
        handler: Any = functools.partial(http.server.SimpleHTTPRequestHandler, directory=name)
        server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler)
        threading.Thread(target=server.serve_forever, daemon=True).start()
        with chromium() as browser:
            page = browser.new_page(viewport={"width": 200 * MOMENTS, "height": 320})
            page.goto(f"http://127.0.0.1:{server.server_address[1]}/index.html")
            page.wait_for_function("document.title === 'done'", timeout=120_000)
            page.screenshot(path=folder / "shot.png")
        server.shutdown()
        Image.open(folder / "shot.png").convert("RGB").save(IMAGES / "three-character.jpg", quality=82, optimize=True)


if __name__ == "__main__":
    match sys.argv[1:]:
        case ["page", path]:
            page(path)
        case ["rigs"]:
            rigs()
        case ["blender", hero]:
            blender(hero)
        case ["three", hero]:
            three(hero)
        case _:
            sys.exit(__doc__)
