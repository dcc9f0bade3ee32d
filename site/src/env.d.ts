declare namespace App {
  interface Locals {
    /** The opaque token of the person's sign-in, or undefined: whether it is worth anything is for the CMS to say. */
    token: string | undefined;
    locale: import('./lib/messages.ts').Locale;
    theme: 'light' | 'dark' | undefined;
    requestId: string;
    /** The address of the reader's own machine. */
    clientAddress: string;
    /** Why the page asked for cannot be shown, for the page that says so. */
    problem?: import('./lib/cms.ts').Problem;
  }
}
