import { safeRedirect } from '../paths.ts';

/** The query parameter by which a form or a script of a page says whose page it is. (H-79) */
export const PAGE_OF = 'person';

/** The query parameter by which signing out also forgets what the site kept on the device: progress not saved yet, the speed of films. */
export const FORGET_DEVICE = 'oublier';

/** The address of a form that changes something of the reader's: it changes nothing once somebody else has signed in. (H-79) */
export const ownForm = ({ person }: App.Locals, action: Readonly<{ toString: () => string }>): string =>
  person ? `${action}&${PAGE_OF}=${encodeURIComponent(person)}` : String(action);

/** The page that a form was sent from: the address of the form without what is for its action alone, and with these parameters. */
export function pageOfForm(form: URL, parameters: Readonly<Record<string, string>> = {}): string {
  const page = new URL(form);
  for (const name of ['_action', PAGE_OF, FORGET_DEVICE]) page.searchParams.delete(name);
  for (const [name, value] of Object.entries(parameters)) page.searchParams.set(name, value);
  return safeRedirect(page.pathname + page.search);
}
