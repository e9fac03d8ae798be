// Small documents for `file` messages: a PDF written by hand, a CSV and a plain text.

/** A one-page PDF with a heading and lines of Helvetica. */
export function pdf(title, lines) {
  const text = (line) => line.replace(/[\\()]/g, '\\$&');
  const body = [
    `BT /F2 22 Tf 72 760 Td (${text(title)}) Tj ET`,
    '0.75 G 72 742 m 523 742 l S',
    ...lines.map((line, i) => `BT /F1 12 Tf 72 ${714 - i * 22} Td (${text(line)}) Tj ET`),
  ].join('\n');
  const objects = [
    '<< /Type /Catalog /Pages 2 0 R >>',
    '<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
    '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << /Font << /F1 5 0 R /F2 6 0 R >> >> >>',
    `<< /Length ${Buffer.byteLength(body, 'latin1')} >>\nstream\n${body}\nendstream`,
    '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>',
    '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica-Bold /Encoding /WinAnsiEncoding >>',
  ];
  let out = '%PDF-1.4\n';
  const at = objects.map((object, i) => {
    const offset = Buffer.byteLength(out, 'latin1');
    out += `${i + 1} 0 obj\n${object}\nendobj\n`;
    return offset;
  });
  const start = Buffer.byteLength(out, 'latin1');
  out += `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n`;
  out += at.map((offset) => `${String(offset).padStart(10, '0')} 00000 n \n`).join('');
  out += `trailer\n<< /Size ${objects.length + 1} /Root 1 0 R >>\nstartxref\n${start}\n%%EOF\n`;
  return Buffer.from(out, 'latin1');
}

export const leaflet = () =>
  pdf('Hausordnung, kurz gefasst', [
    '1. Der Fahrradkeller ist kein Abstellraum für Möbel.',
    '2. Wer zuletzt im Garten ist, schließt das Tor.',
    '3. Ruhezeiten: 22 bis 7 Uhr, sonntags auch mittags.',
    '4. Treppenhausreinigung: siehe Plan am schwarzen Brett.',
    '5. Pakete für Nachbarn bitte am selben Tag weitergeben.',
    '6. Der Grill gehört allen. Die Asche auch.',
    '',
    'Fragen? Donnerstags, 18 Uhr, Bank unter der Linde.',
  ]);

export const budget = () =>
  Buffer.from(
    [
      'item,planned,spent',
      'Paper and paint,120,96',
      'Bus to the museum,240,240',
      'Picnic,80,61',
      'First-aid kit,35,35',
      'Spare umbrellas,40,0',
      'Total,515,432',
      '',
    ].join('\r\n'),
  );

export const packing = () =>
  Buffer.from(
    `Packing list, two days in the hills

- [x] tent (Tomás)
- [x] stove + pot (Mira)
- [ ] gas cartridge: check how much is left!
- [ ] rain cover for the big rucksack
- [ ] bread, olives, the good cheese
- [ ] paper map. Phones do die.
- [ ] thermos, tea for six cups
- [ ] a very short book
`,
  );
