import { fireEvent, render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { useState, type ReactElement } from 'react';
import { describe, expect, it, vi } from 'vitest';
import { Button } from '../Button/index.js';
import { Root } from '../Root/index.js';
import { Dialog, type DialogCloseReason, type DialogProps } from './Dialog.js';

function Example({
  onAsk,
  ...rest
}: Partial<DialogProps> & { readonly onAsk?: (reason: DialogCloseReason) => void }): ReactElement {
  const [open, setOpen] = useState(false);
  return (
    <Root>
      <Button onClick={() => setOpen(true)}>Leave</Button>
      <Dialog
        {...rest}
        open={open}
        onClose={(reason) => {
          onAsk?.(reason);
          setOpen(false);
        }}
        title="Leave the group?"
        closeLabel="Close"
        actions={<Button>Yes</Button>}
      >
        You can be invited again.
      </Dialog>
    </Root>
  );
}

async function openExample(ui: ReactElement, role = 'dialog'): Promise<HTMLElement> {
  render(ui);
  await userEvent.click(screen.getByRole('button', { name: 'Leave' }));
  return screen.getByRole(role, { name: 'Leave the group?' });
}

describe('a dialog', () => {
  it('is modal, named by its title, and inside its root', async () => {
    const showModal = vi.spyOn(HTMLDialogElement.prototype, 'showModal');
    const dialog = await openExample(<Example />);
    expect(showModal).toHaveBeenCalledTimes(1);
    expect(dialog.closest('.cl-root')).not.toBeNull();
    expect(dialog).toHaveTextContent('You can be invited again.');
    showModal.mockRestore();
  });

  it('asks to be closed by its cross, by Escape and by a press outside', async () => {
    const onAsk = vi.fn<(reason: DialogCloseReason) => void>();
    let dialog = await openExample(<Example onAsk={onAsk} />);
    await userEvent.click(screen.getByRole('button', { name: 'Close' }));
    expect(screen.queryByRole('dialog')).toBeNull();

    await userEvent.click(screen.getByRole('button', { name: 'Leave' }));
    dialog = screen.getByRole('dialog');
    fireEvent(dialog, new Event('cancel', { cancelable: true }));
    await userEvent.click(screen.getByRole('button', { name: 'Leave' }));
    await userEvent.click(screen.getByRole('dialog'));
    expect(onAsk.mock.calls.flat()).toEqual(['button', 'escape', 'outside']);
  });

  it('stays when a selection that began inside ends outside', async () => {
    const dialog = await openExample(<Example />);
    await userEvent.pointer([
      { keys: '[MouseLeft>]', target: screen.getByText('You can be invited again.') },
      { keys: '[/MouseLeft]', target: dialog },
    ]);
    fireEvent.click(dialog);
    expect(screen.getByRole('dialog')).toBeInTheDocument();
  });

  it('that must be answered is an alert, and a press outside does not close it', async () => {
    const dialog = await openExample(<Example alert />, 'alertdialog');
    await userEvent.click(dialog);
    expect(screen.getByRole('alertdialog')).toBeInTheDocument();
  });

  it('is closed before it goes, so that the browser gives the focus back', async () => {
    const close = vi.spyOn(HTMLDialogElement.prototype, 'close');
    await openExample(<Example />);
    await userEvent.click(screen.getByRole('button', { name: 'Close' }));
    expect(close).toHaveBeenCalled();
    close.mockRestore();
  });
});
