import { useId, useState, type ReactElement, type ReactNode } from 'react';
import mark from './favicon.svg';
import { options, writeSettings, type DemoSettings } from './settings.ts';
import { words } from './words.ts';
import type { Person } from './worlds.ts';

interface ToolbarProps {
  readonly people: readonly Person[];
  readonly user: Person;
  readonly second: Person;
  readonly settings: DemoSettings;
  readonly onChange: (changes: Partial<DemoSettings>) => void;
  /** Absent where there is nothing of this browser's to delete, and nobody answers by themselves. */
  readonly onReset: (() => void) | undefined;
}

const languages: Readonly<Record<DemoSettings['lang'], string>> = { en: 'English', 'zh-CN': '简体中文' };

/** Who you are, how it looks, and a second window in one click. */
export function Toolbar({ people, user, second, settings, onChange, onReset }: ToolbarProps): ReactElement {
  const [open, setOpen] = useState(false);
  const panel = useId();
  const text = words[settings.lang];
  const secondAddress = `${location.pathname}${writeSettings({ ...settings, user: second.id, second: user.id, conversation: undefined, join: undefined, two: false })}`;

  return (
    <div className="demo-bar" role="region" aria-label={text.toolbar}>
      <h1 className="demo-bar__brand" translate="no">
        <img src={mark} alt="" width="22" height="22" />
        chatloom
      </h1>
      <Choice
        label={text.you}
        value={user.id}
        onChange={(id) => onChange({ user: id, conversation: undefined })}
        choices={people.map((person) => [person.id, person.name])}
      />
      <div className="demo-bar__second">
        <a
          className="demo-bar__button"
          data-primary=""
          href={secondAddress}
          target="_blank"
          rel="noopener"
          onClick={(event) => {
            if (event.metaKey || event.ctrlKey || event.shiftKey) return;
            event.preventDefault();
            window.open(secondAddress, '_blank', 'noopener,popup,width=900,height=760');
          }}
        >
          {text.secondAs(second.name)}
        </a>
        <Choice
          label={text.second}
          hideLabel
          value={second.id}
          onChange={(id) => onChange({ second: id })}
          choices={people.filter((person) => person.id !== user.id).map((person) => [person.id, person.name])}
        />
      </div>
      <button
        type="button"
        className="demo-bar__button demo-bar__toggle"
        aria-expanded={open}
        aria-controls={panel}
        onClick={() => setOpen(!open)}
      >
        {text.settings}
      </button>
      <div className="demo-bar__panel" id={panel} data-open={open || undefined}>
        <Choice
          label={text.theme}
          value={settings.theme}
          onChange={(theme) => onChange({ theme })}
          choices={options.theme.map((theme) => [theme, text.themes[theme]])}
        />
        <Choice
          label={text.language}
          value={settings.lang}
          onChange={(lang) => onChange({ lang })}
          choices={options.lang.map((lang) => [lang, languages[lang]])}
        />
        <Choice
          label={text.direction}
          value={settings.dir}
          onChange={(dir) => onChange({ dir })}
          choices={options.dir.map((dir) => [dir, text.directions[dir]])}
        />
        <Choice
          label={text.width}
          value={settings.width}
          onChange={(width) => onChange({ width })}
          choices={options.width.map((width) => [width, width === 'full' ? text.full : `${width} px`])}
        />
        <Choice
          label={text.density}
          value={settings.density}
          onChange={(density) => onChange({ density })}
          choices={options.density.map((density) => [density, text.densities[density]])}
        />
        {onReset ? (
          <Check checked={settings.bots} onChange={(bots) => onChange({ bots })}>
            {text.bots}
          </Check>
        ) : null}
        <Check checked={settings.two} onChange={(two) => onChange({ two })}>
          {text.two}
        </Check>
        {onReset ? (
          <button
            type="button"
            className="demo-bar__button"
            onClick={() => {
              if (confirm(text.resetQuestion)) onReset();
            }}
          >
            {text.reset}
          </button>
        ) : null}
      </div>
    </div>
  );
}

interface ChoiceProps<T extends string> {
  readonly label: string;
  readonly hideLabel?: boolean;
  readonly value: T;
  readonly choices: readonly (readonly [T, string])[];
  readonly onChange: (value: T) => void;
}

function Choice<T extends string>({
  label,
  hideLabel = false,
  value,
  choices,
  onChange,
}: ChoiceProps<T>): ReactElement {
  return (
    <label className="demo-choice">
      <span className="demo-choice__label" data-hidden={hideLabel || undefined}>
        {label}
      </span>
      <select
        className="demo-choice__select"
        value={value}
        onChange={(event) => {
          const chosen = choices.find(([known]) => known === event.currentTarget.value);
          if (chosen) onChange(chosen[0]);
        }}
      >
        {choices.map(([known, name]) => (
          <option key={known} value={known}>
            {name}
          </option>
        ))}
      </select>
    </label>
  );
}

/** A box to tick. */
export function Check(props: {
  readonly checked: boolean;
  readonly onChange: (checked: boolean) => void;
  readonly children: ReactNode;
}): ReactElement {
  return (
    <label className="demo-check">
      <input
        type="checkbox"
        checked={props.checked}
        onChange={(event) => props.onChange(event.currentTarget.checked)}
      />
      {props.children}
    </label>
  );
}
