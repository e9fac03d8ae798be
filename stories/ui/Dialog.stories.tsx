import type { Meta, StoryObj } from '@storybook/react-vite';
import { useState, type ReactElement } from 'react';
import { expect, fn, waitFor } from 'storybook/test';
import { Button, Dialog, type DialogProps } from './primitives.ts';

function Asking(props: DialogProps): ReactElement {
  const [open, setOpen] = useState(props.open);
  return (
    <div style={{ minBlockSize: 320 }}>
      <Button onClick={() => setOpen(true)}>Leave the group …</Button>
      <Dialog
        {...props}
        open={open}
        onClose={(reason) => {
          props.onClose(reason);
          setOpen(false);
        }}
        actions={
          <>
            <Button variant="quiet" onClick={() => setOpen(false)}>
              Cancel
            </Button>
            <Button variant={props.alert === true ? 'danger' : 'primary'} onClick={() => setOpen(false)}>
              Leave
            </Button>
          </>
        }
      />
    </div>
  );
}

const meta: Meta<typeof Dialog> = {
  title: 'UI/Dialog',
  component: Dialog,
  args: {
    open: true,
    title: 'Leave “Trail runners”?',
    closeLabel: 'Close',
    children: 'You will not see what is written from now on. Someone in the group has to invite you to come back.',
    onClose: fn(),
  },
  render: (args) => <Asking {...args} />,
};
export default meta;
type Story = StoryObj<typeof Dialog>;

/** What is behind it cannot be reached; Escape closes it and the focus goes back. */
export const Question: Story = {
  args: { open: false },
  parameters: { docs: { story: { inline: false, height: '360px' } } },
  play: async ({ args, canvas, userEvent }) => {
    const opener = canvas.getByRole('button', { name: /^Leave the group/ });
    await userEvent.click(opener);
    await waitFor(() => expect(canvas.getByRole('dialog', { name: /Trail runners/ })).toBeVisible());
    await userEvent.click(canvas.getByRole('button', { name: 'Close' }));
    await expect(args.onClose).toHaveBeenCalledWith('button');
    await waitFor(() => expect(opener).toHaveFocus());
    await userEvent.click(opener);
    await waitFor(() => expect(canvas.getByRole('dialog')).toBeVisible());
  },
};

/** It must be answered: a click outside does not close it. */
export const Alert: Story = {
  args: { alert: true },
  parameters: { docs: { story: { inline: false, height: '360px' } } },
  play: async ({ canvas }) => {
    await waitFor(() => expect(canvas.getByRole('alertdialog')).toBeVisible());
  },
};

export const Large: Story = {
  args: {
    size: 'large',
    title: 'A title that goes on for so long that it does not fit into one line of even the large dialog',
    children: Array.from({ length: 40 }, (_, index) => <p key={index}>Paragraph {index + 1} of a long text.</p>),
  },
  parameters: {
    docs: { story: { inline: false, height: '480px' } },
  },
  play: async ({ canvas }) => {
    // A body that scrolls can be reached, and so scrolled, by keyboard.
    const body = await canvas.findByRole('group', { name: /^A title that goes on/ });
    await expect(body).toHaveAttribute('tabindex', '0');
  },
};
