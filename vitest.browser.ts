import { playwright } from '@vitest/browser-playwright';
import type { BrowserConfigOptions } from 'vitest/node';

/** Bundled before the first test: a package found while running would reload the page in the middle of one. */
export const browserDependencies: string[] = [
  '@emoji-mart/data',
  '@floating-ui/react-dom',
  'emoji-mart/dist/module.js',
  'idb',
  'linkify-it',
  'react-dom/client',
  'react/jsx-dev-runtime',
  'zustand',
  'zustand/vanilla',
];

/** Made anew for each project: Vitest refuses a browser object shared by two. */
export const browser = (): BrowserConfigOptions => ({
  enabled: true,
  headless: true,
  screenshotFailures: false,
  viewport: { width: 1024, height: 768 },
  provider: playwright({
    launchOptions: {
      executablePath: process.env['CHROMIUM_PATH'] ?? '/usr/bin/chromium',
      args: [
        '--no-sandbox',
        '--disable-gpu',
        '--disable-dev-shm-usage',
        '--disable-background-networking',
        '--use-fake-device-for-media-stream',
        '--use-fake-ui-for-media-stream',
      ],
    },
    contextOptions: { locale: 'en-US', timezoneId: 'UTC', reducedMotion: 'reduce' },
  }),
  instances: [{ browser: 'chromium' as const }],
});
