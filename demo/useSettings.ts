import { useCallback, useEffect, useState } from 'react';
import { readSettings, writeSettings, type DemoSettings } from './settings.ts';

/** The settings of the page's address, and the way to change them. Back and forward of the browser are followed. */
export function useSettings(): [DemoSettings, (changes: Partial<DemoSettings>) => void] {
  const [settings, setSettings] = useState(() => readSettings(location.search));
  useEffect(() => {
    const follow = (): void => setSettings(readSettings(location.search));
    addEventListener('popstate', follow);
    return () => removeEventListener('popstate', follow);
  }, []);
  useEffect(() => {
    const address = `${location.pathname}${writeSettings(settings)}${location.hash}`;
    // Replaced, not pushed: choosing a theme is not a page to go back to.
    if (address !== `${location.pathname}${location.search}${location.hash}`) history.replaceState(null, '', address);
  }, [settings]);
  const change = useCallback(
    (changes: Partial<DemoSettings>) => setSettings((before) => ({ ...before, ...changes })),
    [],
  );
  return [settings, change];
}
