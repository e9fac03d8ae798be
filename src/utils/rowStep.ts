/**
 * Where an arrow key, Home or End leads in a row of controls of which one is in the tab order; beyond either end it goes on at the other. Undefined for other
 * keys.
 */
export function rowStep(key: string, at: number, count: number, dir: 'ltr' | 'rtl'): number | undefined {
  const forward = dir === 'rtl' ? -1 : 1;
  const steps: Readonly<Record<string, number>> = {
    ArrowRight: at + forward,
    ArrowLeft: at - forward,
    Home: 0,
    End: count - 1,
  };
  const to = steps[key];
  return to === undefined ? undefined : (to + count) % count;
}
