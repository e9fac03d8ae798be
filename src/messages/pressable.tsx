'use client';
import type { KeyboardEvent, ReactElement, ReactNode } from 'react';
import type { UserId } from '../model/index.js';
import { useOpenUser, useSelfId } from '../react/index.js';
import { useOpenLink } from './openLink.js';
import { useTextOptions, type MentionClickHandler } from './textOptions.js';

/** A link in a text. A new tab that knows nothing of this one; the host may do something else. */
export function TextLink(props: {
  readonly href: string;
  /** Shown after the words when they do not say where the link leads. */
  readonly target?: string | undefined;
  readonly children: ReactNode;
}): ReactElement {
  const { href, target, children } = props;
  const onOpenLink = useOpenLink();
  return (
    <>
      <a
        className="cl-message-text__link"
        href={href}
        target="_blank"
        rel="noopener noreferrer nofollow"
        onClick={onOpenLink ? (event) => onOpenLink(href, event) : undefined}
      >
        {children}
      </a>
      {target === undefined ? null : (
        <bdi className="cl-meta" dir="ltr">
          {` (${target})`}
        </bdi>
      )}
    </>
  );
}

/** Somebody, or everybody, who is meant. */
export function Mention(props: { readonly userId: UserId | undefined; readonly text: string }): ReactElement {
  const { userId, text } = props;
  const selfId = useSelfId();
  const { onMentionClick: own } = useTextOptions();
  const openUser = useOpenUser();
  const onMentionClick: MentionClickHandler | undefined =
    own ?? (openUser && ((id, { currentTarget }) => openUser(id, currentTarget)));
  const self = userId === undefined || userId === selfId || undefined;
  if (!onMentionClick || userId === undefined) {
    return (
      <bdi className="cl-message-text__mention" data-self={self}>
        {text}
      </bdi>
    );
  }
  return (
    // A real button would be a box of its own in the line, that does not break and cannot be selected.
    <bdi
      className="cl-message-text__mention"
      data-self={self}
      role="button"
      aria-haspopup={own ? undefined : 'dialog'}
      tabIndex={0}
      onClick={(event) => onMentionClick(userId, event)}
      onKeyDown={(event: KeyboardEvent<HTMLElement>) => {
        if (event.key !== 'Enter' && event.key !== ' ') return;
        event.preventDefault();
        onMentionClick(userId, event);
      }}
    >
      {text}
    </bdi>
  );
}
