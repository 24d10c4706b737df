// Renderer, light and floor.

import {
  Color, DirectionalLight, HemisphereLight, Mesh, NeutralToneMapping, VSMShadowMap, PlaneGeometry, Scene, ShaderMaterial,
  ShadowMaterial, WebGLRenderer,
} from "three";
import { THEMES } from "./palette.js";

const FLOOR_SIZE_M = 400;

const FLOOR_VERTEX = `
  varying vec2 floorPoint;
  void main() {
    vec4 world = modelMatrix * vec4(position, 1.0);
    floorPoint = world.xz;
    gl_Position = projectionMatrix * viewMatrix * world;
  }`;

// Lines of constant width on the screen; they fade where they would be closer than a few pixels.
const FLOOR_FRAGMENT = `
  uniform vec3 base, line, strongLine;
  uniform vec2 centre;
  uniform float radius;
  varying vec2 floorPoint;
  float grid(float spacing, float pixels) {
    vec2 cell = floorPoint / spacing;
    vec2 width = fwidth(cell);
    vec2 distanceToLine = abs(fract(cell - 0.5) - 0.5);
    vec2 cover = clamp(0.5 * pixels + 0.5 - distanceToLine / width, 0.0, 1.0);
    vec2 fade = 1.0 - smoothstep(0.12, 0.45, width);
    return max(cover.x * fade.x, cover.y * fade.y);
  }
  void main() {
    vec3 colour = mix(base, line, grid(1.0, 1.0) * 0.85);
    colour = mix(colour, strongLine, grid(5.0, 1.4));
    float away = length(floorPoint - centre) / radius;
    float alpha = 1.0 - smoothstep(0.25, 1.0, away);
    gl_FragColor = vec4(colour, alpha);
    #include <colorspace_fragment>
  }`;

// Drawn by the processor: every shadow and every triangle counts.
const SOFTWARE = /swiftshader|llvmpipe|softpipe|software|basic render/i;
const SHADOW_PX = 1024;
const SMALL_SHADOW_PX = 512;
const SELDOM = 3; // pictures for one small shadow, while it plays

export class Stage {
  constructor(canvas, theme) {
    this.renderer = new WebGLRenderer({ canvas, antialias: true, alpha: true, powerPreference: "high-performance" });
    this.renderer.toneMapping = NeutralToneMapping;
    this.renderer.toneMappingExposure = 1.0;
    this.renderer.shadowMap.enabled = true;
    this.renderer.shadowMap.type = VSMShadowMap;
    this.renderer.shadowMap.autoUpdate = false; // only when a figure moves, not when the camera does
    this.scene = new Scene();
    this.sharpness = 1;
    this.pictures = 0;
    this.shadowEvery = 1;
    this.addLights();
    this.addFloor();
    this.setTheme(theme);
  }

  addLights() {
    this.key = new DirectionalLight("#fff4e6", 2.5);
    this.key.castShadow = true;
    this.key.shadow.mapSize.set(SHADOW_PX, SHADOW_PX);
    this.key.shadow.radius = 4;
    this.key.shadow.blurSamples = 10;
    this.key.shadow.normalBias = 0.03;
    this.key.shadow.bias = -0.0004;
    const rim = new DirectionalLight("#a9c4ff", 1.3);
    rim.position.set(-4, 3, -6);
    const fill = new DirectionalLight("#cfd8e8", 0.5);
    fill.position.set(-5, 2.5, 5);
    this.scene.add(this.key, this.key.target, rim, fill, new HemisphereLight("#dfe8f5", "#2b2e36", 1.25));
  }

  addFloor() {
    this.floor = new Mesh(
      new PlaneGeometry(FLOOR_SIZE_M, FLOOR_SIZE_M),
      new ShaderMaterial({
        vertexShader: FLOOR_VERTEX,
        fragmentShader: FLOOR_FRAGMENT,
        transparent: true,
        depthWrite: false,
        uniforms: {
          base: { value: new Color() },
          line: { value: new Color() },
          strongLine: { value: new Color() },
          centre: { value: [0, 0] },
          radius: { value: 14 },
        },
      }),
    );
    this.floor.rotation.x = -Math.PI / 2;
    this.floor.renderOrder = -2;
    this.shadow = new Mesh(
      new PlaneGeometry(FLOOR_SIZE_M, FLOOR_SIZE_M),
      new ShadowMaterial({ opacity: 0.5, depthWrite: false }),
    );
    this.shadow.rotation.x = -Math.PI / 2;
    this.shadow.receiveShadow = true;
    this.shadow.renderOrder = -1;
    this.scene.add(this.floor, this.shadow);
  }

  setTheme(theme) {
    const { base, line, strongLine } = this.floor.material.uniforms;
    base.value.set(THEMES[theme].floor);
    line.value.set(THEMES[theme].line);
    strongLine.value.set(THEMES[theme].strongLine);
    this.shadow.material.opacity = theme === "light" ? 0.28 : 0.5;
  }

  /** Whether there is no graphics card. */
  get isSoftware() {
    const context = this.renderer.getContext();
    const told = context.getExtension("WEBGL_debug_renderer_info");
    return SOFTWARE.test(String(context.getParameter(told ? told.UNMASKED_RENDERER_WEBGL : context.RENDERER)));
  }

  /** Small shadows that are not drawn anew in every picture, where a machine draws too slowly. */
  setSmallShadows(small) {
    const { shadow } = this.key;
    const size = small ? SMALL_SHADOW_PX : SHADOW_PX;
    this.shadowEvery = small ? SELDOM : 1;
    if (shadow.mapSize.x === size) return;
    shadow.mapSize.set(size, size);
    shadow.blurSamples = small ? 5 : 10;
    for (const target of ["map", "mapPass"]) {
      shadow[target]?.dispose();
      shadow[target] = null; // three makes it anew
    }
    this.renderer.shadowMap.needsUpdate = true;
  }

  // Lights and floor go where the figures are: `centre` on the floor, all of them within `radius` metres of it.
  gather(centre, radius, plays) {
    this.pictures += 1;
    if (!plays || this.pictures % this.shadowEvery === 0) this.renderer.shadowMap.needsUpdate = true;
    const reach = Math.ceil(radius * 2) / 2 + 1.4; // in steps, so that the shadow does not swim
    this.key.target.position.set(centre.x, 0.8, centre.z);
    this.key.position.set(centre.x + 2.6, 0.8 + 6.5, centre.z + 4.2);
    const camera = this.key.shadow.camera;
    if (camera.right !== reach) {
      Object.assign(camera, { left: -reach, right: reach, top: reach, bottom: -reach, near: 0.5, far: 12 + 2 * reach });
      camera.updateProjectionMatrix();
    }
    const uniforms = this.floor.material.uniforms;
    uniforms.centre.value = [centre.x, centre.z];
    uniforms.radius.value = 14 + 2 * radius;
  }

  resize(width, height) {
    this.size = { width, height };
    this.renderer.setPixelRatio(Math.min(window.devicePixelRatio, 2) * this.sharpness);
    this.renderer.setSize(width, height, false);
  }

  /** Fewer pixels, to 1: where a machine draws too slowly. */
  setSharpness(sharpness) {
    this.sharpness = sharpness;
    if (this.size) this.resize(this.size.width, this.size.height);
  }

  render(camera) {
    this.renderer.render(this.scene, camera);
  }
}
