import '../styles/index.css';
import { useState, type CSSProperties, type ReactElement } from 'react';
import { afterEach, describe, expect, it } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { render } from 'vitest-browser-react';
import {
  Avatar,
  Badge,
  Banner,
  Button,
  Dialog,
  EmptyState,
  IconButton,
  MenuButton,
  Root,
  SearchIcon,
  Text,
  type MenuItem,
} from './index.js';
import { axeViolations } from '../../test/axe.js';

const items: MenuItem[] = ['Reply', 'Copy', 'Delete'].map((label) => ({ id: label, label, onSelect: () => {} }));

/** A place that clips, is transformed and scrolls, like a row of a virtual list. */
const row: CSSProperties = {
  overflow: 'hidden',
  height: 40,
  transform: 'translateY(60px)',
  contain: 'strict',
  width: 300,
  marginInlineStart: 300,
};

function Place({ dir = 'ltr' }: { readonly dir?: 'ltr' | 'rtl' }): ReactElement {
  const [open, setOpen] = useState(false);
  return (
    <Root dir={dir} theme="light">
      <main style={{ containerType: 'inline-size', height: 400 }}>
        <div style={row}>
          <MenuButton label="More" items={items} />
          <Button onClick={() => setOpen(true)}>Leave</Button>
          <Dialog
            open={open}
            onClose={() => setOpen(false)}
            title="Leave?"
            closeLabel="Close"
            actions={<MenuButton label="Inner" items={items} />}
          >
            <input aria-label="Why" className="cl-input" />
          </Dialog>
        </div>
      </main>
    </Root>
  );
}

function box(element: Element): DOMRect {
  return element.getBoundingClientRect();
}

/** Whether what one sees at the middle of an element is that element. */
function isOnTop(element: Element): boolean {
  const { left, top, width, height } = box(element);
  return element.contains(document.elementFromPoint(left + width / 2, top + height / 2));
}

afterEach(async () => {
  await page.viewport(1024, 768);
});

describe('a menu in a clipped, transformed row', () => {
  it.each(['ltr', 'rtl'] as const)('shows whole, below its button, at the inline end (%s)', async (dir) => {
    const screen = await render(<Place dir={dir} />);
    await screen.getByRole('button', { name: 'More' }).click();
    await expect.element(screen.getByRole('menu')).toBeVisible();
    const menu = screen.getByRole('menu').element();
    const button = box(screen.getByRole('button', { name: 'More' }).element());
    const side = dir === 'ltr' ? 'right' : 'left';
    await expect.poll(() => Math.round(box(menu).top - button.bottom)).toBe(4);
    await expect.poll(() => Math.round(box(menu)[side] - button[side])).toBe(0);
    expect(isOnTop(screen.getByRole('menuitem', { name: 'Delete' }).element())).toBe(true);
  });

  it('is a sheet at the bottom of a window as narrow as a phone', async () => {
    await page.viewport(390, 700);
    const screen = await render(<Place />);
    await screen.getByRole('button', { name: 'More' }).click();
    await expect.element(screen.getByRole('menu')).toBeVisible();
    const menu = screen.getByRole('menu').element();
    await expect.poll(() => [box(menu).left, box(menu).right, box(menu).bottom]).toEqual([0, 390, 700]);
    await userEvent.keyboard('{Escape}');
    await expect.poll(() => document.activeElement).toBe(screen.getByRole('button', { name: 'More' }).element());
  });

  it('gives the focus back by Tab and lets it move on', async () => {
    const screen = await render(<Place />);
    await screen.getByRole('button', { name: 'More' }).click();
    await expect.element(screen.getByRole('menuitem', { name: 'Reply' })).toHaveFocus();
    await userEvent.keyboard('{Tab}');
    await expect.element(screen.getByRole('menu')).not.toBeInTheDocument();
    await expect.element(screen.getByRole('button', { name: 'Leave' })).toHaveFocus();
  });
});

describe('a dialog in a clipped, transformed row', () => {
  it('is in the middle of the window, holds the focus, and gives it back', async () => {
    const screen = await render(<Place />);
    await screen.getByRole('button', { name: 'Leave' }).click();
    await expect.element(screen.getByRole('dialog')).toBeVisible();
    const dialog = screen.getByRole('dialog').element();
    await expect.poll(() => Math.round(box(dialog).left + box(dialog).width / 2)).toBe(512);
    await expect.element(screen.getByRole('textbox', { name: 'Why' })).toHaveFocus();
    await userEvent.keyboard('{Tab}{Tab}{Tab}{Tab}');
    expect(dialog.contains(document.activeElement) || document.activeElement === document.body).toBe(true);
    await userEvent.keyboard('{Escape}');
    await expect.element(screen.getByRole('dialog')).not.toBeInTheDocument();
    await expect.element(screen.getByRole('button', { name: 'Leave' })).toHaveFocus();
  });

  it('has room for a menu of its own, which Escape closes alone', async () => {
    const screen = await render(<Place />);
    await screen.getByRole('button', { name: 'Leave' }).click();
    await screen.getByRole('button', { name: 'Inner' }).click();
    await expect.element(screen.getByRole('menuitem', { name: 'Copy' })).toBeVisible();
    expect(isOnTop(screen.getByRole('menuitem', { name: 'Copy' }).element())).toBe(true);
    await userEvent.keyboard('{Escape}');
    await expect.element(screen.getByRole('menu')).not.toBeInTheDocument();
    await expect.element(screen.getByRole('dialog')).toBeVisible();
  });
});

describe('looks', () => {
  it.each(['light', 'dark'] as const)('have no fault that axe can find (%s)', async (theme) => {
    const { container } = await render(
      <Root theme={theme} lang="en">
        <main>
          <Banner
            tone="warning"
            action={
              <Button size="small" variant="quiet">
                Try now
              </Button>
            }
          >
            Connection lost.
          </Banner>
          <Banner tone="danger">Your session has ended.</Banner>
          <Banner tone="success">Connected again</Banner>
          <EmptyState
            icon={SearchIcon}
            title="Nothing found"
            text="Try a shorter word."
            action={<Button variant="primary">Clear</Button>}
          />
          <Button variant="danger">Delete</Button>
          <Button variant="link">More</Button>
          <IconButton icon={SearchIcon} label="Search" />
          <MenuButton label="Menu" items={items} />
          <Badge count={3} label="3 unread messages" />
          <Badge count={3} tone="muted" />
          {Array.from({ length: 24 }, (_, index) => (
            <Avatar key={index} id={`u${index}`} name="Mira Okafor" label="Mira Okafor" presence="online" />
          ))}
        </main>
      </Root>,
    );
    expect(await axeViolations(container)).toEqual([]);
  });

  it('put the dot on the edge of the circle, at the inline end', async () => {
    const screen = await render(
      <Root>
        <Avatar id="a" name="A" presence="online" data-testid="ltr" />
        <span dir="rtl">
          <Avatar id="b" name="B" presence="online" data-testid="rtl" />
        </span>
      </Root>,
    );
    for (const [id, sign] of [
      ['ltr', 1],
      ['rtl', -1],
    ] as const) {
      const avatar = screen.getByTestId(id).element();
      const dot = avatar.querySelector('.cl-presence-dot');
      const [whole, small] = [box(avatar), box(dot ?? avatar)];
      const x = small.left + small.width / 2 - (whole.left + whole.width / 2);
      const y = small.top + small.height / 2 - (whole.top + whole.height / 2);
      expect(Math.hypot(x, y)).toBeCloseTo(20, 0);
      expect(Math.sign(x)).toBe(sign);
      expect(y).toBeGreaterThan(0);
    }
  });

  it('let names in another direction stand where all names stand', async () => {
    const screen = await render(
      <Root>
        <div style={{ width: 200 }}>
          <Text truncate data-testid="name">
            أحمد منصور
          </Text>
        </div>
      </Root>,
    );
    expect(getComputedStyle(screen.getByTestId('name').element()).textAlign).toBe('left');
  });

  it('never make a target smaller than 24 px', async () => {
    const screen = await render(
      <Root>
        <IconButton icon={SearchIcon} label="Small" size="small" />
        <Button variant="link">Link</Button>
        <Button size="small">Button</Button>
      </Root>,
    );
    for (const name of ['Small', 'Link', 'Button']) {
      expect(box(screen.getByRole('button', { name }).element()).height).toBeGreaterThanOrEqual(24);
    }
  });
});

describe('a dialog with more than it can show', () => {
  it('scrolls by keys, as a stop of its own in the tab order, and only then', async () => {
    const tree = (lines: number): ReactElement => (
      <Root>
        <Dialog open title="Terms" closeLabel="Close" onClose={() => {}}>
          <div style={{ height: lines * 20 }}>Words</div>
        </Dialog>
      </Root>
    );
    const screen = await render(tree(500));
    // Found to be too long once it has been laid out.
    await expect.element(screen.getByRole('group', { name: 'Terms' })).toBeVisible();
    const body = screen.getByRole('group', { name: 'Terms' }).element();
    (body as HTMLElement).focus();
    await userEvent.keyboard('{End}');
    await expect.poll(() => body.scrollTop).toBeGreaterThan(100);
    await screen.rerender(tree(3));
    await expect.element(screen.getByRole('group', { name: 'Terms' })).not.toBeInTheDocument();
  });
});
