import { ns } from '../namespaces.js';
import type { XmppFallback, XmppReference } from '../stanzas.js';

/** An element, as stanza's translator hands it over. */
export interface XmlElement {
  readonly children: readonly (XmlElement | string)[];
  getName(): string;
  getNamespace(): string;
  getAttribute(name: string): string | undefined;
  getChild(name: string, namespace?: string): XmlElement | undefined;
  getChildren(name: string, namespace?: string): XmlElement[];
  getText(): string;
  setAttribute(name: string, value: string): void;
  appendChild(child: XmlElement | string): unknown;
}

/** The parts of stanza's JXT the formats below are made with. */
export interface Jxt {
  createElement(namespace: string, name: string, parentNamespace?: string, parent?: XmlElement): XmlElement;
  extendMessage(fields: Readonly<Record<string, Field>>): unknown;
  attribute(name: string): unknown;
  booleanAttribute(name: string): unknown;
  childText(namespace: string | null, element: string): unknown;
  text(): unknown;
  pubsubItemContentAliases(): readonly unknown[];
}

interface Field {
  readonly importer: (xml: XmlElement) => unknown;
  readonly exporter: (xml: XmlElement, value: never, context: { readonly namespace?: string | undefined }) => void;
}

/** Whole numbers only; what others write may be anything. */
function readIndex(text: string | undefined): number | undefined {
  const value = Number(text);
  return text !== undefined && Number.isInteger(value) && value >= 0 ? value : undefined;
}

// Lists that others fill have an end.
const MOST = 64;

/** The extensions stanza does not know, taught to it: 0402, 0424, 0428, 0444, 0461, 0372, 0490 and our own. */
export function xmppFormats(jxt: Jxt): readonly unknown[] {
  const child = (
    xml: XmlElement,
    namespace: string,
    name: string,
    context: { readonly namespace?: string | undefined },
  ) => {
    const element = jxt.createElement(namespace, name, context.namespace, xml);
    xml.appendChild(element);
    return element;
  };
  const attributeOf = (namespace: string, name: string, attribute: string): Field => ({
    importer: (xml) => xml.getChild(name, namespace)?.getAttribute(attribute),
    exporter: (xml, value: string, context) => child(xml, namespace, name, context).setAttribute(attribute, value),
  });
  const reactions: Field = {
    importer(xml) {
      const element = xml.getChild('reactions', ns.reactions);
      if (!element) return undefined;
      const emojis = element.getChildren('reaction', ns.reactions).map((each) => each.getText().trim());
      return { id: element.getAttribute('id'), emojis: emojis.filter((emoji) => emoji !== '').slice(0, MOST) };
    },
    exporter(xml, { id, emojis }: { readonly id: string; readonly emojis: readonly string[] }, context) {
      const element = child(xml, ns.reactions, 'reactions', context);
      element.setAttribute('id', id);
      for (const emoji of emojis) {
        const reaction = jxt.createElement(ns.reactions, 'reaction', ns.reactions, element);
        reaction.appendChild(emoji);
        element.appendChild(reaction);
      }
    },
  };
  const reply: Field = {
    importer(xml) {
      const element = xml.getChild('reply', ns.reply);
      return element && { id: element.getAttribute('id'), to: element.getAttribute('to') };
    },
    exporter(xml, { id, to }: { readonly id: string; readonly to?: string | undefined }, context) {
      const element = child(xml, ns.reply, 'reply', context);
      element.setAttribute('id', id);
      if (to !== undefined) element.setAttribute('to', to);
    },
  };
  const fallbacks: Field = {
    importer(xml) {
      const all = xml.getChildren('fallback', ns.fallback).slice(0, MOST);
      if (all.length === 0) return undefined;
      return all.map((each): XmppFallback => {
        const body = each.getChild('body', ns.fallback);
        return {
          for: each.getAttribute('for'),
          start: readIndex(body?.getAttribute('start')),
          end: readIndex(body?.getAttribute('end')),
        };
      });
    },
    exporter(xml, all: readonly XmppFallback[], context) {
      for (const each of all) {
        const element = child(xml, ns.fallback, 'fallback', context);
        if (each.for !== undefined) element.setAttribute('for', each.for);
        const body = jxt.createElement(ns.fallback, 'body', ns.fallback, element);
        if (each.start !== undefined) body.setAttribute('start', `${each.start}`);
        if (each.end !== undefined) body.setAttribute('end', `${each.end}`);
        element.appendChild(body);
      }
    },
  };
  const references: Field = {
    importer(xml) {
      const all = xml.getChildren('reference', ns.reference).slice(0, MOST);
      if (all.length === 0) return undefined;
      return all.map((each): XmppReference => ({
        type: each.getAttribute('type'),
        begin: readIndex(each.getAttribute('begin')),
        end: readIndex(each.getAttribute('end')),
        uri: each.getAttribute('uri'),
      }));
    },
    exporter(xml, all: readonly XmppReference[], context) {
      for (const { type, begin, end, uri } of all) {
        const element = child(xml, ns.reference, 'reference', context);
        if (type !== undefined) element.setAttribute('type', type);
        if (begin !== undefined) element.setAttribute('begin', `${begin}`);
        if (end !== undefined) element.setAttribute('end', `${end}`);
        if (uri !== undefined) element.setAttribute('uri', uri);
      }
    },
  };
  const payload: Field = {
    importer: (xml) => xml.getChild('data', ns.payload)?.getText(),
    exporter: (xml, json: string, context) => child(xml, ns.payload, 'data', context).appendChild(json),
  };
  // Both forms of 0425, as rooms announce them and as archives keep what remains. Only rooms write this.
  const moderated: Field = {
    importer(xml) {
      // The first form gives the reason within, the second beside.
      const read = (element: XmlElement | undefined, id: string | undefined, around?: XmlElement) =>
        element && {
          id,
          by: element.getAttribute('by'),
          reason: (element.getChild('reason') ?? around?.getChild('reason'))?.getText(),
        };
      const fastened = xml.getChild('apply-to', ns.fasten);
      const retract = xml.getChild('retract', ns.retract);
      const remains = xml.getChild('retracted', ns.retract);
      return (
        read(fastened?.getChild('moderated', ns.moderate0), fastened?.getAttribute('id')) ??
        read(retract?.getChild('moderated', ns.moderate1), retract?.getAttribute('id'), retract) ??
        read(xml.getChild('moderated', ns.moderate0), undefined) ??
        read(remains?.getChild('moderated', ns.moderate1), undefined, remains)
      );
    },
    exporter: () => {},
  };
  // Of several, stanza itself keeps the first.
  const realJids: Field = {
    importer(xml) {
      const items = xml.getChildren('x', ns.mucUser).flatMap((each) => each.getChildren('item', ns.mucUser));
      const jids = items.flatMap((each) => each.getAttribute('jid') ?? []);
      return jids.length > 0 ? jids : undefined;
    },
    exporter: () => {},
  };
  const emptyChild = (namespace: string): Field => ({
    importer: () => undefined,
    exporter: (xml, _: unknown, context) => void child(xml, namespace, 'retract', context),
  });
  const moderate0: Field = {
    importer: () => undefined,
    exporter(xml, _: unknown, context) {
      const element = child(xml, ns.moderate0, 'moderate', context);
      element.appendChild(jxt.createElement(ns.retract0, 'retract', ns.moderate0, element));
    },
  };
  const item = (node: string, element: string, namespace: string, fields: Readonly<Record<string, unknown>>) => ({
    aliases: jxt.pubsubItemContentAliases(),
    element,
    namespace,
    fields,
    type: node,
    typeField: 'itemType',
  });
  const displayedId: Field = {
    importer(xml) {
      const element = xml.getChild('stanza-id', ns.stanzaId);
      return element && { id: element.getAttribute('id'), by: element.getAttribute('by') };
    },
    exporter(xml, { id, by }: { readonly id: string; readonly by: string }, context) {
      const element = child(xml, ns.stanzaId, 'stanza-id', context);
      element.setAttribute('id', id);
      element.setAttribute('by', by);
    },
  };
  return [
    jxt.extendMessage({
      reactions,
      retract: attributeOf(ns.retract, 'retract', 'id'),
      moderated,
      reply,
      fallbacks,
      references,
      payload,
      realJids,
    }),
    {
      path: 'iq.applyTo',
      element: 'apply-to',
      namespace: ns.fasten,
      fields: { id: jxt.attribute('id'), moderate: moderate0 },
    },
    {
      path: 'iq.moderate',
      element: 'moderate',
      namespace: ns.moderate1,
      fields: { id: jxt.attribute('id'), retract: emptyChild(ns.retract) },
    },
    item(ns.settings, 'settings', ns.settings, { json: jxt.text() }),
    item(ns.view, 'view', ns.view, { json: jxt.text() }),
    item(ns.displayed, 'displayed', ns.displayed, { stanzaId: displayedId }),
    item(ns.bookmarks, 'conference', ns.bookmarks, {
      autoJoin: jxt.booleanAttribute('autojoin'),
      name: jxt.attribute('name'),
      nick: jxt.childText(null, 'nick'),
    }),
  ];
}
