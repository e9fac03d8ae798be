'use client';
import { useId, useLayoutEffect, useMemo, useState, type ReactElement } from 'react';
import { ComposerField, ComposerForm } from '../ComposerForm.js';
import { ContentPreview } from '../ContentPreview.js';
import type { CardContent } from '../content.js';
import { useFormState } from '../formState.js';
import type { MessageComposerProps } from '../messageComposer.js';
import { useOwnStrings } from '../ownStrings.js';
import {
  cardOf,
  emptyCard,
  faultOf,
  isBegun,
  LONGEST_ADDRESS,
  LONGEST_TEXT,
  LONGEST_TITLE,
  LONGEST_VALUE,
  MOST_FACTS,
  MOST_LINKS,
  type CardDraft,
  type CardFault,
} from './cardDraft.js';
import { cardComposerStrings } from './composerStrings.js';
import { keepEnter, PairFields } from './PairFields.js';

/** Makes a card: a title, words, facts and buttons that lead somewhere. */
export function CardComposer({ onSend, onCancel, onDirtyChange }: MessageComposerProps<CardContent>): ReactElement {
  const t = useOwnStrings(cardComposerStrings);
  const id = useId();
  const [draft, setDraft] = useFormState<CardDraft>('draft', emptyCard);
  const [fault, setFault] = useState<CardFault>();
  const content = useMemo(() => cardOf(draft), [draft]);
  const { title, text, facts, links } = draft;
  const begun = isBegun(draft);
  // At once: an Escape right after the last letter asks, too.
  useLayoutEffect(() => onDirtyChange(begun), [begun, onDirtyChange]);

  const change = (changes: Partial<CardDraft>): void => {
    const next = { ...draft, ...changes };
    setDraft(next);
    // What is wrong goes as soon as it is mended; nothing is called wrong while one writes.
    if (fault) setFault(faultOf(next));
  };
  const submit = (): void => {
    const found = faultOf(draft);
    setFault(found);
    if (!found && content) onSend(content);
  };
  const factFault = fault?.at === 'facts' ? fault : undefined;
  const linkFault = fault?.at === 'links' ? fault : undefined;

  return (
    <ComposerForm onSubmit={submit} onCancel={onCancel}>
      <ComposerField
        id={`${id}t`}
        label={t('card.compose.title')}
        hint={t('card.compose.characters', { max: LONGEST_TITLE })}
        error={fault?.at === 'title' ? t('card.compose.noTitle') : undefined}
      >
        {(control) => (
          <input
            {...control}
            required
            dir="auto"
            autoComplete="off"
            maxLength={LONGEST_TITLE}
            value={title}
            onKeyDown={keepEnter}
            onChange={(event) => change({ title: event.currentTarget.value })}
          />
        )}
      </ComposerField>
      <ComposerField
        id={`${id}w`}
        label={t('card.compose.text')}
        hint={t('card.compose.characters', { max: LONGEST_TEXT })}
      >
        {(control) => (
          <textarea
            {...control}
            rows={3}
            dir="auto"
            maxLength={LONGEST_TEXT}
            value={text}
            onChange={(event) => change({ text: event.currentTarget.value })}
          />
        )}
      </ComposerField>
      <PairFields
        legend={t('card.compose.facts')}
        hint={t('card.compose.factsHint', { max: MOST_FACTS })}
        error={
          factFault &&
          t(factFault.field === 'label' ? 'card.compose.factNoLabel' : 'card.compose.factNoValue', {
            number: factFault.number,
          })
        }
        fault={factFault}
        pairs={facts}
        most={MOST_FACTS}
        onChange={(pairs) => change({ facts: pairs })}
        add={t('card.compose.addFact')}
        remove={(number) => t('card.compose.removeFact', { number })}
        labelName={(number) => t('card.compose.factLabel', { number })}
        valueName={(number) => t('card.compose.factValue', { number })}
        labelPlaceholder={t('card.compose.label')}
        value={{ dir: 'auto', maxLength: LONGEST_VALUE, placeholder: t('card.compose.value') }}
      />
      <PairFields
        legend={t('card.compose.links')}
        hint={t('card.compose.linksHint', { max: MOST_LINKS })}
        error={
          linkFault &&
          t(linkFault.field === 'label' ? 'card.compose.linkNoLabel' : 'card.compose.linkBadAddress', {
            number: linkFault.number,
          })
        }
        fault={linkFault}
        pairs={links}
        most={MOST_LINKS}
        onChange={(pairs) => change({ links: pairs })}
        add={t('card.compose.addLink')}
        remove={(number) => t('card.compose.removeLink', { number })}
        labelName={(number) => t('card.compose.linkLabel', { number })}
        valueName={(number) => t('card.compose.linkAddress', { number })}
        labelPlaceholder={t('card.compose.label')}
        value={{ type: 'url', dir: 'ltr', spellCheck: false, maxLength: LONGEST_ADDRESS, placeholder: 'https://' }}
      />
      {content ? <ContentPreview content={content} label={t('card.compose.preview')} /> : null}
    </ComposerForm>
  );
}
