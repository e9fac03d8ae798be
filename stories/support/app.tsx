import type { ReactElement } from 'react';
import { ChatApp, type ChatAppProps } from 'chatloom';
import { useDisposal, type StoryChat } from './chat.tsx';
import { useLook } from './look.ts';

/** Props of {@link Demo}. */
export interface DemoProps extends ChatAppProps {
  readonly chat: StoryChat;
}

/** The app as a host writes it, with the toolbar's theme, language and direction. */
export function Demo({ chat, ...props }: DemoProps): ReactElement {
  const { theme, dir, locale } = useLook();
  useDisposal(chat);
  return <ChatApp store={chat.store} theme={theme} dir={dir} locale={locale} timeZone="UTC" {...props} />;
}
