// Three pots on a table by a window: a signed-distance scene with soft shadow.
import { add, clamp, dot, fbm, hash, hex, mix, mul, noise, norm, scale, smooth } from './paint.mjs';

const profiles = {
  // radius by height, as points; smoothed in between
  vase: [
    [0, 0.34],
    [0.14, 0.44],
    [0.42, 0.58],
    [0.72, 0.56],
    [1.0, 0.36],
    [1.2, 0.19],
    [1.42, 0.17],
    [1.54, 0.24],
  ],
  bowl: [
    [0, 0.22],
    [0.06, 0.26],
    [0.18, 0.46],
    [0.36, 0.6],
    [0.52, 0.66],
  ],
  cup: [
    [0, 0.2],
    [0.06, 0.26],
    [0.3, 0.28],
    [0.5, 0.29],
  ],
};

function radius(points, y) {
  if (y <= points[0][0]) return points[0][1];
  for (let i = 1; i < points.length; i++) {
    const [y1, r1] = points[i];
    const [y0, r0] = points[i - 1];
    if (y > y1) continue;
    const before = points[i - 2] ?? [2 * y0 - y1, r0];
    const after = points[i + 1] ?? [2 * y1 - y0, r1];
    const t = (y - y0) / (y1 - y0);
    const m0 = ((r1 - before[1]) / (y1 - before[0])) * (y1 - y0);
    const m1 = ((after[1] - r0) / (after[0] - y0)) * (y1 - y0);
    const [t2, t3] = [t * t, t * t * t];
    return (2 * t3 - 3 * t2 + 1) * r0 + (t3 - 2 * t2 + t) * m0 + (3 * t2 - 2 * t3) * r1 + (t3 - t2) * m1;
  }
  return points[points.length - 1][1];
}

function pot(p, centre, points, wall) {
  const y = p[1];
  const top = points[points.length - 1][0];
  const q = Math.hypot(p[0] - centre[0], p[2] - centre[1]);
  const r = radius(points, clamp(y, 0, top));
  const outer = Math.max((q - r) * 0.72, y - top, -y);
  const inner = Math.max((q - r + wall) * 0.72, wall * 1.4 - y);
  return Math.max(outer, -inner) - 0.012;
}

const places = { vase: [-0.62, 0.25], bowl: [0.62, -0.12], cup: [1.42, 0.6] };

function scene(p) {
  let best = p[1];
  let what = 'table';
  for (const name of ['vase', 'bowl', 'cup']) {
    const d = pot(p, places[name], profiles[name], name === 'bowl' ? 0.05 : 0.045);
    if (d < best) [best, what] = [d, name];
  }
  // Three dry stems in the vase.
  for (let i = 0; i < 3; i++) {
    const t = clamp((p[1] - 0.9) / 1.75);
    const bend = [-0.62, 0.1, 0.5][i];
    const cx = places.vase[0] + bend * t * t * 0.95;
    const cz = places.vase[1] + [0.1, -0.1, 0.05][i] * t;
    const length = [2.3, 2.62, 2.1][i];
    const q = Math.hypot(p[0] - cx, p[2] - cz);
    const ear = Math.exp(-(((p[1] - length + 0.28) / 0.24) ** 2)) * 0.058;
    const d = Math.max((q - 0.011 - ear * (0.92 + 0.08 * Math.sin(p[1] * 110))) * 0.7, p[1] - length, 0.9 - p[1]);
    if (d < best) [best, what] = [d, 'stem'];
  }
  return [best, what];
}

const distance = (p) => scene(p)[0];

export function pottery(aspect) {
  const eye = [0.35, 1.62, -4.6];
  const sun = norm([-0.75, 0.72, -0.55]);
  return (u, v) => {
    const d = norm([(u - aspect / 2) * 0.92, 0.36 - v * 0.92 + 0.02, 1.32]);
    let t = 1.5;
    let what = '';
    for (let i = 0; i < 120; i++) {
      const [gap, name] = scene(add(eye, scale(d, t)));
      if (gap < 0.0012) {
        what = name;
        break;
      }
      t += gap * 0.85;
      if (t > 14) break;
    }
    const wallAt = (2.4 - eye[2]) / d[2];
    if (!what || t > wallAt) {
      // Plaster wall with the slanted light of a window.
      const p = add(eye, scale(d, wallAt));
      const plaster = fbm(p[0] * 2, p[1] * 2, 4, 5);
      let wall = scale(mix(hex('#cfc4b4'), hex('#ddd3c4'), plaster), 0.78);
      const s = p[0] + p[1] * 0.55;
      const pane =
        smooth(-2.9, -2.75, s) *
        smooth(0.4, 0.1, s) *
        smooth(0.2, 0.5, p[1]) *
        (1 - smooth(0.06, 0.03, Math.abs(s + 1.25)));
      wall = add(wall, scale(hex('#ffe0b0'), pane * 0.34));
      return scale(wall, 1 - 0.25 * smooth(0.2, 2.8, p[0]));
    }
    const p = add(eye, scale(d, t));
    const e = 0.0025;
    const n = norm([
      distance([p[0] + e, p[1], p[2]]) - distance([p[0] - e, p[1], p[2]]),
      distance([p[0], p[1] + e, p[2]]) - distance([p[0], p[1] - e, p[2]]),
      distance([p[0], p[1], p[2] + e]) - distance([p[0], p[1], p[2] - e]),
    ]);
    let shadow = 1;
    for (let s = 0.03; s < 4;) {
      const gap = distance(add(p, scale(sun, s)));
      shadow = Math.min(shadow, clamp((9 * gap) / s));
      if (shadow < 0.01) break;
      s += clamp(gap, 0.02, 0.25);
    }
    let open = 1;
    for (let i = 1; i <= 4; i++) open -= (i * 0.09 - distance(add(p, scale(n, i * 0.09)))) * (0.7 / 1.6 ** i);
    open = clamp(open);
    let base;
    let gloss = 0;
    if (what === 'table') {
      const grain = fbm(p[0] * 1.2, p[2] * 14 + noise(p[0], p[2], 3) * 3, 4, 8);
      base = mix(hex('#8a5f3f'), hex('#b98a60'), grain);
      gloss = 0.05;
    } else if (what === 'stem') {
      base = mix(hex('#b78f4e'), hex('#dcc088'), hash(Math.floor(p[1] * 40), 1, 2));
    } else {
      const speckle = smooth(0.72, 0.82, noise(p[0] * 42, p[1] * 42 + p[2] * 30, 6)) * 0.45;
      const drip = noise(Math.atan2(p[2] - places[what][1], p[0] - places[what][0]) * 3, 1, 9) * 0.13;
      const clay = hex('#c08a66');
      const glaze = { vase: hex('#4f7f8c'), bowl: hex('#ece3d2'), cup: hex('#d3a24a') }[what];
      const line = { vase: 0.5, bowl: 0.14, cup: 0.16 }[what] + drip;
      const wet = smooth(line - 0.012, line + 0.012, p[1]);
      base = mix(clay, mix(glaze, hex('#5b4a3c'), speckle * (what === 'vase' ? 0.5 : 0.8)), wet);
      gloss = 0.06 + wet * 0.4;
    }
    const lit = clamp(dot(n, sun)) * shadow;
    const bounce = 0.5 + 0.5 * n[1];
    let c = mul(base, add(scale(hex('#fff0d8'), lit * 1.25), scale(hex('#b9c6d8'), (0.2 + 0.3 * bounce) * open)));
    c = add(c, scale(mul(base, hex('#d9a272')), 0.12 * clamp(-n[1] + 0.4) * open));
    const half = norm(add(sun, scale(d, -1)));
    const fresnel = (1 - clamp(-dot(n, d))) ** 4;
    c = add(c, scale(hex('#ffffff'), gloss * (clamp(dot(n, half)) ** 70 * shadow + fresnel * 0.4 * open)));
    if (what !== 'table') return c;
    return mix(c, scale(mix(hex('#cfc4b4'), hex('#8a5f3f'), 0.6), 0.6), smooth(1.6, 2.4, p[2]) * 0.5);
  };
}
