/** The query parameter by which a form or a script of a page says whose page it is. (H-79) */
export const PAGE_OF = 'person';

/** The query parameter by which signing out also forgets what the site kept on the device: progress not saved yet, the speed of films. */
export const FORGET_DEVICE = 'oublier';

/** The address of a form that changes something of the reader's: it changes nothing once somebody else has signed in. (H-79) */
export const ownForm = ({ person }: App.Locals, action: Readonly<{ toString: () => string }>): string =>
  person ? `${action}&${PAGE_OF}=${encodeURIComponent(person)}` : String(action);
