'use client';
import { useState, type ReactElement } from 'react';
import { useOwnStrings } from '../../messages/index.js';
import { useRequestCount, useStrings } from '../../react/index.js';
import { Dialog } from '../../ui/index.js';
import { Tabs } from '../MessageActions/index.js';
import { Toasts } from '../Toasts/index.js';
import { ContactsView } from './ContactsView.js';
import { KeptFocus } from './KeptFocus.js';
import { BlockedView, RequestsView } from './RequestsView.js';
import { peopleStrings } from './strings.js';

/** Props of {@link PeopleDialog}. */
export interface PeopleDialogProps {
  readonly onClose: () => void;
  /** What shows first. Default: `contacts`. */
  readonly tab?: 'contacts' | 'requests' | 'blocked' | undefined;
}

const views = { contacts: ContactsView, requests: RequestsView, blocked: BlockedView };

/** Contacts from A to Z, requests, and who is blocked. */
export function PeopleDialog({ onClose, tab = 'contacts' }: PeopleDialogProps): ReactElement {
  const { t } = useStrings();
  const own = useOwnStrings(peopleStrings);
  const count = useRequestCount();
  // What is told meanwhile is told inside: all else is behind the dialog.
  const [root, setRoot] = useState<HTMLElement | null>(null);
  const [current, setCurrent] = useState<string>(tab);
  const View = views[current as keyof typeof views];
  return (
    <Dialog open onClose={onClose} size="large" title={own('people.title')} closeLabel={t('common.close')}>
      <div ref={setRoot} className="cl-people__frame">
        <Tabs
          label={own('people.tabs')}
          current={current}
          onChange={setCurrent}
          tabs={[
            { id: 'contacts', label: own('people.tab.contacts') },
            {
              id: 'requests',
              label: count > 0 ? own('people.tab.requestsCount', { count }) : own('people.tab.requests'),
            },
            { id: 'blocked', label: own('people.tab.blocked') },
          ]}
        >
          <KeptFocus>
            <View key={current} />
          </KeptFocus>
        </Tabs>
        {root ? <Toasts root={root} /> : null}
      </div>
    </Dialog>
  );
}
