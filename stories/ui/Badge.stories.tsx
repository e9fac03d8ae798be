import type { Meta, StoryObj } from '@storybook/react-vite';
import { StringsProvider, useStrings } from 'chatloom';
import type { ReactElement } from 'react';
import { expect } from 'storybook/test';
import { useLook } from '../support/look.ts';
import { Rows } from '../support/Rows.tsx';
import { Badge } from './primitives.ts';

const meta: Meta<typeof Badge> = { title: 'UI/Badge', component: Badge };
export default meta;

function Counts({ tone }: { readonly tone: 'accent' | 'muted' | 'danger' }): ReactElement {
  const { formatCount } = useStrings();
  return (
    <Rows.Row label={tone}>
      {[1, 12, 99, 999, 1000, 9999, 1_234_567].map((count) => (
        <Badge key={count} count={count} tone={tone} format={formatCount} />
      ))}
      <Badge count={3} dot tone={tone} label="3 unread messages" />
      <Badge count={0} tone={tone} />
    </Rows.Row>
  );
}

/** Large numbers in the reader's language: switch it in the toolbar. Nothing for 0. */
export const Tones: StoryObj<typeof Badge> = {
  render: function Tones() {
    return (
      <StringsProvider locale={useLook().locale}>
        <Rows>
          <Counts tone="accent" />
          <Counts tone="muted" />
          <Counts tone="danger" />
        </Rows>
      </StringsProvider>
    );
  },
  play: async ({ canvas, globals }) => {
    if (globals['locale'] !== 'en') return;
    await expect(canvas.getAllByText('9.9K')).toHaveLength(3);
    await expect(canvas.queryByText('0')).toBeNull();
  },
};
