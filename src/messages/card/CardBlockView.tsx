'use client';
import type { ComponentType, ReactElement } from 'react';
import { CardCarouselView } from './CardCarouselView.js';
import { CardFormView } from './CardFormView.js';
import { LooseControl } from './LooseControl.js';
import { BlockView, stillViews, type BlockProps, type BlockViews } from './StillBlockView.js';

const views: BlockViews = new Map<string, ComponentType<BlockProps<never>>>([
  ...stillViews,
  ['select', LooseControl],
  ['date', LooseControl],
  ['input', LooseControl],
  ['form', CardFormView],
  ['carousel', CardCarouselView],
]);

/** One block of a card. */
export function CardBlockView(props: BlockProps): ReactElement {
  return <BlockView views={views} {...props} />;
}
