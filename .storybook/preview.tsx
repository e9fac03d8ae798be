import type { Preview } from '@storybook/react-vite';
import 'chatloom/styles.css';
import 'chatloom/themes/default.css';

/** Widths of the toolbar: a number of CSS pixels, or all there is. */
const widths = ['full', '320', '360', '720', '1440'] as const;

const preview: Preview = {
  tags: ['autodocs'],
  // Any axe violation fails the story's test.
  parameters: { a11y: { test: 'error' }, layout: 'fullscreen' },
  globalTypes: {
    theme: { toolbar: { title: 'Theme', icon: 'contrast', items: ['light', 'dark'], dynamicTitle: true } },
    dir: { toolbar: { title: 'Direction', icon: 'transfer', items: ['ltr', 'rtl'], dynamicTitle: true } },
    width: { toolbar: { title: 'Width', icon: 'grow', items: [...widths], dynamicTitle: true } },
    locale: { toolbar: { title: 'Language', icon: 'globe', items: ['en', 'zh-CN'], dynamicTitle: true } },
  },
  initialGlobals: { theme: 'light', dir: 'ltr', width: 'full', locale: 'en' },
  decorators: [
    (Story, { globals }) => {
      const width = Number(globals['width']);
      return (
        <div
          className="cl-root"
          data-cl-theme={String(globals['theme'])}
          dir={String(globals['dir'])}
          lang={String(globals['locale'])}
          style={width > 0 ? { inlineSize: width, maxInlineSize: '100%' } : undefined}
        >
          <Story />
        </div>
      );
    },
  ],
};
export default preview;
