'use client';
import type { ReactElement } from 'react';
import type { MessageId } from '../../../model/index.js';
import { useLazy } from '../../../ui/index.js';
import type { Panel } from '../panel.js';
import type { ActionTranslator } from '../useActionStrings.js';
import type { Doing, DoingHost } from '../useDoing.js';
import { InfoPanel } from './InfoPanel.js';
import { ReactionsPanel } from './ReactionsPanel.js';
import { ReadersPanel } from './ReadersPanel.js';
import { RecallPanel } from './RecallPanel.js';
import { RemindPanel } from './RemindPanel.js';
import { ReportPanel } from './ReportPanel.js';
import { SavedPanel } from './SavedPanel.js';

const loadForward = () => import('../forward/ForwardDialog.js');

/** What every panel gets. */
export interface PanelProps {
  readonly doing: Doing;
  readonly host: DoingHost;
  readonly goTo: (messageId: MessageId) => void;
  readonly onClose: () => void;
  readonly t: ActionTranslator;
}

/** The dialog that is open over the list. */
export function Panels({ panel, ...rest }: PanelProps & { readonly panel: Panel }): ReactElement | null {
  switch (panel.kind) {
    case 'recall':
      return <RecallPanel {...rest} row={panel.row} />;
    case 'info':
      return <InfoPanel {...rest} row={panel.row} />;
    case 'readers':
      return <ReadersPanel {...rest} row={panel.row} />;
    case 'reactions':
      return <ReactionsPanel {...rest} row={panel.row} emoji={panel.emoji} />;
    case 'report':
      return <ReportPanel {...rest} row={panel.row} />;
    case 'remind':
      return <RemindPanel {...rest} row={panel.row} />;
    case 'saved':
      return <SavedPanel {...rest} />;
    case 'forward':
      return <Forward {...rest} rows={panel.rows} />;
  }
}

function Forward(
  props: PanelProps & { readonly rows: Extract<Panel, { kind: 'forward' }>['rows'] },
): ReactElement | null {
  const dialog = useLazy(loadForward, true, props.onClose);
  return dialog ? <dialog.ForwardDialog {...props} /> : null;
}
