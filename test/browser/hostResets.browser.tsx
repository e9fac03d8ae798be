import bootstrap from 'bootstrap/dist/css/bootstrap.css?raw';
import { ChatApp } from 'chatloom';
import layered from 'chatloom/styles.layer.css?inline';
import unlayered from 'chatloom/styles.css?inline';
import preflight from 'tailwindcss/src/css/preflight.css?raw';
import { page } from 'vitest/browser';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { render } from 'vitest-browser-react';

/** Tailwind's reset asks its configuration for some values; these are the ones it falls back to. */
const tailwind = preflight.replaceAll(/theme\('[^']*',\s*((?:[^()]|\([^)]*\))*)\)/g, '$1');

// Not `appearance`: where background and border are set, as everywhere in the kit, it paints nothing.
const properties = [
  ...[
    'display',
    'position',
    'box-sizing',
    'float',
    'vertical-align',
    'overflow-x',
    'overflow-y',
    'opacity',
    'visibility',
  ],
  ...['top', 'right', 'bottom', 'left', 'flex-grow', 'flex-shrink', 'gap', 'align-items', 'justify-content'],
  ...['top', 'right', 'bottom', 'left'].flatMap((side) => [
    `margin-${side}`,
    `padding-${side}`,
    `border-${side}-width`,
    `border-${side}-style`,
    `border-${side}-color`,
  ]),
  ...['border-top-left-radius', 'background-color', 'background-image', 'color', 'fill', 'stroke', 'outline-style'],
  ...[
    'font-family',
    'font-size',
    'font-weight',
    'font-style',
    'font-feature-settings',
    'line-height',
    'letter-spacing',
  ],
  ...['text-align', 'text-decoration-line', 'text-transform', 'text-indent', 'white-space', 'word-break', 'tab-size'],
  ...['list-style-type', 'resize', 'caret-color', 'object-fit', 'max-width', 'max-height'],
];

/** What the kit looks like: each element's place and what paints it. */
function look(container: Element): Record<string, string> {
  const found: Record<string, string> = {};
  for (const [index, element] of [...container.querySelectorAll('.cl-root, .cl-root *')].entries()) {
    const style = getComputedStyle(element);
    const { x, y, width, height } = element.getBoundingClientRect();
    const name = `${index} ${element.tagName.toLowerCase()}.${element.getAttribute('class') ?? ''}`;
    found[`${name}\tbox`] = [x, y, width, height].map((each) => each.toFixed(1)).join(' ');
    for (const property of properties) {
      // A border of no width has no colour to see, and one without a style no width.
      const side = /^border-(\w+)-(?:color|style)$/.exec(property)?.[1];
      if (side && style.getPropertyValue(`border-${side}-width`) === '0px') continue;
      found[`${name}\t${property}`] = style.getPropertyValue(property);
    }
  }
  return found;
}

/** Only what differs, and each kind of change once: what is inherited changes everywhere. */
function difference(before: Record<string, string>, after: Record<string, string>): string[] {
  const changes = new Map<string, string[]>();
  for (const key of Object.keys({ ...before, ...after })) {
    if (before[key] === after[key]) continue;
    const [element = '', property = ''] = key.split('\t');
    const change = property === 'box' ? 'box' : `${property}: ${before[key]} → ${after[key]}`;
    const example = property === 'box' ? `${element} (${before[key]} → ${after[key]})` : element;
    changes.set(change, [...(changes.get(change) ?? []), example]);
  }
  return [...changes].map(([change, where]) => `${change}, ${where.length} times: ${where.slice(0, 3).join(' | ')}`);
}

const sheets: CSSStyleSheet[] = [];
/** Adds a stylesheet, before all that were added or after them. */
function addStyles(css: string, place: 'first' | 'last' = 'last'): void {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(css);
  sheets[place === 'first' ? 'unshift' : 'push'](sheet);
  document.adoptedStyleSheets = sheets;
}
afterEach(() => {
  sheets.length = 0;
  document.adoptedStyleSheets = [];
});

async function openChat(): Promise<Element> {
  const { container } = await render(
    <div style={{ blockSize: 640 }}>
      <ChatApp />
    </div>,
  );
  const conversations = page.getByRole('listitem');
  await expect.poll(() => conversations.elements().length, { timeout: 10_000 }).toBeGreaterThan(3);
  await conversations.first().getByRole('button').first().click();
  await expect.element(page.getByRole('textbox', { name: /message/i })).toBeVisible();
  // Fonts, measurements and the first transitions have settled when two looks are alike.
  await vi.waitFor(
    async () => {
      const before = look(container);
      await new Promise((resolve) => void setTimeout(resolve, 250));
      expect(difference(before, look(container))).toEqual([]);
    },
    { timeout: 15_000 },
  );
  return container;
}

describe.each([
  ['Tailwind 3', tailwind],
  ['Bootstrap', bootstrap],
])("inside a page with %s's reset", (_name, reset) => {
  it.each(['first', 'last'] as const)(
    'styles.css looks the same, with the reset %s',
    async (place) => {
      addStyles(unlayered);
      const container = await openChat();
      const before = look(container);
      addStyles(reset, place);
      expect(difference(before, look(container))).toEqual([]);
    },
    30_000,
  );

  it('styles.layer.css looks the same where the reset has a layer before it', async () => {
    addStyles('@layer host, chatloom;');
    addStyles(layered);
    const container = await openChat();
    const before = look(container);
    addStyles(`@layer host { ${reset} }`, 'first');
    expect(difference(before, look(container))).toEqual([]);
  }, 30_000);
});
