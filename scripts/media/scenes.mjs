// Painted places: each returns a colour for (u, v); see paint.mjs.
import { add, clamp, dot, fbm, hash, hex, lerp, mix, noise, norm, ramp, scale, smooth } from './paint.mjs';

/** Warm dunes under a pale morning sky: a ray-marched height field with knife-edged crests. */
export function dunes(aspect) {
  const sun = norm([-0.86, 0.3, 0.36]);
  const sky = [
    [0, hex('#f7d9b4')],
    [0.25, hex('#f2c7a6')],
    [0.6, hex('#b9c3cf')],
    [1, hex('#7f9fc0')],
  ];
  const crest = (t) => {
    const f = t - Math.floor(t);
    // Long windward slope, short slip face: what makes a dune read as one.
    return f < 0.72 ? smooth(0, 0.86, f) * 1.0 : lerp(0.934, 0, smooth(0.72, 1, f));
  };
  const height = (x, z) => {
    const warp = fbm(x * 0.11, z * 0.085, 2, 3) * 4.2;
    const big = crest(x * 0.105 + z * 0.04 + warp * 0.62) * 2.5 * (0.35 + noise(x * 0.06, z * 0.05, 9));
    const small = crest(x * 0.31 - z * 0.09 + warp * 1.3 + 0.4) * 0.42;
    return big + small * noise(x * 0.1 + 7, z * 0.1, 21) + noise(x * 0.05, z * 0.04, 33) * 2.4;
  };
  const eye = [0.6, 5.6, -6];
  return (u, v) => {
    const d = norm([(u - aspect / 2) * 1.05, 0.42 - v * 1.0, 1]);
    let t = 2;
    let hit = 0;
    let step = 0;
    if (d[1] < 0.11) {
      for (let i = 0; i < 240; i++) {
        const y = eye[1] + d[1] * t;
        const gap = y - height(eye[0] + d[0] * t, eye[2] + d[2] * t);
        if (gap < 0) {
          // Halve the last step until the crest is sharp.
          let lo = t - step;
          hit = t;
          for (let k = 0; k < 9; k++) {
            const at = (lo + hit) / 2;
            if (eye[1] + d[1] * at < height(eye[0] + d[0] * at, eye[2] + d[2] * at)) hit = at;
            else lo = at;
          }
          break;
        }
        step = Math.max(gap * 0.36, 0.006 * t);
        t += step;
        if (t > 95) break;
      }
    }
    const up = clamp(d[1] * 2.4 + 0.02);
    let air = ramp(sky, up);
    const glow = Math.max(0, dot(d, norm([-0.72, 0.16, 1]))) ** 14;
    air = add(air, scale(hex('#ffd9a0'), glow * 0.35));
    if (!hit) return air;
    const x = eye[0] + d[0] * hit;
    const z = eye[2] + d[2] * hit;
    const e = 0.012 * hit * 0.4 + 0.02;
    const y = height(x, z);
    const n = norm([height(x - e, z) - height(x + e, z), 2 * e, height(x, z - e) - height(x, z + e)]);
    let light = clamp(dot(n, sun) * 1.3);
    let shade = 1;
    for (let s = 0.25; s < 9; s *= 1.35) {
      const over = y + sun[1] * s - height(x + sun[0] * s, z + sun[2] * s);
      shade = Math.min(shade, clamp(0.5 + (over * 5) / s));
    }
    light *= shade;
    const ripple = Math.sin((x * 0.8 + z * 1.4 + fbm(x * 0.5, z * 0.5, 2, 4) * 5) * 5.5) * clamp(1.4 - hit / 13) * 0.07;
    const sand = mix(hex('#e0a062'), hex('#edbd85'), noise(x * 0.2, z * 0.2, 2));
    const lit = add(scale(sand, 1.02 * light + ripple), scale(hex('#a06a76'), 0.3 * (0.45 + n[1] * 0.5)));
    return mix(lit, mix(air, hex('#f3cfa9'), 0.5), 1 - Math.exp(-((hit / 52) ** 1.7)));
  };
}

/** Blue ridges behind each other in morning haze. */
export function mountains(aspect) {
  const sky = [
    [0, hex('#5f83ad')],
    [0.28, hex('#a9bfd3')],
    [0.46, hex('#f4d8bf')],
    [0.6, hex('#fbe6cf')],
  ];
  const layers = 7;
  const near = hex('#16302f');
  const far = hex('#a8bccd');
  const sunAt = [aspect * 0.68, 0.335];
  const ridge = (u, i) => {
    const k = i / (layers - 1);
    const f = lerp(2.0, 1.15, k);
    const n = fbm(u * f + i * 13.7, i * 5.1, 6, 50 + i);
    const sharp = 1 - Math.abs(2 * fbm(u * f * 0.7 + i * 3.3, 1.5, 4, 90 + i) - 1);
    return lerp(0.43, 0.93, k ** 1.1) - (n - 0.5) * lerp(0.2, 0.32, k) - (sharp - 0.6) * lerp(0.26, 0.13, k);
  };
  return (u, v) => {
    let c = ramp(sky, v);
    const r = Math.hypot(u - sunAt[0], v - sunAt[1]);
    c = add(c, scale(hex('#ffd2a0'), Math.exp(-r * 6.5) * 0.5));
    c = mix(c, hex('#fff6e4'), smooth(0.047, 0.043, r));
    const cloud = fbm(u * 1.5 + 3, v * 9, 5, 7);
    c = mix(c, hex('#fbeee2'), smooth(0.52, 0.78, cloud) * 0.65 * smooth(0.42, 0.05, v));
    for (let i = 0; i < layers; i++) {
      const top = ridge(u, i);
      const k = i / (layers - 1);
      if (i === layers - 1) {
        // Spruces on the nearest ridge stand above its line.
        const cell = Math.floor(u * 64);
        let tree = 9;
        for (let j = cell - 2; j <= cell + 2; j++) {
          const cx = (j + 0.5 + (hash(j, 1, 3) - 0.5) * 0.9) / 64;
          const tall = 0.02 + hash(j, 2, 3) ** 2 * 0.075;
          const tip = ridge(cx, i) + 0.01 - tall;
          const bough = ((v - tip) * 110) % 1;
          tree = Math.min(tree, tip + Math.abs(u - cx) * (4.6 - bough * 1.3));
        }
        if (v > tree) c = mix(c, hex('#142c2c'), smooth(0, 0.004, v - tree));
      }
      if (v < top - 0.002) continue;
      let face = mix(far, near, k ** 0.75);
      // Gullies catch the light on the sunward side.
      const slope = ridge(u + 0.012, i) - ridge(u - 0.012, i);
      const gully = fbm(u * 13 + (v - top) * 9, (v - top) * 7, 3, 200 + i) - 0.5;
      face = scale(face, 1 + (slope * 5 + gully * 0.9) * 0.32 * smooth(0.35, 0, v - top) * (0.4 + k));
      const haze = smooth(0.0, lerp(0.16, 0.34, k), v - top) * (1 - k ** 3 * 0.85);
      face = mix(face, mix(hex('#f3dfce'), hex('#9fb5bd'), k), haze * 0.62);
      c = mix(c, face, smooth(top - 0.002, top + 0.001, v));
    }
    return c;
  };
}

/** Calm sea after sunset; `time` in seconds moves the water and the clouds. */
export function sea(aspect, time = 0) {
  const stops = [
    [0, hex('#ffc27a')],
    [0.07, hex('#f79a72')],
    [0.2, hex('#c9718a')],
    [0.45, hex('#6a5f9b')],
    [1, hex('#26335f')],
  ];
  const horizon = 0.54;
  const sunU = aspect * 0.42;
  const heaven = (u, h) => {
    // h: height over the horizon, 0..1
    let c = ramp(stops, h * 1.5);
    const r = Math.hypot((u - sunU) * 0.9, h - 0.035);
    c = add(c, scale(hex('#ffb066'), Math.exp(-r * 6) * 0.75));
    const band = fbm(u * 1.3 + time * 0.02, h * 8 + 2, 5, 11);
    const puff = smooth(0.5, 0.75, band) * smooth(0.0, 0.12, h);
    const edge = smooth(0.5, 0.58, band) - smooth(0.58, 0.72, band);
    c = mix(c, mix(hex('#6b4a78'), hex('#38406f'), clamp(h * 2)), puff * 0.62);
    c = add(c, scale(hex('#ff9a78'), edge * 0.22 * Math.exp(-r * 1.6) * smooth(0, 0.1, h)));
    return mix(c, hex('#fff3d2'), smooth(0.052, 0.046, r) * smooth(-0.002, 0.002, h));
  };
  return (u, v) => {
    if (v < horizon) {
      let c = heaven(u, horizon - v);
      // A far headland.
      const land = (0.02 + 0.055 * fbm(u * 3.1 + 4, 0, 5, 6)) * smooth(aspect * 0.66, aspect * 0.98, u);
      if (horizon - v < land) c = mix(hex('#4a3a63'), hex('#7b5273'), 0.35);
      return c;
    }
    const depth = v - horizon + 0.004;
    const z = 0.16 / depth;
    const x = (u - aspect / 2) * z * 2.6;
    const near = clamp(depth * 2.2);
    const w1 = fbm(x * 4.6 + time * 0.3, z * 21 - time * 0.7, 4, 20) - 0.5;
    const w2 = noise(x * 15 - time * 0.6, z * 60 + time * 1.3, 31) - 0.5;
    const tilt = w1 * 0.85 + w2 * 0.4 * (0.3 + near);
    const h = clamp(depth * 0.55 + tilt * 0.22 * (0.25 + near), 0.003, 1);
    let c = scale(heaven(u + tilt * 0.05, h), 0.72);
    c = mix(c, hex('#152545'), clamp(0.2 + depth * 1.1 - tilt * 0.35) * 0.78);
    const path = Math.exp(-(((u - sunU) / (0.035 + depth * 0.26)) ** 2));
    const glint = smooth(0.02, 0.3, tilt + 0.05 + path * 0.1) * path;
    return add(c, scale(hex('#ffb978'), glint * 0.85 * (1 - near * 0.35)));
  };
}

/** Trunks in a misty wood with light from behind; made for a portrait format. */
export function forest(aspect) {
  const lightAt = [aspect * 0.56, 0.36];
  const planes = 6;
  return (u, v) => {
    const r = Math.hypot((u - lightAt[0]) * 1.3, v - lightAt[1]);
    let c = mix(hex('#f8f1cd'), hex('#8fae8c'), smooth(0, 0.62, r));
    c = mix(c, hex('#5f8472'), smooth(0.3, 1.0, r) * 0.6);
    const leaves = fbm(u * 9, v * 9, 4, 3);
    c = mix(c, hex('#a9c483'), smooth(0.5, 0.7, leaves) * 0.5 * smooth(0.7, 0.1, v));
    for (let i = 0; i < planes; i++) {
      const k = i / (planes - 1);
      const ink = mix(hex('#8fa98d'), hex('#12211c'), k ** 0.8);
      const cells = lerp(13, 3.1, k);
      const cell = Math.floor(u * cells + i * 0.37);
      let cover = 0;
      let side = 0;
      for (let j = cell - 1; j <= cell + 1; j++) {
        if (hash(j, i, 8) < 0.25) continue;
        const lean = (hash(j, i, 5) - 0.5) * 0.14;
        const wobble = (noise(v * 3, j * 7 + i, 12) - 0.5) * 0.02 * (0.4 + k);
        const cx = (j + 0.5 + (hash(j, i, 4) - 0.5) * 0.6 - i * 0.37) / cells + lean * (v - 0.5) + wobble;
        const width = lerp(0.006, 0.034, k) * (0.65 + hash(j, i, 6) * 0.8) * (0.75 + v * 0.4);
        const off = (u - cx) / width;
        const here = smooth(1.04, 0.94, Math.abs(off));
        if (here > cover) {
          cover = here;
          side = off * Math.sign(lightAt[0] - cx);
        }
      }
      if (cover > 0) {
        const bark = fbm(u * 60, v * 9, 3, 40 + i) - 0.5;
        let wood = scale(ink, 1 + bark * 0.7 * k);
        wood = add(wood, scale(hex('#f3e0a2'), smooth(0.35, 1, side) * 0.3 * Math.exp(-r * 1.8)));
        c = mix(c, wood, cover);
      }
      // Ground and mist of this plane.
      const ground = lerp(0.74, 1.0, k) - fbm(u * 4 + i * 5, i, 3, 60 + i) * 0.09;
      const moss = mix(hex('#9ab98a'), hex('#22372a'), k);
      const tuft = fbm(u * 40, v * 40, 3, 70 + i);
      if (v > ground - tuft * 0.02)
        c = mix(c, scale(moss, 0.75 + tuft * 0.5), smooth(0, 0.02, v - ground + tuft * 0.02));
      const mist = Math.exp(-(((v - lerp(0.68, 0.9, k)) / 0.2) ** 2)) * (1 - k) * 0.45 + (1 - k) * 0.06;
      c = mix(c, hex('#e6ecd0'), clamp(mist * (0.6 + fbm(u * 3, v * 3, 2, 80) * 0.8)));
    }
    // Soft shafts from the light.
    const angle = Math.atan2(u - lightAt[0] - 0.06, v + 0.35);
    const shaft = smooth(0.45, 0.85, noise(angle * 16 + 40, 1, 90)) * Math.exp(-r * 1.9);
    return add(c, scale(hex('#fff2bd'), shaft * 0.12 + Math.exp(-r * 7) * 0.25));
  };
}

/** A river town at blue hour, four times as wide as high. */
export function skyline() {
  const water = 0.74;
  const sky = [
    [0, hex('#1d2c55')],
    [0.35, hex('#47558a')],
    [0.6, hex('#b7798f')],
    [0.74, hex('#f2b489')],
  ];
  const roof = (u, i) => {
    const cells = [9, 7.5, 6][i];
    const cell = Math.floor(u * cells + i * 0.41);
    const f = u * cells + i * 0.41 - cell;
    const base = [0.2, 0.15, 0.1][i] + hash(cell, i, 3) * [0.36, 0.26, 0.17][i];
    const kind = hash(cell, i, 4);
    let h = base;
    if (kind < 0.3) h += 0.06 * (1 - Math.abs(f - 0.5) * 2);
    else if (kind < 0.45 && Math.abs(f - 0.5) < 0.2) h += 0.05;
    else if (kind > 0.93 && Math.abs(f - 0.5) < 0.03) h += 0.15;
    return { h: f < 0.03 && kind > 0.5 ? base * 0.6 : h, f, cell, cells };
  };
  const town = (u, y) => {
    // y: height over the water
    let c = ramp(sky, water - y);
    const cloud = fbm(u * 0.9, y * 6, 5, 3);
    c = mix(c, hex('#e39a93'), smooth(0.5, 0.75, cloud) * 0.4);
    for (let i = 0; i < 3; i++) {
      const { h, f, cell, cells } = roof(u, i);
      if (y > h) continue;
      let wall = [hex('#7c6a94'), hex('#443f6e'), hex('#1f2146')][i];
      wall = mix(wall, hex('#d38f8d'), [0.3, 0.16, 0.04][i] * (1 - y * 2));
      const cols = Math.round(46 / cells);
      const wx = f * cols;
      const wy = y * 38;
      const lit = hash(Math.floor(wx) + cell * 31, Math.floor(wy), 7 + i);
      const inside =
        smooth(0.2, 0.3, wx % 1) * smooth(0.8, 0.7, wx % 1) * smooth(0.22, 0.34, wy % 1) * smooth(0.78, 0.66, wy % 1);
      if (y < h - 0.05 && y > 0.02 && i > 0 && lit > 0.6) {
        wall = mix(
          wall,
          mix(hex('#ffcf87'), hex('#fff0c4'), hash(cell, Math.floor(wx * wy), 2)),
          inside * (0.35 + lit * 0.6),
        );
      }
      c = wall;
    }
    if (y < 0.022) {
      const lamp = (u * 11) % 1;
      c = mix(hex('#14163a'), hex('#ffd694'), Math.exp(-(((lamp - 0.5) * 11) ** 2)) * 0.9);
    }
    return c;
  };
  return (u, v) => {
    if (v < water) return town(u, water - v);
    const d = v - water;
    const wave = fbm(u * 6, 9 / (d + 0.08), 3, 55) - 0.5;
    const c = town(u + wave * 0.02, Math.max(0.001, d * 1.9 + wave * 0.16 * (0.2 + d * 2)));
    return mix(scale(c, 0.75), hex('#141c40'), 0.25 + d * 1.2);
  };
}
