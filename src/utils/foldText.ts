/**
 * Text as search compares it: compatibility forms made one (full-width letters, ligatures), lower case, one form of the Greek sigma. Accents stay,
 * since in many languages they make another letter. Folding twice changes nothing.
 */
export function foldText(text: string): string {
  return text.normalize('NFKC').toLowerCase().normalize('NFKC').replaceAll('ς', 'σ');
}
