'use client';
import { useOwnStrings } from '../../messages/index.js';
import type { SearchFilter } from '../../model/index.js';
import { useChat, useConversationName, useSelfId, useStrings } from '../../react/index.js';
import { personName } from '../names/index.js';
import { searchStrings } from './strings.js';

/** What a filter says, such as "From Mira". */
export function useFilterText(filter: SearchFilter): string {
  const t = useOwnStrings(searchStrings);
  const { t: words, locale, timeZone } = useStrings();
  const selfId = useSelfId();
  const person = useChat((state) => (filter.type === 'from' ? personName(state, filter.userId) : ''));
  const place = useConversationName(filter.type === 'in' ? filter.conversationId : '');
  switch (filter.type) {
    case 'from':
      return t('search.chip.from', {
        name: filter.userId === selfId ? words('common.you') : person || words('common.someone'),
      });
    case 'in':
      return t('search.chip.in', { name: place });
    case 'has':
      return t(`search.kind.${filter.kind}`);
    default: {
      const { period, start, type } = filter;
      const parts = period.split('-').length;
      const date = new Intl.DateTimeFormat(locale, {
        year: 'numeric',
        ...(parts > 1 && { month: 'long' }),
        ...(parts > 2 && { day: 'numeric' }),
        timeZone,
      }).format(start);
      return t(type === 'on' && parts < 3 ? 'search.chip.within' : `search.chip.${type}`, { date });
    }
  }
}
