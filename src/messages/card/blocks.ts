import type { Json, MediaRef } from '../../model/index.js';
import {
  compact,
  isRecord,
  ownValue,
  readFlag,
  readId,
  readInteger,
  readLine,
  readList,
  readOneOf,
  readText,
} from '../../utils/readers.js';
import { readJson } from '../../utils/readJson.js';
import { readUrl } from '../../utils/readUrl.js';
import { contentLimits, estimateTextHeight, joinLines, readKeyed, readMediaRef } from '../contentHelpers.js';

/** Words. */
export interface CardText {
  readonly kind: 'text';
  readonly text: string;
  readonly format: 'plain' | 'markdown';
}

/** A picture. */
export interface CardImage {
  readonly kind: 'image';
  readonly media: MediaRef;
  readonly alt?: string | undefined;
}

/** Labels with values, such as "Order" and "A-1024". */
export interface CardFields {
  readonly kind: 'fields';
  readonly fields: readonly { readonly label: string; readonly value: string }[];
}

/** A button. Pressing it sends its `id` and `value` to the host, or opens `url`. */
export interface CardButton {
  readonly id: string;
  readonly label: string;
  readonly tone: 'primary' | 'default' | 'danger';
  /** http, https, mailto or tel; opened as every link of a message is. */
  readonly url?: string | undefined;
  readonly value?: Json | undefined;
  readonly disabled?: boolean | undefined;
  /** A question asked before the action is sent. */
  readonly confirm?: string | undefined;
}

/** A row of buttons. */
export interface CardButtons {
  readonly kind: 'buttons';
  readonly buttons: readonly CardButton[];
}

/** What every control of a card has. */
interface CardControl {
  /** Names the value in the action sent to the host. */
  readonly id: string;
  readonly label: string;
  readonly required?: boolean | undefined;
  readonly disabled?: boolean | undefined;
}

/** A choice from a list. */
export interface CardSelect extends CardControl {
  readonly kind: 'select';
  readonly options: readonly { readonly id: string; readonly label: string }[];
  readonly multiple?: boolean | undefined;
  /** Ids of the options chosen. */
  readonly value?: readonly string[] | undefined;
}

/** A date, or date and time, as `2026-05-01` or `2026-05-01T14:30` of the reader's own clock. */
export interface CardDate extends CardControl {
  readonly kind: 'date';
  readonly withTime?: boolean | undefined;
  readonly min?: string | undefined;
  readonly max?: string | undefined;
  readonly value?: string | undefined;
}

/** A field to write in. */
export interface CardInput extends CardControl {
  readonly kind: 'input';
  readonly input: 'text' | 'multiline' | 'number' | 'email' | 'tel';
  readonly placeholder?: string | undefined;
  /** UTF-16 units; 4,000 at most and by default. */
  readonly maxLength: number;
  readonly value?: string | undefined;
}

/** Controls that are sent together. */
export interface CardForm {
  readonly kind: 'form';
  readonly id: string;
  readonly controls: readonly (CardSelect | CardDate | CardInput)[];
  readonly submit: CardButton;
}

/** Cards side by side. */
export interface CardCarousel {
  readonly kind: 'carousel';
  readonly slides: readonly CardSlide[];
}

/** One card of a carousel. */
export interface CardSlide {
  readonly title?: string | undefined;
  readonly blocks: readonly (CardText | CardImage | CardFields | CardButtons)[];
}

/** One block of a card. Controls outside a form send their action at each change. */
export type CardBlock =
  CardText | CardImage | CardFields | CardButtons | CardSelect | CardDate | CardInput | CardForm | CardCarousel;

const FORMATS = ['plain', 'markdown'] as const;
const TONES = ['primary', 'default', 'danger'] as const;
const INPUTS = ['text', 'multiline', 'number', 'email', 'tel'] as const;
const DATE = /^\d{4}-\d{2}-\d{2}(?:T\d{2}:\d{2})?$/u;

const line = (value: unknown, key: string): string | undefined => readLine(ownValue(value, key), contentLimits.line);

function readDate(value: unknown, key: string): string | undefined {
  const text = ownValue(value, key);
  return typeof text === 'string' && DATE.test(text) ? text : undefined;
}

function readButton(value: unknown, id: string): CardButton | undefined {
  const label = line(value, 'label');
  const url = readUrl(ownValue(value, 'url'));
  // A button whose link may not be followed would do something else than it says.
  if (label === undefined || (url === undefined && ownValue(value, 'url') !== undefined)) return undefined;
  return compact({
    id,
    label,
    tone: readOneOf(ownValue(value, 'tone'), TONES) ?? 'default',
    url,
    value: readJson(ownValue(value, 'value'), { depth: 4, nodes: 100, chars: 4_000 }),
    disabled: readFlag(ownValue(value, 'disabled')),
    confirm: line(value, 'confirm'),
  });
}

function readControl(value: unknown): CardSelect | CardDate | CardInput | undefined {
  const id = readId(ownValue(value, 'id'));
  const label = line(value, 'label');
  if (id === undefined || label === undefined) return undefined;
  const control = {
    id,
    label,
    required: readFlag(ownValue(value, 'required')),
    disabled: readFlag(ownValue(value, 'disabled')),
  };
  switch (ownValue(value, 'kind')) {
    case 'select': {
      const options = readKeyed(ownValue(value, 'options'), contentLimits.options, 'id', (item, optionId) => {
        const text = line(item, 'label');
        return text === undefined ? undefined : { id: optionId, label: text };
      });
      if (options.length === 0) return undefined;
      const multiple = readFlag(ownValue(value, 'multiple'));
      const chosen = readList(ownValue(value, 'value'), contentLimits.options, (item) => readId(item));
      const known = options.filter((option) => chosen.includes(option.id)).map((option) => option.id);
      const kept = multiple ? known : known.slice(0, 1);
      return compact({ kind: 'select', ...control, options, multiple, value: kept.length > 0 ? kept : undefined });
    }
    case 'date':
      return compact({
        kind: 'date',
        ...control,
        withTime: readFlag(ownValue(value, 'withTime')),
        min: readDate(value, 'min'),
        max: readDate(value, 'max'),
        value: readDate(value, 'value'),
      });
    case 'input': {
      const maxLength = readInteger(ownValue(value, 'maxLength'), 1, contentLimits.caption) ?? contentLimits.caption;
      return compact({
        kind: 'input',
        ...control,
        input: readOneOf(ownValue(value, 'input'), INPUTS) ?? 'text',
        placeholder: line(value, 'placeholder'),
        maxLength,
        value: readText(ownValue(value, 'value'), maxLength),
      });
    }
    default:
      return undefined;
  }
}

function readStill(value: unknown): CardText | CardImage | CardFields | CardButtons | undefined {
  switch (ownValue(value, 'kind')) {
    case 'text': {
      const text = readText(ownValue(value, 'text'), contentLimits.caption);
      return text === undefined
        ? undefined
        : { kind: 'text', text, format: readOneOf(ownValue(value, 'format'), FORMATS) ?? 'plain' };
    }
    case 'image': {
      const media = readMediaRef(ownValue(value, 'media'));
      return media && compact({ kind: 'image', media, alt: readLine(ownValue(value, 'alt'), 1_000) });
    }
    case 'fields': {
      const fields = readList(ownValue(value, 'fields'), contentLimits.blocks, (item) => {
        const label = line(item, 'label');
        return label === undefined ? undefined : { label, value: readLine(ownValue(item, 'value'), 1_000) ?? '' };
      });
      return fields.length > 0 ? { kind: 'fields', fields } : undefined;
    }
    case 'buttons': {
      const buttons = readKeyed(ownValue(value, 'buttons'), contentLimits.blocks, 'id', readButton);
      return buttons.length > 0 ? { kind: 'buttons', buttons } : undefined;
    }
    default:
      return undefined;
  }
}

/** One block; `undefined` when it is of an unknown kind or cannot be used. */
export function readBlock(value: unknown): CardBlock | undefined {
  if (!isRecord(value)) return undefined;
  switch (ownValue(value, 'kind')) {
    case 'form': {
      const id = readId(ownValue(value, 'id'));
      const controls = readList(ownValue(value, 'controls'), contentLimits.blocks, readControl);
      const submit = ownValue(value, 'submit');
      const button = readButton(submit, readId(ownValue(submit, 'id')) ?? 'submit');
      return id === undefined || button === undefined || controls.length === 0
        ? undefined
        : { kind: 'form', id, controls, submit: button };
    }
    case 'carousel': {
      const slides = readList(ownValue(value, 'slides'), contentLimits.blocks, (item): CardSlide | undefined => {
        const blocks = readList(ownValue(item, 'blocks'), contentLimits.blocks, readStill);
        const title = line(item, 'title');
        return title === undefined && blocks.length === 0 ? undefined : compact({ title, blocks });
      });
      return slides.length > 0 ? { kind: 'carousel', slides } : undefined;
    }
    default:
      return readStill(value) ?? readControl(value);
  }
}

/** The words of a block, for search. */
export function blockText(block: CardBlock): string {
  switch (block.kind) {
    case 'text':
      return block.text;
    case 'image':
      return block.alt ?? '';
    case 'fields':
      return joinLines(...block.fields.map(({ label, value }) => `${label}: ${value}`));
    case 'buttons':
      return joinLines(...block.buttons.map(({ label }) => label));
    case 'form':
      return joinLines(...block.controls.map(({ label }) => label));
    case 'carousel':
      return joinLines(...block.slides.flatMap(({ title, blocks }) => [title, ...blocks.map(blockText)]));
    default:
      return block.label;
  }
}

/** The media of a block. */
export function blockMedia(block: CardBlock): readonly MediaRef[] {
  if (block.kind === 'image') return [block.media];
  return block.kind === 'carousel' ? block.slides.flatMap(({ blocks }) => blocks.flatMap(blockMedia)) : [];
}

/** Estimated height of a block in px. */
export function blockHeight(block: CardBlock, width: number): number {
  switch (block.kind) {
    case 'text':
      return estimateTextHeight(block.text, width);
    case 'image': {
      const { width: across = 4, height = 3 } = block.media;
      return Math.min(240, (height / across) * Math.min(320, Math.max(80, width * 0.72)));
    }
    case 'fields':
      return block.fields.length * 24;
    case 'buttons':
      return Math.ceil(block.buttons.length / 2) * 40;
    case 'form':
      return block.controls.reduce((sum, control) => sum + controlHeight(control) + 12, 40);
    case 'carousel':
      return 280;
    default:
      return controlHeight(block);
  }
}

function controlHeight(control: CardSelect | CardDate | CardInput): number {
  if (control.kind === 'select' && control.multiple) return 24 + control.options.length * 36;
  return control.kind === 'input' && control.input === 'multiline' ? 104 : 62;
}
