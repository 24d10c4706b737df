// From the JSON that formats/html.py embeds to typed arrays. The layout is documented there; both sides change together.

const QUATERNION_SCALE = 1 / 32767;

function bytes(base64) {
  const text = atob(base64);
  const out = new Uint8Array(text.length);
  for (let i = 0; i < text.length; i++) out[i] = text.charCodeAt(i);
  return out.buffer;
}

function unpackQuaternions(base64) {
  const packed = new Int16Array(bytes(base64));
  const out = new Float32Array(packed.length);
  for (let i = 0; i < packed.length; i += 4) {
    const scale = QUATERNION_SCALE;
    const [x, y, z, w] = [packed[i] * scale, packed[i + 1] * scale, packed[i + 2] * scale, packed[i + 3] * scale];
    const length = Math.hypot(x, y, z, w) || 1;
    out[i] = x / length;
    out[i + 1] = y / length;
    out[i + 2] = z / length;
    out[i + 3] = w / length;
  }
  return out;
}

// What can be read: text as it is, anything else as JSON; the prompt is shown elsewhere.
function detailsOf({ prompt, ...metadata }) {
  const known = Object.entries(metadata).filter(([, value]) => value !== null);
  return Object.fromEntries(known.map(([name, value]) => [name, typeof value === "string" ? value : JSON.stringify(value)]));
}

function decodeClip(raw, bodies) {
  return {
    body: bodies[raw.body],
    fps: raw.fps,
    frames: raw.frames,
    caption: raw.caption,
    label: raw.label,
    metadata: raw.metadata,
    details: detailsOf(raw.metadata),
    quaternions: unpackQuaternions(raw.quaternions), // [T, J, 4] x, y, z, w, relative to the parent
    translation: new Float32Array(bytes(raw.translation)), // [T, 3] pelvis in the world, metres
    contacts: new Uint8Array(bytes(raw.contacts)), // [T] bits: left ankle, right ankle, left toes, right toes
  };
}

function decodeBody(raw) {
  const { mesh } = raw;
  return {
    ...raw,
    mesh: {
      vertices: new Float32Array(bytes(mesh.vertices)), // [V, 3] metres, in the rest pose
      normals: new Int8Array(bytes(mesh.normals)), // [V, 3] times 127
      joints: new Uint8Array(bytes(mesh.joints)), // [V, 4]
      weights: new Uint8Array(bytes(mesh.weights)), // [V, 4] times 255
      parts: Object.entries(mesh.parts).map(([name, triangles]) => ({ name, triangles: new Uint16Array(bytes(triangles)) })),
    },
  };
}

export function decodePage(data) {
  const bodies = data.bodies.map(decodeBody);
  return { title: data.title, clips: data.clips.map((raw) => decodeClip(raw, bodies)) };
}
