'use client';
import { useEffect, useRef, useState, type ReactElement } from 'react';
import { useSummaryText } from '../../messages/index.js';
import { comparePositions, laterPosition, type Content, type Position } from '../../model/index.js';
import { useConversation, useConversationScope, useDisplayName, useStrings } from '../../react/index.js';
import { VisuallyHidden } from '../../ui/index.js';
import { countNewAfter, lastConfirmedPosition, type ListedRow, type ListedRows } from './rowShape.js';

/** Nothing is said more often than this, in ms: a lively group is told as a number. */
const PAUSE = 3000;

interface News {
  readonly count: number;
  readonly newest: ListedRow;
}

/** Tells assistive technology of messages that came, politely and not in floods. Own messages are not told: their writer knows. */
export function Announcer(props: {
  readonly rows: ListedRows;
  /** The rows reach to the newest message. Far back in history nothing that is loaded is news. */
  readonly live: boolean;
  /** What was there when the chat opened is not news. */
  readonly since: Position | undefined;
}): ReactElement {
  const { rows, live, since } = props;
  const [news, setNews] = useState<News | null>(null);
  const latest = useRef(rows);
  const heard = useRef<Position | undefined>(since);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  useEffect(() => {
    latest.current = rows;
    const last = rows.size > 0 ? rows.rowAt(rows.size - 1).position : undefined;
    if (live) heard.current ??= last;
    if (!live || !last || !heard.current || comparePositions(last, heard.current) <= 0 || timer.current !== undefined)
      return;
    const tell = (): void => {
      timer.current = undefined;
      const view = latest.current;
      const count = countNewAfter(view, heard.current);
      const newest = newestOfOthers(view);
      heard.current = laterPosition(heard.current, lastConfirmedPosition(view));
      if (count > 0 && newest) setNews({ count, newest });
    };
    timer.current = setTimeout(tell, news === null ? 300 : PAUSE);
  }, [live, rows, news]);
  useEffect(
    () => () => {
      clearTimeout(timer.current);
      // Mounted again (as StrictMode does at once) it must not wait for what will not come.
      timer.current = undefined;
    },
    [],
  );
  return (
    <VisuallyHidden role="status" aria-live="polite" className="cl-message-list__news">
      {/* The same words again are other words: only what changes is told. */}
      {news === null ? null : <Said key={news.newest.key} news={news} />}
    </VisuallyHidden>
  );
}

function newestOfOthers(rows: ListedRows): ListedRow | undefined {
  for (let i = rows.size - 1; i >= 0; i--) {
    const row = rows.rowAt(i);
    if (!row.mine) return row;
  }
  return undefined;
}

function Said({ news }: { readonly news: News }): ReactElement {
  const translator = useStrings();
  const { message } = news.newest;
  if (news.count > 1) return <>{translator.t('messages.new', { count: news.count })}</>;
  return <OneMessage senderId={message.senderId} senderName={message.senderName} content={message.content} />;
}

function OneMessage(props: {
  readonly senderId: string;
  readonly senderName: string | undefined;
  readonly content: Content;
}): ReactElement {
  const translator = useStrings();
  const { conversationId } = useConversationScope();
  const groupId = useConversation(conversationId)?.groupId;
  const name = useDisplayName(props.senderId, groupId, props.senderName);
  const text = useSummaryText(props.content);
  return <>{translator.t('messages.newFrom', { name: name || translator.t('common.someone'), text })}</>;
}
