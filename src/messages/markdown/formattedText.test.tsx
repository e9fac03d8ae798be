import { act, render, screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import type { ReactElement } from 'react';
import { describe, expect, it, vi } from 'vitest';
import type { TextEntity } from '../../model/index.js';
import { ChatProvider } from '../../react/index.js';
import { TextToolsProvider } from '../textTools.js';
import { MessageText, type MessageTextProps } from '../MessageText.js';
import { OpenLinkProvider } from '../openLink.js';
import { MessageTextProvider, type MessageTextOptions } from '../textOptions.js';

function Shown({ options, ...props }: MessageTextProps & { readonly options?: MessageTextOptions }): ReactElement {
  return (
    <ChatProvider adapter={null}>
      <TextToolsProvider>
        <MessageTextProvider {...options}>
          <MessageText format="markdown" meta="12:00" {...props} />
        </MessageTextProvider>
      </TextToolsProvider>
    </ChatProvider>
  );
}

const formatted = async (text: string, more: Partial<MessageTextProps> & { options?: MessageTextOptions } = {}) => {
  const view = render(<Shown text={text} {...more} />);
  await waitFor(() => expect(view.container.querySelector('.cl-markdown')).not.toBeNull(), { timeout: 10_000 });
  return view;
};

describe('formatted text', () => {
  it('shows as it was written until the parser is there, and then with its form', async () => {
    const { container } = render(<Shown text={'**Bold** and\n- one\n- two'} />);
    expect(container.textContent).toContain('**Bold** and');
    expect((await screen.findByText('Bold', {}, { timeout: 10_000 })).tagName).toBe('STRONG');
    expect(screen.getAllByRole('listitem').map((item) => item.textContent)).toEqual(['one', 'two']);
    expect(container.textContent).not.toContain('*');
  });

  it('is drawn at once however much white space stands in its middle', () => {
    const start = performance.now();
    const { container } = render(<Shown text={`a${' '.repeat(90_000)}b  \n`} format="plain" />);
    // What begins anew at each space takes billions of steps.
    expect(performance.now() - start).toBeLessThan(1_500);
    expect(container.textContent?.startsWith('a ')).toBe(true);
  });

  it('is not made of plain texts, whatever they look like', async () => {
    const { container } = render(<Shown text="**Bold** <b>x</b>" format="plain" />);
    await act(async () => {});
    expect(container.querySelector('strong, b')).toBeNull();
    expect(container.textContent).toContain('**Bold** <b>x</b>');
  });

  it('never is HTML', async () => {
    const { container } = await formatted('**<img src=x onerror=alert(1)>** `<script>` [x](javascript:alert(1))');
    expect(container.querySelector('img, script, a')).toBeNull();
    expect(container.textContent).toContain('<img src=x onerror=alert(1)>');
    expect(container.textContent).toContain('[x](javascript:alert(1))');
  });

  it('puts the time at the end of the last line, or on one of its own below a block', async () => {
    const { container, rerender } = await formatted('*a*\n\n*b*');
    expect(container.querySelector('.cl-markdown__paragraph:last-child .cl-message-text__meta')).not.toBeNull();
    rerender(<Shown text={'*a*\n\n> b'} />);
    expect(container.querySelector('.cl-markdown > .cl-message-text__meta')).not.toBeNull();
    expect(screen.getAllByText('12:00')).toHaveLength(1);
  });

  it('has lists whose numbers are those that were written', async () => {
    const { container } = await formatted('3. c\n7. g');
    expect([...container.querySelectorAll('li')].map((item) => item.value)).toEqual([3, 7]);
  });

  it('has the direction of its first letter, also where that is in a list', async () => {
    const { container } = await formatted('- **مرحبا**\n- b');
    expect(container.querySelector('.cl-message-text')).toHaveAttribute('dir', 'rtl');
  });

  it('keeps what came before the end of a text that grows', async () => {
    const { container, rerender } = await formatted('**One**\n\n- two');
    const first = container.querySelector('strong');
    rerender(<Shown text={'**One**\n\n- two\n- three *now*'} />);
    expect(container.querySelector('strong')).toBe(first);
    expect(screen.getAllByRole('listitem')).toHaveLength(2);
  });
});

describe('links in formatted text', () => {
  it('open in a tab that knows nothing of this one, and tell the host first', async () => {
    const onOpenLink = vi.fn((_url: string, event: { preventDefault(): void }) => event.preventDefault());
    render(
      <OpenLinkProvider onOpenLink={onOpenLink}>
        <Shown text="[the *docs*](https://docs.example.org/a)" />
      </OpenLinkProvider>,
    );
    const link = await screen.findByRole('link', { name: 'the docs' }, { timeout: 10_000 });
    expect(link).toHaveAttribute('rel', 'noopener noreferrer nofollow');
    expect(link).toHaveAttribute('target', '_blank');
    expect(link.parentElement).toHaveTextContent('the docs (docs.example.org)');
    await userEvent.click(link);
    expect(onOpenLink).toHaveBeenCalledWith('https://docs.example.org/a', expect.anything());
  });
});

describe('mentions', () => {
  const entities: readonly TextEntity[] = [{ type: 'mention', offset: 2, length: 4, userId: 'ana' }];

  it.each(['markdown', 'plain'] as const)(
    'can be pressed where the host wants it, by pointer and keys: %s',
    async (format) => {
      const onMentionClick = vi.fn();
      const props = { text: '**@Ana** hi', format, entities, options: { onMentionClick } };
      if (format === 'markdown') await formatted(props.text, props);
      else render(<Shown {...props} />);
      const mention = await screen.findByRole('button', { name: '@Ana' });
      await userEvent.click(mention);
      mention.focus();
      await userEvent.keyboard('{Enter}');
      await userEvent.keyboard(' ');
      expect(onMentionClick.mock.calls.map(([id]) => id as string)).toEqual(['ana', 'ana', 'ana']);
    },
  );

  it('are words elsewhere, and everybody is nobody to press', async () => {
    const all: readonly TextEntity[] = [{ type: 'mention-all', offset: 0, length: 4 }];
    await formatted('@all *hi*', { entities: all, options: { onMentionClick: vi.fn() } });
    expect(screen.queryByRole('button')).toBeNull();
    expect(screen.getByText('@all')).toHaveAttribute('data-self', 'true');
  });
});

describe('code', () => {
  it('is copied without its fences', async () => {
    const user = userEvent.setup();
    await formatted('Look:\n```ts\nconst a = 1;\n\n  b\n```');
    expect(screen.getByText('ts')).toBeInTheDocument();
    await user.click(screen.getByRole('button', { name: 'Copy' }));
    expect(await navigator.clipboard.readText()).toBe('const a = 1;\n\n  b');
    expect(await screen.findByRole('status')).toHaveTextContent('Copied');
  });

  it('is coloured by what the host loads, in words only', async () => {
    const highlight = vi.fn(async () => (code: string, language: string) => [
      { text: code.slice(0, 5), kind: language === 'ts' ? ('keyword' as const) : undefined },
      { text: code.slice(5), kind: 'nonsense' as 'name' },
    ]);
    await formatted('```TS\nconst <b>a</b>\n```', { options: { highlight } });
    const keyword = await screen.findByText('const');
    expect(keyword).toHaveAttribute('data-kind', 'keyword');
    expect(keyword.parentElement).toHaveTextContent('const <b>a</b>');
    expect(highlight).toHaveBeenCalledTimes(1);
  });

  it.each([
    ['answers other words', async () => () => [{ text: 'evil' }]],
    [
      'throws',
      async () => () => {
        throw new Error('no');
      },
    ],
    ['is no function', async () => ({ default: 1 }) as never],
    ['cannot be loaded', () => Promise.reject(new Error('offline'))],
    ['answers rubbish', async () => () => [null] as never],
  ])('stays plain where that %s', async (_how, highlight) => {
    const { container } = await formatted('```\nx = 1\n```', { options: { highlight } });
    await act(async () => {});
    expect(container.querySelector('code')).toHaveTextContent('x = 1');
    expect(container.querySelector('[data-kind]')).toBeNull();
  });
});

describe('emoji by name', () => {
  it('come from the built-in names and those of the host', async () => {
    const shortcodes = async () => ({ party_parrot: '🦜', tada: '🥁', __proto__: 'x', 'BAD NAME': 'y' });
    await formatted('a :tada: :party_parrot: :fire: :constructor: *b*', { options: { shortcodes } });
    expect(await screen.findByText(/🥁 🦜 🔥 :constructor:/u)).toBeInTheDocument();
  });
});

describe('a long text', () => {
  const long = Array.from({ length: 60 }, (_, i) => `line *${i}*.`).join('\n');

  it.each(['markdown', 'plain'] as const)(
    'shows its beginning, the rest when asked, and less again: %s',
    async (format) => {
      const { container } =
        format === 'markdown' ? await formatted(long) : render(<Shown text={long} format={format} />);
      expect(container.textContent).not.toContain('59');
      const more = screen.getByRole('button', { name: 'Show more' });
      expect(more).toHaveAttribute('aria-expanded', 'false');
      await userEvent.click(more);
      expect(container.textContent).toContain('59');
      await userEvent.click(screen.getByRole('button', { name: 'Show less' }));
      expect(container.textContent).not.toContain('59');
      expect(screen.getAllByText('12:00')).toHaveLength(1);
    },
  );

  it('that was opened is open when it comes back into view', async () => {
    const list = (shown: boolean): ReactElement => (
      <TextToolsProvider>
        <ChatProvider adapter={null}>
          {shown ? <MessageText text={long} textKey="m1" /> : null}
          <MessageText text={long} textKey="m2" />
        </ChatProvider>
      </TextToolsProvider>
    );
    const { rerender } = render(list(true));
    await userEvent.click(screen.getAllByRole('button', { name: 'Show more' })[0] as HTMLElement);
    rerender(list(false));
    rerender(list(true));
    expect(screen.getAllByRole('button', { name: 'Show less' })).toHaveLength(1);
    expect(screen.getAllByRole('button', { name: 'Show more' })).toHaveLength(1);
  });
});
