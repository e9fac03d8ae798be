'use client';
import { useEffect, useLayoutEffect } from 'react';

/** `useLayoutEffect` in browsers. On a server there is no layout, and React 18 would warn. */
export const useIsomorphicLayoutEffect: typeof useLayoutEffect =
  typeof document === 'undefined' ? useEffect : useLayoutEffect;
