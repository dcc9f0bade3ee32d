import type { Id } from '@cordee/kernel/pure';

declare module '@cordee/kernel' {
  interface IdTypes {
    /** Sessions, by their row in `sessions`. */
    readonly session: number;
    /** Memberships, by their row in `cordee.membership`. */
    readonly membership: string;
  }
}

/** The id of a session. Outside of the server sessions are known by their document id: see `sessionIdOf`. */
export type SessionId = Id<'session'>;

/** The id of a membership: of a person in a session. */
export type MembershipId = Id<'membership'>;
