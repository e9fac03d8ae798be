import type { CSSProperties } from 'react';
import type { Preview } from '@storybook/react-vite';
import 'chatloom/styles.css';
import 'chatloom/themes/default.css';
import { configure } from 'storybook/test';
import { startClock } from '../stories/support/clock.ts';
import { LookContext, type Look } from '../stories/support/look.ts';

startClock();
// What a story waits for comes at once, but not on a busy machine.
configure({ asyncUtilTimeout: 5000 });

/** Widths of the toolbar: a number of CSS pixels, or all there is. */
const widths = ['full', '320', '360', '720', '1440'] as const;

/**
 * What stands around a story, by `parameters.frame`: `page` (default) room around it; `pane` all the height there is, as wide as
 * `parameters.paneWidth`; `app` the same without a root, for what brings its own.
 */
const frames: Readonly<Record<string, (tall: string) => CSSProperties>> = {
  page: (tall) => ({ minBlockSize: tall, padding: 24, boxSizing: 'border-box' }),
  pane: (tall) => ({ blockSize: tall, display: 'flex', flexDirection: 'column' }),
  app: (tall) => ({ blockSize: tall }),
};

const preview: Preview = {
  tags: ['autodocs'],
  parameters: {
    // Any axe violation fails the story's test.
    a11y: {
      test: 'error',
      // Experimental in axe. It takes "1.2K" in a button named "1,200 reactions", and the size beside a file's name, for a wrong name.
      config: { rules: [{ id: 'label-content-name-mismatch', enabled: false }] },
    },
    layout: 'fullscreen',
    docs: { codePanel: true },
    options: { storySort: { order: ['Introduction', 'Theming', 'Slots', 'Message types', 'App', 'Components', 'UI'] } },
  },
  globalTypes: {
    theme: { toolbar: { title: 'Theme', icon: 'contrast', items: ['light', 'dark'], dynamicTitle: true } },
    dir: { toolbar: { title: 'Direction', icon: 'transfer', items: ['ltr', 'rtl'], dynamicTitle: true } },
    width: { toolbar: { title: 'Width', icon: 'grow', items: [...widths], dynamicTitle: true } },
    locale: { toolbar: { title: 'Language', icon: 'globe', items: ['en', 'zh-CN'], dynamicTitle: true } },
  },
  initialGlobals: { theme: 'light', dir: 'ltr', width: 'full', locale: 'en' },
  beforeEach: () => startClock(),
  decorators: [
    (Story, { globals, parameters, viewMode }) => {
      const look: Look = {
        theme: globals['theme'] === 'dark' ? 'dark' : 'light',
        dir: globals['dir'] === 'rtl' ? 'rtl' : 'ltr',
        locale: String(globals['locale']),
      };
      const { frame = 'page', paneWidth, docsHeight = 480 } = parameters as StoryParameters;
      const tall = viewMode === 'docs' ? (frame === 'page' ? 'auto' : `${docsHeight}px`) : '100dvh';
      const width = Number(globals['width']) || paneWidth;
      const style = { ...frames[frame]?.(tall), ...(width ? { inlineSize: width, maxInlineSize: '100%' } : {}) };
      return (
        <LookContext value={look}>
          {frame === 'app' ? (
            <div style={style}>
              <Story />
            </div>
          ) : (
            <div className="cl-root" data-cl-theme={look.theme} dir={look.dir} lang={look.locale} style={style}>
              <Story />
            </div>
          )}
        </LookContext>
      );
    },
  ],
};
export default preview;

interface StoryParameters {
  readonly frame?: 'page' | 'pane' | 'app' | undefined;
  /** Pixels, where the toolbar says nothing. */
  readonly paneWidth?: number | undefined;
  /** Pixels in docs pages, of panes and apps. */
  readonly docsHeight?: number | undefined;
}
