import type { Meta, StoryObj } from '@storybook/react-vite';
import { expect, fn, waitFor } from 'storybook/test';
import {
  BellOffIcon,
  CopyIcon,
  ForwardIcon,
  MenuButton,
  PencilIcon,
  PinIcon,
  ReplyIcon,
  TrashIcon,
  type MenuAction,
  type MenuItem,
} from './primitives.ts';

const chosen = fn();
const item = (id: string, label: string, more: Partial<MenuAction> = {}): MenuAction => ({
  id,
  label,
  onSelect: () => chosen(id),
  ...more,
});

const items: readonly MenuItem[] = [
  item('reply', 'Reply', { icon: ReplyIcon }),
  item('forward', 'Forward', { icon: ForwardIcon }),
  item('copy', 'Copy text', { icon: CopyIcon }),
  item('edit', 'Edit', { icon: PencilIcon, disabled: true, description: 'It is too late to change this message.' }),
  { type: 'separator', id: 'line' },
  item('mute', 'Muted', { icon: BellOffIcon, checked: true }),
  item('pin', 'Pinned', { icon: PinIcon, checked: false }),
  { type: 'separator', id: 'line-2' },
  item('delete', 'Delete', { icon: TrashIcon, danger: true }),
];

const meta: Meta<typeof MenuButton> = {
  title: 'UI/Menu',
  component: MenuButton,
  args: { label: 'More', items, placement: 'bottom-start' },
  beforeEach: () => void chosen.mockClear(),
  decorators: [(Story) => <div style={{ minBlockSize: 380 }}>{Story()}</div>],
};
export default meta;
type Story = StoryObj<typeof MenuButton>;

/** Beside its button; under fingers a sheet from the bottom. Arrows, Home, End, letters, Enter, Escape; the focus goes back to the button. */
export const Actions: Story = {
  play: async ({ canvas, userEvent }) => {
    const button = canvas.getByRole('button', { name: 'More' });
    button.focus();
    await userEvent.keyboard('{ArrowDown}');
    await waitFor(() => expect(canvas.getByRole('menuitem', { name: 'Reply' })).toHaveFocus());
    await userEvent.keyboard('{End}');
    await expect(canvas.getByRole('menuitem', { name: 'Delete' })).toHaveFocus();
    await userEvent.keyboard('c');
    await expect(canvas.getByRole('menuitem', { name: 'Copy text' })).toHaveFocus();
    await userEvent.keyboard('{Enter}');
    await waitFor(() => expect(canvas.queryByRole('menu')).toBeNull());
    await expect(chosen).toHaveBeenCalledWith('copy');
    await waitFor(() => expect(button).toHaveFocus());
    await userEvent.click(button);
    await waitFor(() => expect(canvas.getByRole('menu', { name: 'More' })).toBeVisible());
    await expect(canvas.getByRole('menuitemcheckbox', { name: 'Muted' })).toBeChecked();
  },
};
