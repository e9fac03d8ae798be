import { render } from '@testing-library/react';
import { createRef } from 'react';
import { describe, expect, it } from 'vitest';
import { ArrowLeftIcon, SearchIcon } from './index.js';

describe('an icon', () => {
  it('is 20 px, 1.75 wide, in the colour of the text, and decoration', () => {
    const ref = createRef<SVGSVGElement>();
    render(<SearchIcon ref={ref} className="mine" />);
    const svg = ref.current;
    expect(svg).toHaveAttribute('width', '20');
    expect(svg).toHaveAttribute('stroke-width', '1.75');
    expect(svg).toHaveAttribute('stroke', 'currentColor');
    expect(svg).toHaveAttribute('aria-hidden', 'true');
    expect(svg).toHaveClass('cl-icon', 'mine');
  });

  it('is mirrored in right-to-left text only where it points', () => {
    const { container } = render(
      <>
        <ArrowLeftIcon />
        <SearchIcon />
      </>,
    );
    const [arrow, search] = container.querySelectorAll('svg');
    expect(arrow).toHaveAttribute('data-points');
    expect(search).not.toHaveAttribute('data-points');
  });

  it('can have another size', () => {
    const { container } = render(<SearchIcon size={16} />);
    expect(container.querySelector('svg')).toHaveAttribute('height', '16');
  });
});
