import { render, screen } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import type { StringOverrides } from '../i18n/index.js';
import { StringsProvider } from '../react/index.js';
import { callStrings } from './call/strings.js';
import { useOwnStrings } from './ownStrings.js';

describe('useOwnStrings', () => {
  function Said() {
    return <p>{useOwnStrings(callStrings)('call.back')}</p>;
  }
  const show = (locale: string, strings?: StringOverrides) =>
    render(
      <StringsProvider locale={locale} strings={strings}>
        <Said />
      </StringsProvider>,
    );

  it('speaks the language of the reader, and English where it has none', () => {
    show('zh-CN');
    expect(screen.getByText('回拨')).toBeInTheDocument();
    show('sv');
    expect(screen.getByText('Call back')).toBeInTheDocument();
  });

  it('lets words of the host win', () => {
    show('en', { 'call.back': 'Ring again' });
    expect(screen.getByText('Ring again')).toBeInTheDocument();
  });
});
