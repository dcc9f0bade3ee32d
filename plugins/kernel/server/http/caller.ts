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

/** Who makes a request, and when. Every rule about rights and dates is a function of this. `N`: the rights that were loaded. */
export type Caller<N extends keyof Rights = never> = Readonly<{ now: Date; person: Person | null; rights: Readonly<Pick<Rights, N>> }>;

/** A caller who is signed in. */
export type SignedInCaller<N extends keyof Rights = never> = Caller<N> & { readonly person: Person };

/** What identifies a caller: `rights` has the SQL sub-select of each right that is needed. */
export type IdentifyOptions<N extends keyof Rights> = Readonly<{ rights: ReadonlyMap<N, string>; settings: CmsSettings }>;

/** Identifies the caller who holds a session token, with the rights that are needed, in one SQL statement. */
export type Identify = <N extends keyof Rights>(db: Db, token: string | null, options: IdentifyOptions<N>) => Promise<Caller<N>>;
