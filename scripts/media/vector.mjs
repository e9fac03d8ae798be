// Drawn things: SVG text, rasterised by ffmpeg's librsvg.
import { hash } from './paint.mjs';

const sans = 'font-family="Noto Sans, DejaVu Sans, sans-serif"';

/** A small line chart as a colleague would paste it. */
export function chart() {
  const series = [
    { name: 'This spring', colour: '#3b6fd8', at: [22, 27, 25, 34, 38, 36, 47, 52, 58, 63, 71, 78] },
    { name: 'Last spring', colour: '#b9c2d0', at: [20, 22, 24, 23, 27, 30, 29, 33, 36, 35, 39, 42] },
  ];
  const [w, h, left, right, top, bottom] = [1080, 680, 90, 60, 150, 90];
  const x = (i) => left + (i * (w - left - right)) / 11;
  const y = (v) => h - bottom - (v / 80) * (h - top - bottom);
  const path = (points) =>
    points
      .map((v, i) => {
        if (i === 0) return `M${x(0)} ${y(v)}`;
        const mid = (x(i - 1) + x(i)) / 2;
        return `C${mid} ${y(points[i - 1])} ${mid} ${y(v)} ${x(i)} ${y(v)}`;
      })
      .join('');
  const grid = [0, 20, 40, 60, 80]
    .map(
      (v) =>
        `<path d="M${left} ${y(v)}H${w - right}" stroke="#e6e9ee" stroke-width="${v ? 1.5 : 2.5}"/><text x="${left - 18}" y="${y(v) + 7}" text-anchor="end" font-size="21" fill="#7a8494">${v}</text>`,
    )
    .join('');
  const weeks = series[0].at
    .map(
      (_, i) => `<text x="${x(i)}" y="${h - 44}" text-anchor="middle" font-size="21" fill="#7a8494">W${i + 1}</text>`,
    )
    .join('');
  const [now, then] = series;
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${w}" height="${h}" ${sans}>
<defs><linearGradient id="g" x1="0" y1="0" x2="0" y2="1"><stop offset="0" stop-color="#3b6fd8" stop-opacity=".3"/><stop offset="1" stop-color="#3b6fd8" stop-opacity="0"/></linearGradient></defs>
<rect width="${w}" height="${h}" fill="#fbfcfd"/>
<text x="${left - 40}" y="62" font-size="34" font-weight="700" fill="#1f2937">Finished onboarding, per week</text>
<g font-size="22" fill="#4b5563"><circle cx="${left - 31}" cy="103" r="9" fill="${now.colour}"/><text x="${left - 12}" y="111">${now.name}</text><circle cx="${left + 169}" cy="103" r="9" fill="${then.colour}"/><text x="${left + 188}" y="111">${then.name}</text></g>
${grid}${weeks}
<path d="${path(now.at)}L${x(11)} ${y(0)}L${x(0)} ${y(0)}Z" fill="url(#g)"/>
<path d="${path(then.at)}" fill="none" stroke="${then.colour}" stroke-width="4" stroke-dasharray="3 9" stroke-linecap="round"/>
<path d="${path(now.at)}" fill="none" stroke="${now.colour}" stroke-width="6" stroke-linecap="round"/>
${now.at.map((v, i) => `<circle cx="${x(i)}" cy="${y(v)}" r="7" fill="#fff" stroke="${now.colour}" stroke-width="4"/>`).join('')}
<path d="M${x(6)} ${y(60)}V${y(50)}" stroke="#c2603a" stroke-width="3"/><rect x="${x(6) - 112}" y="${y(60) - 46}" width="170" height="42" rx="21" fill="#fbe9e0"/><text x="${x(6) - 27}" y="${y(60) - 18}" text-anchor="middle" font-size="20" fill="#a3441f" font-weight="600">shorter form</text>
<text x="${x(11) + 4}" y="${y(78) - 20}" text-anchor="end" font-size="26" font-weight="700" fill="${now.colour}">78</text></svg>`;
}

/** A flat with two rooms, as a neighbour would send it. */
export function floorplan() {
  const wall = 'stroke="#2d3748" stroke-width="12" fill="none" stroke-linecap="square"';
  const thin = 'stroke="#8a94a6" stroke-width="3" fill="none"';
  const label = (x, y, name, area) =>
    `<text x="${x}" y="${y}" text-anchor="middle" font-size="27" font-weight="600" fill="#2d3748">${name}</text><text x="${x}" y="${y + 32}" text-anchor="middle" font-size="21" fill="#7a8494">${area}</text>`;
  const tiles = Array.from(
    { length: 8 },
    (_, i) => `<path d="M${600 + i * 30} 80V300M600 ${80 + i * 30}H840" stroke="#d7e3e6" stroke-width="1.5"/>`,
  ).join('');
  const boards = Array.from(
    { length: 13 },
    (_, i) => `<path d="M80 ${98 + i * 26}H588" stroke="#ead9c1" stroke-width="2"/>`,
  ).join('');
  return `<svg xmlns="http://www.w3.org/2000/svg" width="1000" height="760" ${sans}>
<rect width="1000" height="760" fill="#f6f3ee"/>
<rect x="80" y="80" width="510" height="350" fill="#f6e9d6"/>${boards}
<rect x="600" y="80" width="240" height="220" fill="#eaf2f3"/>${tiles}
<rect x="600" y="310" width="320" height="350" fill="#f2e4d4"/><rect x="80" y="440" width="300" height="220" fill="#e9eee2"/><rect x="390" y="440" width="200" height="220" fill="#f4efe8"/>
<rect x="850" y="80" width="70" height="220" fill="#dfe9d8"/>
<path d="M80 80H920V660H80ZM595 80V150M595 230V300M595 300H840M920 300H900M845 80V120M845 260V300M80 435H250M330 435H440M540 435H595V380M595 305V330M595 660V560M595 480V435M385 435V470M385 550V660" ${wall}/>
<path d="M160 80H330M420 80H540M660 80H790M80 180V330M920 400V570M140 660H300" stroke="#f6f3ee" stroke-width="7"/><path d="M160 80H330M420 80H540M660 80H790M80 180V330M920 400V570M140 660H300" stroke="#7fb0d6" stroke-width="4"/>
<path d="M595 150A80 80 0 0 1 515 230M515 230H595M250 435A80 80 0 0 1 330 355M330 355V435M440 435A100 100 0 0 1 540 535M540 535V435M595 480A80 80 0 0 0 675 560M675 560H595" ${thin}/>
<g fill="#fff" stroke="#8a94a6" stroke-width="3"><rect x="120" y="120" width="200" height="78" rx="14"/><rect x="120" y="120" width="200" height="26" rx="10"/><circle cx="220" cy="268" r="38"/><rect x="420" y="285" width="130" height="90" rx="8"/><rect x="735" y="350" width="160" height="150" rx="12"/><rect x="750" y="362" width="60" height="36" rx="8"/><rect x="820" y="362" width="60" height="36" rx="8"/><rect x="620" y="96" width="205" height="46" rx="4"/><circle cx="660" cy="119" r="12"/><circle cx="700" cy="119" r="12"/><rect x="100" y="600" width="150" height="46" rx="20"/><rect x="320" y="580" width="46" height="62" rx="16"/></g>
<g fill="#8fb07a"><circle cx="885" cy="130" r="16"/><circle cx="876" cy="200" r="12"/><circle cx="893" cy="245" r="18"/><circle cx="552" cy="108" r="16"/></g>
${label(400, 240, 'Living room', '24.5 m²')}${label(715, 215, 'Kitchen', '9.8 m²')}${label(760, 580, 'Bedroom', '15.2 m²')}${label(215, 530, 'Bathroom', '6.4 m²')}${label(490, 590, 'Hall', '5.1 m²')}
<text x="80" y="720" font-size="24" fill="#4b5563">2nd floor, garden side · 61 m²</text><path d="M800 712H920M800 703V721M920 703V721" stroke="#4b5563" stroke-width="3"/><text x="860" y="744" text-anchor="middle" font-size="20" fill="#4b5563">3 m</text></svg>`;
}

/** A reading evening's poster. */
export function poster() {
  const books = [
    [250, 96, '#d9694f'],
    [236, 74, '#e8b04a'],
    [270, 88, '#2f6f73'],
    [222, 66, '#f0e3cf'],
    [258, 82, '#7c5a86'],
  ];
  let y = 850;
  const stack = books
    .map(([width, height, colour], i) => {
      y -= height;
      const x = 360 - width + (hash(i, 1, 4) - 0.5) * 70;
      const line = i === 3 ? '#b5a38a' : '#ffffff55';
      return `<rect x="${x}" y="${y}" width="${width * 2}" height="${height - 5}" rx="9" fill="${colour}"/><path d="M${x + 46} ${y}v${height - 5}M${x + 58} ${y}v${height - 5}M${x + width * 2 - 46} ${y}v${height - 5}" stroke="${line}" stroke-width="4"/>`;
    })
    .join('');
  const stars = Array.from(
    { length: 46 },
    (_, i) =>
      `<circle cx="${hash(i, 2, 1) * 720}" cy="${hash(i, 3, 1) * 330 + 10}" r="${1.2 + hash(i, 4, 1) * 2}" fill="#fff" opacity="${0.35 + hash(i, 5, 1) * 0.6}"/>`,
  ).join('');
  return `<svg xmlns="http://www.w3.org/2000/svg" width="720" height="1020" font-family="DejaVu Serif, Noto Serif, serif">
<defs><linearGradient id="n" x1="0" y1="0" x2="0" y2="1"><stop offset="0" stop-color="#1c2a4a"/><stop offset=".55" stop-color="#40507f"/><stop offset="1" stop-color="#d99a86"/></linearGradient><radialGradient id="m"><stop offset="0" stop-color="#ffe9b8" stop-opacity=".55"/><stop offset="1" stop-color="#ffe9b8" stop-opacity="0"/></radialGradient></defs>
<rect width="720" height="1020" fill="url(#n)"/>${stars}
<circle cx="545" cy="345" r="190" fill="url(#m)"/><path d="M520 276a74 74 0 1 0 96 96a62 62 0 0 1-96-96z" fill="#ffefc9"/>
<text x="56" y="130" font-size="70" font-weight="700" fill="#fff4df">The Slow</text><text x="56" y="212" font-size="70" font-weight="700" fill="#fff4df">Readers</text>
<text x="60" y="268" font-size="27" fill="#e7d9c4">one book, all autumn long</text>
<ellipse cx="360" cy="862" rx="330" ry="20" fill="#6b4352" opacity=".45"/>${stack}
<path d="M300 ${y}c-6-44 10-74 0-118M300 ${y - 62}c-34-4-50-26-50-54 30 0 48 18 50 54M301 ${y - 36}c30-4 46-22 48-50-28 0-46 16-48 50" stroke="#f3ead8" stroke-width="5" fill="#7fa37a"/>
<rect y="870" width="720" height="150" fill="#5a3443"/><text x="360" y="934" text-anchor="middle" font-size="34" fill="#ffeedd">Thursdays, half past seven</text><text x="360" y="980" text-anchor="middle" font-size="26" fill="#e8c9ba">back room of the corner café · tea is on us</text></svg>`;
}

/** One frame of a paper boat on waves; `t` 0..1 is the place in the loop. */
export function boat(t) {
  const a = t * Math.PI * 2;
  const wave = (base, amp, length, phase) => {
    let d = `M-10 ${base}`;
    for (let x = -10; x <= 330; x += 10)
      d += `L${x} ${(base + Math.sin((x / length) * Math.PI * 2 + phase) * amp).toFixed(1)}`;
    return `${d}L330 250L-10 250Z`;
  };
  const y = 136 + Math.sin(a + 2.1) * 6;
  const tilt = Math.cos(a + 2.1) * 7;
  return `<svg xmlns="http://www.w3.org/2000/svg" width="320" height="240"><rect width="320" height="240" fill="#ffe6c7"/>
<circle cx="238" cy="74" r="30" fill="#ff9f6b"/><path d="M40 60h52M58 74h60M196 40h40" stroke="#fff6ea" stroke-width="9" stroke-linecap="round"/>
<path d="${wave(146, 7, 170, a)}" fill="#8fc7c9"/>
<g transform="translate(150 ${y.toFixed(1)}) rotate(${tilt.toFixed(1)})"><path d="M0-62L30-6L-30-6Z" fill="#fff"/><path d="M0-62L30-6L0-6Z" fill="#dfe6ee"/><path d="M-66-12L66-12L40 24L-40 24Z" fill="#fffaf2"/><path d="M-66-12L0-12L0 24L-40 24Z" fill="#f2d9cf"/><path d="M-66-12L0 10L66-12L40 24L-40 24Z" fill="#e8735a"/></g>
<path d="${wave(164, 8, 160, -a + 1)}" fill="#4fa3ad"/><path d="${wave(190, 8, 107, a * 1 + 2.4)}" fill="#2f7f8f"/></svg>`;
}

/** Five stickers with clear backgrounds. */
export const stickers = {
  teapot: `<svg xmlns="http://www.w3.org/2000/svg" width="256" height="256"><g stroke="#fff" stroke-width="16" stroke-linejoin="round"><path d="M188 118c40-34 52 6 26 36c-12 14-24 18-36 18M72 132C40 120 44 86 26 84c-6 20 0 66 54 78" fill="#fff"/><ellipse cx="130" cy="150" rx="72" ry="62" fill="#fff"/><circle cx="130" cy="74" r="12" fill="#fff"/></g>
<path d="M190 126c28-24 34 0 16 24c-8 10-18 14-28 16" stroke="#d9694f" stroke-width="13" fill="none"/><path d="M74 136C44 124 46 90 26 86c-4 20 4 62 58 76z" fill="#d9694f"/><ellipse cx="130" cy="150" rx="70" ry="60" fill="#e8795f"/><path d="M78 106a70 60 0 0 1 104 0z" fill="#f3a48c"/><rect x="84" y="92" width="92" height="16" rx="8" fill="#c4553d"/><circle cx="130" cy="78" r="13" fill="#c4553d"/>
<path d="M98 146q10-14 20 0M142 146q10-14 20 0" stroke="#4a1f16" stroke-width="6" fill="none" stroke-linecap="round"/><path d="M114 162q16 20 32 0z" fill="#4a1f16"/><circle cx="92" cy="164" r="9" fill="#ffb39c"/><circle cx="168" cy="164" r="9" fill="#ffb39c"/>
<path d="M112 52c-10-14 10-20 0-36M146 52c-10-14 10-20 0-36" stroke="#9db8c4" stroke-width="7" fill="none" stroke-linecap="round"/></svg>`,
  moon: `<svg xmlns="http://www.w3.org/2000/svg" width="256" height="256"><path d="M150 28a102 102 0 1 0 82 150A84 84 0 0 1 150 28z" fill="#fff" stroke="#fff" stroke-width="18" stroke-linejoin="round"/><path d="M150 28a102 102 0 1 0 82 150A84 84 0 0 1 150 28z" fill="#ffd873"/><path d="M150 28a102 102 0 0 0-70 182a102 92 0 0 1 70-182z" fill="#ffe9a8"/>
<path d="M66 124q10 12 20 0M104 130q10 12 20 0" stroke="#6b4a12" stroke-width="7" fill="none" stroke-linecap="round"/><circle cx="92" cy="160" r="8" fill="#6b4a12"/><circle cx="62" cy="148" r="10" fill="#ffb98a"/><circle cx="122" cy="160" r="10" fill="#ffb98a"/>
<g font-family="DejaVu Sans" font-weight="700" fill="#6f86c9" stroke="#fff" stroke-width="3"><text x="176" y="96" font-size="34">z</text><text x="200" y="64" font-size="44">Z</text></g></svg>`,
  cactus: `<svg xmlns="http://www.w3.org/2000/svg" width="256" height="256"><g fill="none" stroke="#fff" stroke-linecap="round" stroke-linejoin="round"><path d="M128 190V70" stroke-width="72"/><path d="M128 150H72V112M128 132h58V92" stroke-width="42"/><path d="M82 184h92l-12 52H94z" fill="#fff" stroke-width="16"/></g>
<g fill="none" stroke-linecap="round" stroke-linejoin="round"><path d="M128 188V72" stroke="#4f9d69" stroke-width="56"/><path d="M128 150H72V114M128 132h58V94" stroke="#4f9d69" stroke-width="28"/><path d="M116 64v116M140 64v116" stroke="#6bb684" stroke-width="4" stroke-dasharray="2 14"/></g>
<path d="M82 184h92l-12 52H94z" fill="#d98a5b"/><path d="M76 178h104v20H76z" fill="#c26f42"/><circle cx="146" cy="44" r="13" fill="#f28aa5"/><circle cx="132" cy="36" r="12" fill="#f7a9bd"/>
<path d="M108 108q7-10 14 0M136 108q7-10 14 0" stroke="#1f3d2a" stroke-width="6" fill="none" stroke-linecap="round"/><path d="M118 124q11 14 22 0z" fill="#1f3d2a"/><circle cx="104" cy="122" r="7" fill="#8fd0a4"/><circle cx="154" cy="122" r="7" fill="#8fd0a4"/></svg>`,
  tent: `<svg xmlns="http://www.w3.org/2000/svg" width="256" height="256"><path d="M128 52L28 208h200z" fill="#fff" stroke="#fff" stroke-width="22" stroke-linejoin="round"/><path d="M128 52L28 208h200z" fill="#e0a63c"/><path d="M128 52L96 208H28z" fill="#c98a25"/><path d="M128 92L92 208h72z" fill="#5a3f1a"/><path d="M128 92l6 116h-12z" fill="#f4d08a"/><path d="M128 52V34" stroke="#8a5a1a" stroke-width="6" stroke-linecap="round"/><path d="M128 34l26 8-26 8z" fill="#d94f4f"/>
<path d="M176 150q7-10 14 0M200 164q6-9 12 0" stroke="#5a3f1a" stroke-width="5" fill="none" stroke-linecap="round"/><circle cx="52" cy="66" r="7" fill="#8fb7e0"/><circle cx="206" cy="80" r="5" fill="#8fb7e0"/><circle cx="84" cy="40" r="4" fill="#8fb7e0"/></svg>`,
  heart: `<svg xmlns="http://www.w3.org/2000/svg" width="256" height="256"><path d="M128 216C40 156 24 110 46 76c20-30 62-26 82 10c20-36 62-40 82-10c22 34 6 80-82 140z" fill="#fff" stroke="#fff" stroke-width="22" stroke-linejoin="round"/><path d="M128 216C40 156 24 110 46 76c20-30 62-26 82 10c20-36 62-40 82-10c22 34 6 80-82 140z" fill="#e2607a"/><path d="M64 84c10-14 30-16 42-2" stroke="#f3a0b2" stroke-width="10" fill="none" stroke-linecap="round"/>
<path d="M92 122q10-12 20 0M144 122q10-12 20 0" stroke="#5c1426" stroke-width="7" fill="none" stroke-linecap="round"/><path d="M114 140q14 18 28 0z" fill="#5c1426"/><circle cx="82" cy="140" r="9" fill="#f3a0b2"/><circle cx="174" cy="140" r="9" fill="#f3a0b2"/></svg>`,
};
