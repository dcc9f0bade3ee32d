import type { AstroGlobal } from 'astro';
import { browserToken } from '../../lib/cookies.ts';

/** What a mail program takes for the end of a link: the bracket, quote or full stop that follows it in a text, a few of them at most. */
const AFTER_A_CODE = /[^\w-]{1,5}$/;

type LinkQuery = Readonly<{ code: string; trustedBrowser: string }>;

/** The link that a page was opened with: its code, and what the CMS says of it. (H-76) */
export type OpenedLink<V> = Readonly<{ code: string; view: V | Readonly<{ state: 'incomplete' }> }>;

/**
 * The title of a page whose link does not work, by the state of the link. `done` leads to the success of its form, unless the form is then
 * sent with another password, which is not saved: that is said. (H-75)
 */
export const CLOSED_LINK_TITLES = {
  done: 'link.used',
  used: 'link.used',
  expired: 'link.expired',
  unknown: 'link.unknown',
  incomplete: 'link.incomplete',
} as const;

/** The HTTP status of a page by the state of its link. */
export const LINK_STATUS = { open: 200, done: 410, used: 410, expired: 410, unknown: 410, incomplete: 404 } as const;

/**
 * Reads the link that a page was opened with, so that the page says what it is worth before anything is typed; `read` asks the CMS, or
 * returns the response to send in place of the page. The browser gets a token, by which the CMS recognises its form when it is sent twice.
 * (H-75, H-76)
 */
export async function viewLink<V extends object>(
  { url, cookies }: AstroGlobal,
  read: (query: LinkQuery) => Promise<V | Response>,
): Promise<OpenedLink<V> | Response> {
  const code = url.searchParams.get('code')?.replace(AFTER_A_CODE, '') ?? '';
  const trustedBrowser = browserToken(cookies);
  if (!/^[\w.-]{1,200}$/.test(code)) return { code, view: { state: 'incomplete' } };

  const view = await read({ code, trustedBrowser });
  return view instanceof Response ? view : { code, view };
}
