import type { CmsSettings } from '../../settings.ts';
import type { Locale } from '../mail/template.ts';
import type { Db } from '../transaction.ts';

/** The person who is signed in. `globalRole` is a role that belongs to the person and not to a membership. (ACC-8) */
export type Person = Readonly<{
  id: number;
  firstName: string;
  lastName: string;
  email: string;
  locale: Locale;
  globalRole: 'none' | 'tester' | 'student' | 'administrator';
  /** Whether the person is staff: somebody with an account in the CMS admin. (ACC-22) */
  isStaff: boolean;
  /**
   * Whether a member of staff signed in without the two-factor authentication that the settings require of staff: they have no rights
   * beyond those of any person until they do. (ACC-6)
   */
  needsTwoFactor: boolean;
  /** Whether the person has a picture; otherwise their initials are shown. (ACC-10) */
  picture: boolean;
}>;

/** The rights of a caller; each plugin adds its part by declaration merging. */
// biome-ignore lint/suspicious/noEmptyInterface: plugins add to it
export interface Rights {}

/** Who makes a request, and when. Every rule about rights and dates is a function of this. */
export type Caller = Readonly<{ now: Date; person: Person | null; rights: Rights }>;

/** A caller who is signed in. */
export type SignedInCaller = Caller & { readonly person: Person };

/** Identifies the caller who holds a session token, with the rights that all plugins contribute, in one SQL statement. */
export type Identify = (
  db: Db,
  token: string | null,
  app: Readonly<{ rights: Readonly<Record<string, string>>; settings: CmsSettings }>,
) => Promise<Caller>;
