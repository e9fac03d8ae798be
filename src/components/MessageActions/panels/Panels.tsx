'use client';
import type { ReactElement } from 'react';
import { useLazy } from '../../../ui/index.js';
import type { Panel } from '../panel.js';
import type { MessageRow } from '../types.js';
import { useWayTo } from '../useWayTo.js';
import type { PanelProps } from './panelProps.js';
import { InfoPanel } from './InfoPanel.js';
import { ReactionsPanel } from './ReactionsPanel.js';
import { ReadersPanel } from './ReadersPanel.js';
import { RecallPanel } from './RecallPanel.js';
import { RemindPanel } from './RemindPanel.js';
import { ReportPanel } from './ReportPanel.js';
import { SavedPanel } from './SavedPanel.js';

const loadEditHistory = () => import('./EditHistoryPanel.js');
const loadForward = () => import('../forward/ForwardDialog.js');

/** The dialog that is open over the list. */
export function Panels({ panel, ...rest }: PanelProps & { readonly panel: Panel }): ReactElement | null {
  switch (panel.kind) {
    case 'recall':
      return <RecallPanel {...rest} row={panel.row} />;
    case 'info':
      return <InfoPanel {...rest} row={panel.row} />;
    case 'edit-history':
      return <EditHistory {...rest} row={panel.row} />;
    case 'readers':
      return <ReadersPanel {...rest} row={panel.row} />;
    case 'reactions':
      return <ReactionsPanel {...rest} row={panel.row} emoji={panel.emoji} />;
    case 'report':
      return <ReportPanel {...rest} row={panel.row} />;
    case 'remind':
      return <RemindPanel {...rest} row={panel.row} />;
    case 'saved':
      return <Saved {...rest} />;
    case 'forward':
      return <Forward {...rest} rows={panel.rows} />;
  }
}

function Saved({ goTo, onClose, t }: PanelProps): ReactElement {
  return <SavedPanel wayTo={useWayTo(goTo)} onClose={onClose} t={t} />;
}

function EditHistory(props: PanelProps & { readonly row: MessageRow }): ReactElement | null {
  const dialog = useLazy(loadEditHistory, true, props.onClose);
  return dialog ? <dialog.EditHistoryPanel {...props} /> : null;
}

function Forward(
  props: PanelProps & { readonly rows: Extract<Panel, { kind: 'forward' }>['rows'] },
): ReactElement | null {
  const dialog = useLazy(loadForward, true, props.onClose);
  return dialog ? <dialog.ForwardDialog {...props} /> : null;
}
