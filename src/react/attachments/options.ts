'use client';
import { createContext, createElement, useContext, type ReactElement, type ReactNode } from 'react';
import type { AttachmentOptions } from './types.js';

const none: AttachmentOptions = {};
const OptionsContext = createContext<AttachmentOptions>(none);

/**
 * Says how the composers inside take files and recordings.
 *
 * @example
 * ```tsx
 * const options = { accept: 'image/*,.pdf', maxFiles: 10 };
 * <AttachmentOptionsProvider options={options}>
 *   <ChatApp adapter={adapter} />
 * </AttachmentOptionsProvider>
 * ```
 */
export function AttachmentOptionsProvider(props: {
  /** Make the object outside of render. */
  readonly options: AttachmentOptions;
  readonly children: ReactNode;
}): ReactElement {
  return createElement(OptionsContext.Provider, { value: props.options }, props.children);
}

/** The options of the nearest AttachmentOptionsProvider. */
export function useAttachmentOptions(): AttachmentOptions {
  return useContext(OptionsContext);
}
