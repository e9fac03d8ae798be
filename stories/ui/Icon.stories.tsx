import type { Meta, StoryObj } from '@storybook/react-vite';
import * as primitives from './primitives.ts';

const meta: Meta = { title: 'UI/Icon' };
export default meta;

const icons = Object.entries(primitives)
  .filter(([name]) => /^[A-Z].*Icon$/.test(name))
  .map(([name, Icon]) => ({ name: name.replace(/Icon$/, ''), Icon: Icon as primitives.IconComponent }));

/** All on a grid of 24 with one stroke. Those that point along the reading direction are mirrored from right to left: try the toolbar. */
export const Gallery: StoryObj = {
  render: () => (
    <ul
      style={{
        display: 'grid',
        gridTemplateColumns: 'repeat(auto-fill, minmax(112px, 1fr))',
        gap: 8,
        margin: 0,
        padding: 0,
        listStyle: 'none',
      }}
    >
      {icons.map(({ name, Icon }) => (
        <li key={name} style={{ display: 'grid', gap: 8, justifyItems: 'center', padding: '16px 4px' }}>
          <Icon />
          <span style={{ font: 'var(--cl-font-meta)', color: 'var(--cl-color-text-secondary)' }}>{name}</span>
        </li>
      ))}
    </ul>
  ),
};
