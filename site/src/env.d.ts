declare namespace App {
  interface Locals {
    /** The session token of the cookie, or undefined. It is opaque here: only the CMS knows whether it is valid. */
    token: string | undefined;
    /** The person who is signed in, once the CMS has said so: the document id. */
    person?: string;
    /** The person whose page sent this request, if it says so: the document id. (H-79) */
    pageOf?: string;
    locale: import('./lib/messages.ts').Locale;
    theme: 'light' | 'dark' | undefined;
    requestId: string;
    /** The IP address of the reader. */
    clientAddress: string;
    /** Why the requested page cannot be shown, for the page that explains it. */
    problem?: import('./lib/cms.ts').Problem;
  }
}
