import { fireEvent, render, screen } from '@testing-library/react';
import { createRef } from 'react';
import { describe, expect, it } from 'vitest';
import { Avatar } from './Avatar.js';

describe('an avatar', () => {
  it('is decoration beside a name, and a picture with a name where it stands alone', () => {
    const { rerender } = render(<Avatar id="u1" name="Mira Okafor" />);
    expect(screen.queryByRole('img')).toBeNull();
    rerender(<Avatar id="u1" name="Mira Okafor" label="Mira Okafor, online" presence="online" />);
    expect(screen.getByRole('img', { name: 'Mira Okafor, online' })).toBeInTheDocument();
  });

  it('shows initials until the picture is there', () => {
    const { container } = render(<Avatar id="u1" name="Mira Okafor" src="https://example.test/mira.png" />);
    expect(screen.getByText('MO')).toBeInTheDocument();
    const image = container.querySelector('img');
    expect(image).toHaveAttribute('data-state', 'loading');
    if (image) fireEvent.load(image);
    expect(image).toHaveAttribute('data-state', 'ready');
  });

  it('goes back to initials where the picture fails, and tries again with another one', () => {
    const { container, rerender } = render(<Avatar id="u1" name="Mira" src="https://example.test/gone.png" />);
    const image = container.querySelector('img');
    if (image) fireEvent.error(image);
    expect(container.querySelector('img')).toBeNull();
    expect(screen.getByText('M')).toBeInTheDocument();
    rerender(<Avatar id="u1" name="Mira" src="https://example.test/new.png" />);
    expect(container.querySelector('img')).toHaveAttribute('src', 'https://example.test/new.png');
  });

  it('tells nobody where a picture is shown', () => {
    const { container } = render(<Avatar id="u1" name="Mira" src="https://example.test/mira.png" />);
    expect(container.querySelector('img')).toHaveAttribute('referrerpolicy', 'no-referrer');
  });

  it('keeps the colour of an id whatever the name', () => {
    const { container, rerender } = render(<Avatar id="u1" name="Mira" />);
    const hue = container.firstElementChild?.getAttribute('data-cl-hue');
    rerender(<Avatar id="u1" name="Another name" />);
    expect(container.firstElementChild).toHaveAttribute('data-cl-hue', hue);
  });

  it('shows up to four members of a group that has no picture', () => {
    const members = ['Ana', 'Ben', 'Chen', 'Dora', 'Emil'].map((name) => ({ id: name, name }));
    const { container, rerender } = render(<Avatar id="g" kind="group" name="Hikers" members={members} />);
    expect(container.querySelectorAll('.cl-avatar__tile')).toHaveLength(4);
    expect(container).toHaveTextContent('ABCD');
    rerender(<Avatar id="g" kind="group" name="Hikers" members={members.slice(0, 1)} />);
    expect(container).toHaveTextContent('H');
    rerender(<Avatar id="g" kind="group" name="Hikers" members={members} src="https://example.test/g.png" />);
    expect(container.querySelectorAll('.cl-avatar__tile')).toHaveLength(0);
  });

  it('draws a person where a name has nothing to show', () => {
    const { container } = render(<Avatar id="u1" name="..." />);
    expect(container.querySelector('svg')).toBeInTheDocument();
  });

  it('tells presence only where it is known, and of people only', () => {
    const { container, rerender } = render(<Avatar id="u1" name="Mira" presence="unknown" />);
    expect(container.querySelector('.cl-presence-dot')).toBeNull();
    rerender(<Avatar id="u1" name="Mira" presence="away" />);
    expect(container.querySelector('.cl-presence-dot')).toHaveAttribute('data-state', 'away');
    rerender(<Avatar id="u1" name="Mira" kind="group" presence="away" />);
    expect(container.querySelector('.cl-presence-dot')).toBeNull();
  });

  it('hands its root to the owner', () => {
    const ref = createRef<HTMLSpanElement>();
    render(<Avatar ref={ref} id="u1" name="Mira" className="mine" data-testid="root" style={{ opacity: 0.5 }} />);
    expect(ref.current).toBe(screen.getByTestId('root'));
    expect(ref.current).toHaveClass('cl-avatar', 'mine');
    expect(ref.current).toHaveStyle({ opacity: '0.5' });
    expect(ref.current).not.toHaveAttribute('id');
  });
});
