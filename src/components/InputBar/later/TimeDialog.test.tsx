import { render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { expect, it, vi } from 'vitest';
import { ChatProvider } from '../../../react/index.js';
import { createTestAdapter } from '../../../testing/index.js';
import { Root } from '../../../ui/index.js';
import { testEnv } from '../../../env/testEnv.test.helpers.js';
import { TimeDialog } from './TimeDialog.js';

it('means what it meant as long as the field says the same, also in an hour that comes twice', async () => {
  // The second half past two of the night in which clocks are set back.
  const initial = Date.parse('2027-10-31T01:30:20Z');
  const onChoose = vi.fn<(at: number) => void>();
  render(
    <Root>
      <ChatProvider
        adapter={createTestAdapter()}
        env={{ ...testEnv(), now: () => Date.parse('2027-10-30T12:00:00Z') }}
        timeZone="Europe/Berlin"
      >
        <TimeDialog title="When?" submit="Do it" note="" initial={initial} onChoose={onChoose} onClose={() => {}} />
      </ChatProvider>
    </Root>,
  );
  expect(screen.getByLabelText(/^Date and time/u)).toHaveValue('2027-10-31T02:30');
  await userEvent.click(screen.getByRole('button', { name: 'Do it' }));
  expect(onChoose).toHaveBeenCalledWith(initial);
});
