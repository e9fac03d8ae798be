import type { Meta, StoryObj } from '@storybook/react-vite';
import type { CSSProperties, ReactElement } from 'react';
import tokens from 'chatloom/themes/default.css?raw';

const meta: Meta = { title: 'Themes/Tokens' };
export default meta;

/** What the theme file declares with this prefix, in its order. */
function declared(prefix: string): readonly string[] {
  const names = Array.from(tokens.matchAll(/^ {2}(--cl-[\w-]+):/gm), (match) => match[1] ?? '');
  return [...new Set(names)].filter((name) => name.startsWith(prefix));
}

const grid: CSSProperties = {
  display: 'grid',
  gridTemplateColumns: 'repeat(auto-fill, minmax(190px, 1fr))',
  gap: 12,
  margin: 0,
  padding: 0,
  listStyle: 'none',
};
const small: CSSProperties = { font: 'var(--cl-font-meta)', overflowWrap: 'anywhere' };
const heading: CSSProperties = { font: 'var(--cl-font-title)', margin: '24px 0 12px' };

function Swatches({ names }: { readonly names: readonly string[] }): ReactElement {
  return (
    <ul style={grid}>
      {names.map((name) => (
        <li key={name} style={{ display: 'grid', gridTemplateColumns: '40px 1fr', gap: 8, alignItems: 'center' }}>
          <span
            style={{
              blockSize: 40,
              borderRadius: 10,
              background: `var(${name})`,
              boxShadow: 'inset 0 0 0 1px var(--cl-color-hairline)',
            }}
          />
          <span style={small}>{name.replace('--cl-', '')}</span>
        </li>
      ))}
    </ul>
  );
}

/** Every colour by its meaning. Components read these, and never the palette behind them. */
export const Colours: StoryObj = {
  render: () => (
    <>
      <h2 style={heading}>Meanings</h2>
      <Swatches names={declared('--cl-color-').filter((name) => name !== '--cl-color-scheme')} />
      <h2 style={heading}>Voices: names in groups, and the fills of avatars</h2>
      <Swatches names={declared('--cl-hue-').filter((name) => /\d/.test(name))} />
      <h2 style={heading}>Palette (private)</h2>
      <Swatches names={declared('--cl-palette-').filter((name) => name !== '--cl-palette-hue')} />
    </>
  ),
};

const samples = ['Quiet paper, clear voices 0123456789', '静かな紙、はっきりした声', 'ورق هادئ وأصوات واضحة'];

export const Type: StoryObj = {
  render: () => (
    <div style={{ display: 'grid', gap: 20 }}>
      {declared('--cl-font-')
        .filter((name) => !name.includes('family'))
        .map((name) => (
          <div key={name} style={{ display: 'grid', gap: 4 }}>
            <span style={{ ...small, color: 'var(--cl-color-text-secondary)' }}>{name.replace('--cl-', '')}</span>
            <span style={{ font: `var(${name})` }}>
              {samples.map((sample) => (
                <bdi key={sample} style={{ marginInlineEnd: 16 }}>
                  {sample}
                </bdi>
              ))}
            </span>
          </div>
        ))}
    </div>
  ),
};

export const SpaceShapeAndMotion: StoryObj = {
  render: () => (
    <>
      <h2 style={heading}>Space</h2>
      {declared('--cl-space-').map((name) => (
        <div key={name} style={{ display: 'flex', gap: 12, alignItems: 'center', blockSize: 28 }}>
          <span style={{ ...small, inlineSize: 96 }}>{name.replace('--cl-', '')}</span>
          <span style={{ blockSize: 12, inlineSize: `var(${name})`, background: 'var(--cl-color-accent)' }} />
        </div>
      ))}
      <h2 style={heading}>Corners and depth</h2>
      <ul style={grid}>
        {[...declared('--cl-radius-'), ...declared('--cl-shadow-')].map((name) => (
          <li key={name} style={{ display: 'grid', gap: 8, padding: 8 }}>
            <span
              style={{
                blockSize: 64,
                background: 'var(--cl-color-raised)',
                border: name.includes('radius') ? '1px solid var(--cl-color-outline)' : 0,
                borderRadius: name.includes('radius') ? `var(${name})` : 14,
                boxShadow: name.includes('shadow') ? `var(${name})` : 'none',
              }}
            />
            <span style={small}>{name.replace('--cl-', '')}</span>
          </li>
        ))}
      </ul>
      <h2 style={heading}>Motion: point at one, or focus it. Nothing moves where less motion is asked for.</h2>
      <style>{`
        .story-motion:is(:hover, :focus-visible) .story-motion__dot {
          transform: translateX(calc(200px * var(--cl-forward) * var(--cl-motion-shift)));
        }
      `}</style>
      {declared('--cl-duration-').map((name) => (
        <button
          key={name}
          type="button"
          className="story-motion"
          style={{
            display: 'grid',
            gap: 8,
            inlineSize: 240,
            padding: '12px 0',
            border: 0,
            background: 'none',
            color: 'inherit',
            textAlign: 'start',
          }}
        >
          <span style={small}>{name.replace('--cl-', '')}</span>
          <span
            className="story-motion__dot"
            style={{
              inlineSize: 32,
              blockSize: 32,
              borderRadius: 16,
              background: 'var(--cl-color-accent)',
              transition: `transform var(${name}) var(--cl-ease-out)`,
            }}
          />
        </button>
      ))}
    </>
  ),
};
