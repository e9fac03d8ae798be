import { describe, expect, it, vi } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { countUrls, film, open, picture, remove, takeBack } from './mediaPage.test.helpers.js';
import { axeViolations } from '../../../test/axe.js';

const dialog = () => page.getByRole('dialog');
const shownLarge = (): string | null | undefined =>
  document.querySelector('.cl-lightbox__picture[data-state="ready"]')?.getAttribute('alt');
const transform = (): DOMMatrix =>
  new DOMMatrix(document.querySelector<HTMLElement>('.cl-lightbox__picture')?.style.transform ?? '');

countUrls();

describe('the lightbox', () => {
  const press = (name: string) => userEvent.click(page.getByRole('button', { name, exact: true }));

  it('goes through all pictures and films with keys, and gives the focus back', async () => {
    await open([picture('dunes'), film, picture('dusk', 'forest')]);
    const button = page.getByRole('button', { name: 'dusk', exact: true });
    (button.element() as HTMLElement).focus();
    await userEvent.keyboard('{Enter}');
    await expect.element(dialog()).toBeVisible();
    await vi.waitFor(() => expect(shownLarge()).toBe('dusk'));
    expect(dialog().element().contains(document.activeElement)).toBe(true);
    await expect.element(page.getByText('3 of 4', { exact: true })).toBeVisible();
    await userEvent.keyboard('{ArrowRight}');
    await vi.waitFor(() => expect(shownLarge()).toBe('forest'));
    await userEvent.keyboard('{ArrowRight}{PageUp}{PageUp}');
    await vi.waitFor(() => expect(document.querySelector('.cl-lightbox video')).not.toBeNull());
    await userEvent.keyboard('{ArrowLeft}');
    await vi.waitFor(() => expect(shownLarge()).toBe('dunes'));
    expect(await axeViolations(dialog().element(), { runOnly: ['wcag2a', 'wcag2aa', 'best-practice'] })).toEqual([]);
    for (let i = 0; i < 12; i++) await userEvent.tab();
    expect(dialog().element().contains(document.activeElement) || document.activeElement === document.body).toBe(true);
    await userEvent.keyboard('{Escape}');
    await vi.waitFor(() => expect(dialog().elements()).toHaveLength(0));
    expect(document.activeElement).toBe(button.element());
  });

  it('zooms by keys, buttons, wheel and double press, and moves about', async () => {
    await open([picture('mountains')]);
    await press('mountains');
    await vi.waitFor(() => expect(shownLarge()).toBe('mountains'));
    await userEvent.keyboard('+');
    await vi.waitFor(() => expect(transform().a).toBeCloseTo(1.5));
    await userEvent.keyboard('{ArrowRight}');
    await vi.waitFor(() => expect(transform().e).toBeLessThan(0));
    await userEvent.keyboard('0');
    await vi.waitFor(() => expect(transform().a).toBe(1));
    await press('Zoom in');
    await vi.waitFor(() => expect(transform().a).toBeCloseTo(1.5));
    await press('Zoom out');
    await vi.waitFor(() => expect(transform().a).toBe(1));
    const room = document.querySelector<HTMLElement>('.cl-lightbox__room')!;
    await userEvent.wheel(room, { delta: { y: -200 } });
    await vi.waitFor(() => expect(transform().a).toBeGreaterThan(1.2));
    await userEvent.dblClick(room);
    await vi.waitFor(() => expect(transform().a).toBe(1));
    await userEvent.dblClick(room);
    await vi.waitFor(() => expect(transform().a).toBeGreaterThan(2));
  });

  const drag = (from: readonly [number, number], to: readonly [number, number], id = 1): void => {
    const room = document.querySelector<HTMLElement>('.cl-lightbox__room')!;
    vi.spyOn(room, 'setPointerCapture').mockImplementation(() => undefined);
    const say = (type: string, [clientX, clientY]: readonly [number, number]): void =>
      void room.dispatchEvent(
        new PointerEvent(type, { bubbles: true, button: 0, pointerId: id, clientX, clientY, pointerType: 'touch' }),
      );
    say('pointerdown', from);
    for (const part of [0.3, 0.6, 1]) {
      say('pointermove', [from[0] + (to[0] - from[0]) * part, from[1] + (to[1] - from[1]) * part]);
    }
    setTimeout(() => say('pointerup', to), 50);
  };

  it('is swiped from one to the next, and down to close', async () => {
    await open([picture('dunes', 'dusk')]);
    await press('dunes');
    await vi.waitFor(() => expect(shownLarge()).toBe('dunes'));
    drag([600, 300], [300, 310]);
    await vi.waitFor(() => expect(shownLarge()).toBe('dusk'));
    drag([300, 300], [310, 320]);
    await new Promise((done) => setTimeout(done, 150));
    expect(shownLarge()).toBe('dusk');
    drag([400, 200], [420, 500]);
    await vi.waitFor(() => expect(dialog().elements()).toHaveLength(0));
  });

  it('turns keys and swipes around in right-to-left pages', async () => {
    await open([picture('dunes', 'dusk')], 'rtl');
    await press('dunes');
    await vi.waitFor(() => expect(shownLarge()).toBe('dunes'));
    await userEvent.keyboard('{ArrowLeft}');
    await vi.waitFor(() => expect(shownLarge()).toBe('dusk'));
    drag([600, 300], [300, 310]);
    await vi.waitFor(() => expect(shownLarge()).toBe('dunes'));
  });

  it('zooms with two fingers, around where they are', async () => {
    await open([picture('mountains')]);
    await press('mountains');
    await vi.waitFor(() => expect(shownLarge()).toBe('mountains'));
    const room = document.querySelector<HTMLElement>('.cl-lightbox__room')!;
    vi.spyOn(room, 'setPointerCapture').mockImplementation(() => undefined);
    const finger = async (type: string, pointerId: number, clientX: number): Promise<void> => {
      room.dispatchEvent(
        new PointerEvent(type, { bubbles: true, button: 0, pointerId, clientX, clientY: 300, pointerType: 'touch' }),
      );
      await new Promise((done) => setTimeout(done, 30));
    };
    await finger('pointerdown', 1, 400);
    await finger('pointerdown', 2, 500);
    await finger('pointermove', 2, 700);
    expect(transform().a).toBeCloseTo(3, 1);
    await finger('pointerup', 2, 700);
    // One finger moves on from there, without a jump.
    const before = transform().e;
    await finger('pointermove', 1, 410);
    expect(Math.abs(transform().e - before)).toBeLessThanOrEqual(11);
    await finger('pointerup', 1, 410);
    await expect.element(dialog()).toBeVisible();
  });

  it('closes when what it shows is deleted', async () => {
    await open([picture('dunes'), picture('dusk')]);
    await press('dusk');
    await vi.waitFor(() => expect(shownLarge()).toBe('dusk'));
    remove('m2');
    await vi.waitFor(() => expect(dialog().elements()).toHaveLength(0));
  });

  it('closes when what it shows is taken back', async () => {
    await open([picture('dunes'), picture('dusk')]);
    await press('dusk');
    await vi.waitFor(() => expect(shownLarge()).toBe('dusk'));
    takeBack('m2');
    await vi.waitFor(() => expect(dialog().elements()).toHaveLength(0));
  });
});
