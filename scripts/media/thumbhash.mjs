// Writes a picture of at most 100 × 100 pixels down as a thumbhash, by its published description: https://evanw.github.io/thumbhash/

const round = (value, most) => Math.max(0, Math.min(most, Math.round(value)));

/** @param rgba bytes, four for each pixel. Answers base64. */
export function thumbhash(width, height, rgba) {
  const count = width * height;
  const mean = { r: 0, g: 0, b: 0, a: 0 };
  for (let i = 0; i < count; i++) {
    const alpha = rgba[i * 4 + 3] / 255;
    mean.r += (alpha * rgba[i * 4]) / 255;
    mean.g += (alpha * rgba[i * 4 + 1]) / 255;
    mean.b += (alpha * rgba[i * 4 + 2]) / 255;
    mean.a += alpha;
  }
  if (mean.a > 0) for (const name of ['r', 'g', 'b']) mean[name] /= mean.a;
  const hasAlpha = mean.a < count;
  const limit = hasAlpha ? 5 : 7;
  const longest = Math.max(width, height);
  const lx = Math.max(1, Math.round((limit * width) / longest));
  const ly = Math.max(1, Math.round((limit * height) / longest));
  const planes = { l: [], p: [], q: [], a: [] };
  for (let i = 0; i < count; i++) {
    const alpha = rgba[i * 4 + 3] / 255;
    // What is transparent counts as the mean.
    const [r, g, b] = ['r', 'g', 'b'].map((name, at) => mean[name] * (1 - alpha) + (alpha * rgba[i * 4 + at]) / 255);
    planes.l.push((r + g + b) / 3);
    planes.p.push((r + g) / 2 - b);
    planes.q.push(r - g);
    planes.a.push(alpha);
  }
  const encode = (plane, nx, ny) => {
    let dc = 0;
    let scale = 0;
    const ac = [];
    for (let cy = 0; cy < ny; cy++) {
      for (let cx = 0; cx * ny < nx * (ny - cy); cx++) {
        let sum = 0;
        for (let y = 0; y < height; y++) {
          const fy = Math.cos((Math.PI / height) * cy * (y + 0.5));
          for (let x = 0; x < width; x++)
            sum += plane[x + y * width] * Math.cos((Math.PI / width) * cx * (x + 0.5)) * fy;
        }
        sum /= count;
        if (cx > 0 || cy > 0) {
          ac.push(sum);
          scale = Math.max(scale, Math.abs(sum));
        } else dc = sum;
      }
    }
    return { dc, scale, ac: ac.map((value) => (scale > 0 ? 0.5 + (0.5 / scale) * value : 0)) };
  };
  const l = encode(planes.l, Math.max(3, lx), Math.max(3, ly));
  const p = encode(planes.p, 3, 3);
  const q = encode(planes.q, 3, 3);
  const a = hasAlpha ? encode(planes.a, 5, 5) : { ac: [] };
  const isLandscape = width > height;
  const first =
    round(63 * l.dc, 63) |
    (round(31.5 + 31.5 * p.dc, 63) << 6) |
    (round(31.5 + 31.5 * q.dc, 63) << 12) |
    (round(31 * l.scale, 31) << 18) |
    (Number(hasAlpha) << 23);
  const second =
    (isLandscape ? ly : lx) |
    (round(63 * p.scale, 63) << 3) |
    (round(63 * q.scale, 63) << 9) |
    (Number(isLandscape) << 15);
  const bytes = [first & 255, (first >> 8) & 255, (first >> 16) & 255, second & 255, second >> 8];
  if (hasAlpha) bytes.push(round(15 * a.dc, 15) | (round(15 * a.scale, 15) << 4));
  const start = bytes.length;
  [...l.ac, ...p.ac, ...q.ac, ...a.ac].forEach((value, index) => {
    const at = start + (index >> 1);
    bytes[at] = (bytes[at] ?? 0) | (round(15 * value, 15) << ((index & 1) * 4));
  });
  return Buffer.from(bytes).toString('base64');
}
