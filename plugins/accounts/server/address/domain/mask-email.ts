import { shownEmail } from '@cordee/kernel/pure';

/** Masks an address so that its owner recognises it and nobody else learns it: `l…@cordee.example`. */
export function maskEmail(address: string): string {
  const shown = shownEmail(address);
  return `${[...shown][0] ?? ''}…${shown.slice(shown.lastIndexOf('@'))}`;
}
