import type { Translator } from '../../../i18n/index.js';
import type { AnyMessageType } from '../../../messages/index.js';

type Label = NonNullable<AnyMessageType['composer']>['label'];

/** The words of a composer in the reader's language. */
export function composerLabel(label: Label, translator: Translator): string {
  return typeof label === 'function' ? label(translator) : (translator.find(label) ?? label);
}
