// A thumbhash says in some 25 bytes roughly where which colour of a picture is: the lowest frequencies of a cosine transform of its brightness (l), of two
// differences of colour (p: blue against yellow, q: red against green) and, where there is any, of its transparency (a). By the published description:
// https://evanw.github.io/thumbhash/

/** What a hash says in its first bytes. */
interface Header {
  readonly l: number;
  readonly p: number;
  readonly q: number;
  readonly a: number;
  readonly hasAlpha: boolean;
}

/** The bytes of a hash in base64, of either alphabet; undefined where it is none. */
export function readThumbhash(text: string): Uint8Array | undefined {
  if (text.startsWith('#')) return undefined;
  try {
    const bytes = Uint8Array.from(atob(text.replaceAll('-', '+').replaceAll('_', '/')), (sign) => sign.charCodeAt(0));
    return bytes.length >= 5 ? bytes : undefined;
  } catch {
    return undefined;
  }
}

function headerOf(hash: Uint8Array): Header {
  const [first = 0, second = 0, third = 0] = hash;
  const bits = first | (second << 8) | (third << 16);
  const hasAlpha = bits >> 23 === 1;
  return {
    l: (bits & 63) / 63,
    p: ((bits >> 6) & 63) / 31.5 - 1,
    q: ((bits >> 12) & 63) / 31.5 - 1,
    a: hasAlpha ? ((hash[5] ?? 0) & 15) / 15 : 1,
    hasAlpha,
  };
}

const byte = (value: number): number => Math.round(255 * Math.max(0, Math.min(1, value)));

function toRgb(l: number, p: number, q: number): readonly [red: number, green: number, blue: number] {
  const blue = l - (2 / 3) * p;
  const red = (3 * l - blue + q) / 2;
  return [byte(red), byte(red - q), byte(blue)];
}

/** The mean colour, as `#rrggbb`. */
export function meanOf(hash: Uint8Array): string {
  const { l, p, q } = headerOf(hash);
  return `#${toRgb(l, p, q)
    .map((value) => value.toString(16).padStart(2, '0'))
    .join('')}`;
}

/** Frequencies of one channel: the corner of the table that was kept, without the mean. */
function* frequencies(across: number, down: number): Generator<readonly [x: number, y: number]> {
  for (let y = 0; y < down; y++) for (let x = y > 0 ? 0 : 1; x * down < across * (down - y); x++) yield [x, y];
}

/**
 * The picture a hash stands for, as rows of red, green, blue and alpha, `side` pixels wide and high: it is stretched into the box of the picture. What a
 * hash that was cut off does not say counts as nothing.
 */
export function pixelsOf(hash: Uint8Array, side: number): Uint8ClampedArray<ArrayBuffer> {
  const head = headerOf(hash);
  const { hasAlpha } = head;
  const bits = (hash[3] ?? 0) | ((hash[4] ?? 0) << 8);
  const isLandscape = bits >> 15 === 1;
  const longer = hasAlpha ? 5 : 7;
  const across = Math.max(3, isLandscape ? longer : bits & 7);
  const down = Math.max(3, isLandscape ? bits & 7 : longer);
  const scales = {
    l: (((hash[2] ?? 0) >> 2) & 31) / 31,
    // Colours are told more coarsely than brightness: what that takes away is put back.
    p: (((bits >> 3) & 63) / 63) * 1.25,
    q: (((bits >> 9) & 63) / 63) * 1.25,
    a: ((hash[5] ?? 0) >> 4) / 15,
  };
  let at = (hasAlpha ? 6 : 5) * 2;
  const next = (): number => ((hash[at >> 1] ?? 0) >> ((at++ & 1) * 4)) & 15;
  const channel = (name: keyof typeof scales, width: number, height: number): (readonly [number, number, number])[] =>
    Array.from(frequencies(width, height), ([x, y]) => [x, y, (next() / 7.5 - 1) * scales[name]]);
  const waves = {
    l: channel('l', across, down),
    p: channel('p', 3, 3),
    q: channel('q', 3, 3),
    a: hasAlpha ? channel('a', 5, 5) : [],
  };
  const cosines = Array.from({ length: side }, (_, place) =>
    Array.from({ length: 7 }, (__, wave) => Math.cos((Math.PI / side) * (place + 0.5) * wave)),
  );
  const pixels = new Uint8ClampedArray(side * side * 4);
  for (let y = 0; y < side; y++) {
    for (let x = 0; x < side; x++) {
      const value = (name: keyof typeof waves): number => {
        let sum = head[name];
        for (const [right, below, much] of waves[name])
          sum += much * (cosines[x]?.[right] ?? 0) * (cosines[y]?.[below] ?? 0) * 2;
        return sum;
      };
      pixels.set([...toRgb(value('l'), value('p'), value('q')), byte(value('a'))], (y * side + x) * 4);
    }
  }
  return pixels;
}
