// The brush: seeded noise, a supersampling pixel loop, and colour helpers. No dependency, same picture on every run.

/** A number in [0, 1) that depends on nothing but its arguments. */
export function hash(x, y = 0, seed = 0) {
  let h = Math.imul(x | 0, 374761393) ^ Math.imul(y | 0, 668265263) ^ Math.imul(seed | 0, 2147483629);
  h = Math.imul(h ^ (h >>> 13), 1274126177);
  h = Math.imul(h ^ (h >>> 16), 2246822519);
  return ((h ^ (h >>> 15)) >>> 0) / 4294967296;
}

/** Smooth value noise in [0, 1]. */
export function noise(x, y, seed = 0) {
  const xi = Math.floor(x);
  const yi = Math.floor(y);
  const fx = x - xi;
  const fy = y - yi;
  const u = fx * fx * fx * (fx * (fx * 6 - 15) + 10);
  const v = fy * fy * fy * (fy * (fy * 6 - 15) + 10);
  const a = hash(xi, yi, seed);
  const b = hash(xi + 1, yi, seed);
  const c = hash(xi, yi + 1, seed);
  const d = hash(xi + 1, yi + 1, seed);
  return a + (b - a) * u + (c - a) * v + (a - b - c + d) * u * v;
}

/** Fractal noise in about [0, 1]. */
export function fbm(x, y, octaves, seed = 0) {
  let sum = 0;
  let amp = 0.5;
  let total = 0;
  for (let i = 0; i < octaves; i++) {
    sum += amp * noise(x, y, seed + i * 17);
    total += amp;
    amp *= 0.5;
    const nx = x * 1.6 + y * 1.2;
    y = y * 1.6 - x * 1.2;
    x = nx;
  }
  return sum / total;
}

export const clamp = (x, lo = 0, hi = 1) => (x < lo ? lo : x > hi ? hi : x);
export const lerp = (a, b, t) => a + (b - a) * t;
export const mix = (a, b, t) => [lerp(a[0], b[0], t), lerp(a[1], b[1], t), lerp(a[2], b[2], t)];
export const smooth = (lo, hi, x) => {
  const t = clamp((x - lo) / (hi - lo));
  return t * t * (3 - 2 * t);
};
export const scale = (a, k) => [a[0] * k, a[1] * k, a[2] * k];
export const add = (a, b) => [a[0] + b[0], a[1] + b[1], a[2] + b[2]];
export const mul = (a, b) => [a[0] * b[0], a[1] * b[1], a[2] * b[2]];
export const dot = (a, b) => a[0] * b[0] + a[1] * b[1] + a[2] * b[2];
export const norm = (a) => scale(a, 1 / Math.hypot(a[0], a[1], a[2]));

/** `#rrggbb` to linear light. */
export function hex(text) {
  return [1, 3, 5].map((i) => (parseInt(text.slice(i, i + 2), 16) / 255) ** 2.2);
}

/** Colour at `t` along stops `[[position, colour], …]`. */
export function ramp(stops, t) {
  let previous = stops[0];
  for (const stop of stops) {
    if (t <= stop[0]) {
      const span = stop[0] - previous[0];
      return span <= 0 ? stop[1] : mix(previous[1], stop[1], smooth(0, 1, (t - previous[0]) / span));
    }
    previous = stop;
  }
  return previous[1];
}

/** Paints `pixel(u, v)` (u right 0..width/height, v down 0..1, linear colour out) into a binary PPM. */
export function paint(width, height, samples, pixel) {
  const head = Buffer.from(`P6\n${width} ${height}\n255\n`);
  const body = Buffer.alloc(width * height * 3);
  const inv = 1 / (samples * samples);
  let at = 0;
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      let r = 0;
      let g = 0;
      let b = 0;
      for (let sy = 0; sy < samples; sy++) {
        for (let sx = 0; sx < samples; sx++) {
          const c = pixel((x + (sx + 0.5) / samples) / height, (y + (sy + 0.5) / samples) / height);
          r += Math.min(c[0], 1.4);
          g += Math.min(c[1], 1.4);
          b += Math.min(c[2], 1.4);
        }
      }
      // Half a level of ordered noise keeps long sky gradients from banding.
      const dither = hash(x, y, 5) - 0.5;
      body[at++] = level(r * inv, dither);
      body[at++] = level(g * inv, dither);
      body[at++] = level(b * inv, dither);
    }
  }
  return Buffer.concat([head, body]);
}

function level(x, dither) {
  return clamp(Math.round(clamp(x) ** (1 / 2.2) * 255 + dither * 0.8), 0, 255);
}
