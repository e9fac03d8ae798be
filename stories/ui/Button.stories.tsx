import type { Meta, StoryObj } from '@storybook/react-vite';
import { expect, fn, waitFor } from 'storybook/test';
import { Button, IconButton, MicIcon, PlusIcon, RefreshIcon, SendIcon, TrashIcon } from './primitives.ts';
import { Rows } from '../support/Rows.tsx';

const meta: Meta<typeof Button> = { title: 'UI/Button', component: Button };
export default meta;
type Story = StoryObj<typeof Button>;

export const Variants: Story = {
  render: () => (
    <Rows>
      {(['primary', 'secondary', 'quiet', 'danger', 'link'] as const).map((variant) => (
        <Rows.Row key={variant} label={variant}>
          <Button variant={variant}>Save changes</Button>
          <Button variant={variant} size="small">
            Save
          </Button>
          <Button variant={variant} icon={variant === 'danger' ? TrashIcon : PlusIcon}>
            With an icon
          </Button>
          <Button variant={variant} busy>
            Saving
          </Button>
          <Button variant={variant} disabled>
            Not now
          </Button>
        </Rows.Row>
      ))}
    </Rows>
  ),
};

/** While busy it keeps its width and its focus, and does nothing. */
export const Busy: Story = {
  args: { children: 'Try again', variant: 'primary', icon: RefreshIcon, busy: true, onClick: fn() },
  play: async ({ args, canvas, userEvent }) => {
    const button = canvas.getByRole('button', { name: 'Try again' });
    await userEvent.click(button);
    await expect(args.onClick).not.toHaveBeenCalled();
    await expect(button).toHaveFocus();
    await expect(button).toHaveAttribute('aria-busy', 'true');
  },
};

export const IconButtons: Story = {
  render: () => (
    <Rows>
      <Rows.Row label="quiet">
        <IconButton icon={MicIcon} label="Record a voice message" />
        <IconButton icon={MicIcon} label="Record, small" size="small" />
        <IconButton icon={MicIcon} label="Record, not now" disabled />
      </Rows.Row>
      <Rows.Row label="primary">
        <IconButton icon={SendIcon} label="Send" variant="primary" />
        <IconButton icon={SendIcon} label="Send, small" variant="primary" size="small" />
        <IconButton icon={SendIcon} label="Send, nothing to send" variant="primary" aria-disabled />
      </Rows.Row>
    </Rows>
  ),
  play: async ({ canvas, userEvent }) => {
    await userEvent.tab();
    await expect(canvas.getByRole('button', { name: 'Record a voice message' })).toHaveFocus();
    // What a button does shows beside it, for those who see only the picture.
    const words = await canvas.findByText('Record a voice message');
    await waitFor(() => expect(words).toBeVisible());
    await userEvent.keyboard('{Escape}');
    await waitFor(() => expect(words).not.toBeInTheDocument());
  },
};
