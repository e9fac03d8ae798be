import { act, render, screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { useState, type ReactElement } from 'react';
import { describe, expect, it, vi } from 'vitest';
import { Root } from '../Root/index.js';
import { Menu, MenuButton, type MenuItem, type MenuPoint } from './index.js';

const nothing = (): void => {};
const items = (overrides: Partial<Record<string, () => void>> = {}): MenuItem[] => [
  { id: 'reply', label: 'Reply', onSelect: overrides['reply'] ?? nothing },
  { id: 'copy', label: 'Copy', onSelect: overrides['copy'] ?? nothing },
  { id: 'mute', label: 'Mute', checked: true, onSelect: nothing },
  { type: 'separator', id: 'line' },
  { id: 'edit', label: 'Edit', disabled: true, description: 'Too late', onSelect: overrides['edit'] ?? nothing },
  { id: 'delete', label: 'Delete', danger: true, onSelect: nothing },
];

async function open(ui: ReactElement): Promise<void> {
  render(<Root>{ui}</Root>);
  await userEvent.click(screen.getByRole('button', { name: 'More' }));
  await screen.findByRole('menu', { name: 'More' });
}

describe('a menu button', () => {
  it('opens a menu inside its own root, and says so', async () => {
    await open(<MenuButton label="More" items={items()} />);
    expect(screen.getByRole('button', { name: 'More' })).toHaveAttribute('aria-expanded', 'true');
    expect(screen.getByRole('menu').closest('.cl-root')).not.toBeNull();
    expect(screen.getAllByRole('menuitem').map((item) => item.textContent)).toEqual([
      'Reply',
      'Copy',
      'EditToo late',
      'Delete',
    ]);
    expect(screen.getByRole('menuitemcheckbox', { name: 'Mute' })).toBeChecked();
  });

  it('moves by arrows, ends and letters, in a circle', async () => {
    await open(<MenuButton label="More" items={items()} />);
    expect(screen.getByRole('menuitem', { name: 'Reply' })).toHaveFocus();
    await userEvent.keyboard('{ArrowUp}');
    expect(screen.getByRole('menuitem', { name: 'Delete' })).toHaveFocus();
    await userEvent.keyboard('{ArrowDown}{ArrowDown}');
    expect(screen.getByRole('menuitem', { name: 'Copy' })).toHaveFocus();
    await userEvent.keyboard('{End}');
    expect(screen.getByRole('menuitem', { name: 'Delete' })).toHaveFocus();
    await userEvent.keyboard('{Home}m');
    expect(screen.getByRole('menuitemcheckbox', { name: 'Mute' })).toHaveFocus();
  });

  it('finds rows by several letters typed quickly', async () => {
    const many: MenuItem[] = ['Delete', 'Download', 'Done'].map((label) => ({ id: label, label, onSelect: nothing }));
    await open(<MenuButton label="More" items={many} />);
    await userEvent.keyboard('do');
    expect(screen.getByRole('menuitem', { name: 'Download' })).toHaveFocus();
    await userEvent.keyboard('n');
    expect(screen.getByRole('menuitem', { name: 'Done' })).toHaveFocus();
  });

  it('does what is chosen, closes and gives the focus back', async () => {
    const copy = vi.fn<() => void>();
    await open(<MenuButton label="More" items={items({ copy })} />);
    await userEvent.keyboard('{ArrowDown}{Enter}');
    expect(copy).toHaveBeenCalledTimes(1);
    expect(screen.queryByRole('menu')).toBeNull();
    expect(screen.getByRole('button', { name: 'More' })).toHaveFocus();
  });

  it('closes by Escape, a press outside and a second click', async () => {
    await open(<MenuButton label="More" items={items()} />);
    await userEvent.keyboard('{Escape}');
    expect(screen.queryByRole('menu')).toBeNull();
    expect(screen.getByRole('button', { name: 'More' })).toHaveFocus();

    await userEvent.click(screen.getByRole('button', { name: 'More' }));
    await screen.findByRole('menu');
    await userEvent.click(document.body);
    expect(screen.queryByRole('menu')).toBeNull();

    await userEvent.click(screen.getByRole('button', { name: 'More' }));
    await screen.findByRole('menu');
    await userEvent.click(screen.getByRole('button', { name: 'More' }));
    expect(screen.queryByRole('menu')).toBeNull();
  });

  it('opens by the arrow key', async () => {
    render(
      <Root>
        <MenuButton label="More" items={items()} />
      </Root>,
    );
    await userEvent.tab();
    await userEvent.keyboard('{ArrowDown}');
    expect(await screen.findByRole('menu')).toBeInTheDocument();
  });

  it('shows what cannot be done with its reason, and does not do it', async () => {
    const edit = vi.fn<() => void>();
    await open(<MenuButton label="More" items={items({ edit })} />);
    const row = screen.getByRole('menuitem', { name: 'Edit' });
    expect(row).toHaveAccessibleDescription('Too late');
    await userEvent.click(row);
    expect(edit).not.toHaveBeenCalled();
    expect(screen.getByRole('menu')).toBeInTheDocument();
  });

  it('asks for its items each time it opens', async () => {
    let count = 0;
    const ask = (): MenuItem[] => [{ id: 'a', label: `Asked ${++count}`, onSelect: nothing }];
    await open(<MenuButton label="More" items={ask} />);
    expect(screen.getByRole('menuitem', { name: 'Asked 1' })).toBeInTheDocument();
    await userEvent.keyboard('{Escape}');
    await userEvent.click(screen.getByRole('button', { name: 'More' }));
    expect(await screen.findByRole('menuitem', { name: 'Asked 2' })).toBeInTheDocument();
  });

  it('is not a click on the row it stands in', async () => {
    const onRow = vi.fn<() => void>();
    await open(
      // eslint-disable-next-line jsx-a11y/click-events-have-key-events, jsx-a11y/no-static-element-interactions
      <div onClick={onRow}>
        <MenuButton label="More" items={items()} />
      </div>,
    );
    await userEvent.click(screen.getByRole('menuitem', { name: 'Copy' }));
    expect(onRow).not.toHaveBeenCalled();
  });
});

describe('a menu at a point', () => {
  function ContextMenu(): ReactElement {
    const [point, setPoint] = useState<MenuPoint | null>(null);
    return (
      <>
        <button
          type="button"
          className="cl-message"
          onContextMenu={(event) => {
            event.preventDefault();
            setPoint({ x: event.clientX, y: event.clientY, within: event.currentTarget });
          }}
        >
          Message
        </button>
        <Menu open={point !== null} anchor={point} label="Actions" items={items()} onClose={() => setPoint(null)} />
      </>
    );
  }

  it('opens where the pointer is and gives the focus back to where it was', async () => {
    render(
      <Root>
        <ContextMenu />
      </Root>,
    );
    const message = screen.getByRole('button', { name: 'Message' });
    act(() => message.focus());
    await userEvent.pointer({ keys: '[MouseRight]', target: message });
    await screen.findByRole('menu', { name: 'Actions' });
    await userEvent.keyboard('{Escape}');
    await waitFor(() => expect(message).toHaveFocus());
  });

  it('shows nothing outside of a root', async () => {
    render(<ContextMenu />);
    await userEvent.pointer({ keys: '[MouseRight]', target: screen.getByRole('button', { name: 'Message' }) });
    await act(async () => {
      await import('./MenuPopup.js');
    });
    expect(screen.queryByRole('menu')).toBeNull();
  });
});
