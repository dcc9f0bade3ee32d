import type { Id } from '@cordee/kernel/pure';

declare module '@cordee/kernel' {
  interface IdTypes {
    /** People, by the row of their account in `up_users`. */
    readonly person: number;
    /** Sign-ins, by their row in `cordee.sign_in`. */
    readonly 'sign-in': string;
  }
}

/** The id of a person. Outside of the server people are known by the document id of their account: see `personIdOf`. */
export type PersonId = Id<'person'>;

/** The id of a sign-in. */
export type SignInId = Id<'sign-in'>;
