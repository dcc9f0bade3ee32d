import { createHmac, timingSafeEqual } from 'node:crypto';

const ID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

/**
 * The code in a reset link: the row's id signed with the house's secret. The database alone, or a copy of it,
 * opens nothing. (ACC-2)
 */
export const resetCode = (id: string, secret: string): string => `${id}.${signature(id, secret)}`;

/** The id in a code that this house signed, else undefined. */
export function resetIn(code: string, secret: string): string | undefined {
  const [id = '', given = ''] = code.split('.');
  const known = Buffer.from(signature(id, secret));
  const matches = ID.test(id) && given.length === known.length && timingSafeEqual(Buffer.from(given), known);
  return matches ? id : undefined;
}

const signature = (id: string, secret: string) => createHmac('sha256', secret).update(`password-reset:${id}`).digest('base64url');
