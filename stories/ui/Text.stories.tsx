import type { Meta, StoryObj } from '@storybook/react-vite';
import { expect } from 'storybook/test';
import { Text } from './primitives.ts';

const meta: Meta<typeof Text> = { title: 'UI/Text', component: Text };
export default meta;

const names: readonly string[] = [
  'Mira Okafor',
  'يسرى الحداد (2)',
  'נועם ברק!',
  'พลอยศรีสุขสวัสดิ์วัฒนานุกูล',
  'Donaudampfschifffahrtsgesellschaftskapitänswitwe',
  '\u202Egnp.exe\u202C harmless',
  'A name of two\nlines',
  '   ',
];

/** Names of others next to words of ours: each stands in an isolate, and none can turn the line around or break it. */
export const Names: StoryObj<typeof Text> = {
  render: () => (
    <ul style={{ display: 'grid', gap: 12, margin: 0, padding: 0, listStyle: 'none', maxInlineSize: 360 }}>
      {names.map((name) => (
        <li key={name} style={{ display: 'flex', minInlineSize: 0 }}>
          <Text truncate fallback="Unknown person">
            {name}
          </Text>
          <span style={{ whiteSpace: 'nowrap' }}>: 3 messages.</span>
        </li>
      ))}
    </ul>
  ),
  play: async ({ canvas }) => {
    await expect(canvas.getByText('gnp.exe harmless')).toBeVisible();
    await expect(canvas.getByText('Unknown person')).toBeVisible();
  },
};
