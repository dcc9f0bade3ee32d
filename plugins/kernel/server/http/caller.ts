import type { CmsSettings } from '../../settings.ts';
import type { Locale } from '../mail/template.ts';
import type { Db } from '../transaction.ts';

/** The person who is signed in. `standing` is what belongs to the person and not to a membership. (ACC-8) */
export type Person = Readonly<{
  id: number;
  firstName: string;
  lastName: string;
  email: string;
  locale: Locale;
  globalRole: 'none' | 'tester' | 'student' | 'administrator';
  /** Whether they work here: somebody with an account in the CMS admin. (ACC-22) */
  isStaff: boolean;
  /** Whether they signed in without the second step that the house asks of its staff: they are nobody special until then. (ACC-6) */
  needsTwoFactor: boolean;
  /** Whether they chose a picture; else their initials are drawn. (ACC-10) */
  picture: boolean;
}>;

/** What rooms know about the person's rights; each room adds its part by declaration merging. */
// biome-ignore lint/suspicious/noEmptyInterface: rooms add to it
export interface Rights {}

/** Who is asking, and when. Every rule about rights and dates is a function of this. */
export type Caller = Readonly<{ now: Date; person: Person | null; rights: Rights }>;

/** A caller who is signed in. */
export type SignedInCaller = Caller & { readonly person: Person };

/** Finds who holds a session token, with the rights of all rooms, in one statement. */
export type Identify = (
  db: Db,
  token: string | null,
  app: Readonly<{ rights: Readonly<Record<string, string>>; settings: CmsSettings }>,
) => Promise<Caller>;
