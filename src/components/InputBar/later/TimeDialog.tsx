'use client';
import { useId, useState, type FormEvent, type ReactElement } from 'react';
import { useOwnStrings } from '../../../messages/index.js';
import { useChatStore, useNow, useStrings } from '../../../react/index.js';
import { Button, Dialog } from '../../../ui/index.js';
import { laterStrings } from './strings.js';
import { fromField, latest, timeProblem, toField } from './times.js';
import { useWhen } from './useWhen.js';

/** Props of {@link TimeDialog}. */
export interface TimeDialogProps {
  readonly title: string;
  /** The button that does it. */
  readonly submit: string;
  /** Who keeps it until then. */
  readonly note: string;
  /** What stands in the field at first, in ms; left out: an hour from now. */
  readonly initial?: number | undefined;
  readonly onChoose: (at: number) => void;
  readonly onClose: () => void;
}

const MINUTE = 60_000;
const HOUR = 3_600_000;
/** What is offered first is a time one would say, in ms. */
const STEP = 5 * 60_000;

/** Asks for a day and a time, in the reader's time zone, and says in words what that is. */
export function TimeDialog({ title, submit, note, initial, onChoose, onClose }: TimeDialogProps): ReactElement {
  const t = useOwnStrings(laterStrings);
  const strings = useStrings();
  const { formatDate, formatRelative, timeZone } = strings;
  const { env } = useChatStore();
  const now = useNow(1000);
  const when = useWhen();
  const id = useId();
  const [first] = useState(() => initial ?? Math.ceil((env.now() + HOUR) / STEP) * STEP);
  const [value, setValue] = useState(() => toField(first, timeZone));
  const [asked, setAsked] = useState(false);
  // As long as the field says what it said it means what it meant: an hour that comes twice, and the seconds.
  const at = value === toField(first, timeZone) ? first : fromField(value, timeZone);
  const problem = timeProblem(at, now, timeZone);
  // While the field is being filled in nothing is wrong yet.
  const wrong = problem !== undefined && (asked || problem !== 'missing');
  const here = new Intl.DateTimeFormat().resolvedOptions().timeZone;
  const send = (event: FormEvent): void => {
    event.preventDefault();
    setAsked(true);
    if (timeProblem(at, env.now(), timeZone) === undefined) onChoose(at);
  };
  const words =
    problem === undefined
      ? // By the minute: each change is read out.
        t('later.will', { when: when(at), relative: formatRelative(at, Math.floor(now / MINUTE) * MINUTE) })
      : wrong
        ? t(`later.${problem}`, { date: formatDate(latest(now, timeZone)) })
        : '';
  return (
    <Dialog
      open
      onClose={onClose}
      title={title}
      closeLabel={strings.t('common.close')}
      actions={
        <>
          <Button onClick={onClose}>{strings.t('common.cancel')}</Button>
          <Button variant="primary" type="submit" form={`${id}form`} aria-disabled={problem !== undefined}>
            {submit}
          </Button>
        </>
      }
    >
      <form id={`${id}form`} className="cl-later-time" noValidate onSubmit={send}>
        <label htmlFor={`${id}at`}>
          {timeZone === undefined || timeZone === here
            ? t('later.field')
            : t('later.field.zone', { zone: timeZone.replaceAll('_', ' ') })}
        </label>
        <input
          id={`${id}at`}
          className="cl-field cl-later-time__field"
          type="datetime-local"
          required
          min={toField(now, timeZone)}
          max={toField(latest(now, timeZone), timeZone)}
          value={value}
          aria-invalid={wrong || undefined}
          aria-describedby={`${id}words ${id}note`}
          onChange={(event) => setValue(event.currentTarget.value)}
        />
        <p id={`${id}words`} className={wrong ? 'cl-error' : 'cl-later-time__words'} role="status">
          {words}
        </p>
        <p id={`${id}note`} className="cl-quiet">
          {note}
        </p>
      </form>
    </Dialog>
  );
}
