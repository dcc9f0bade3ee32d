import type { CmsSettings } from '../../settings.ts';
import type { Db } from '../base/transaction.ts';

declare module '../base/app.ts' {
  interface PluginDefinition {
    /** Identifies the holder of a session token; exactly one plugin defines it. */
    readonly identify?: Identify;
    /**
     * SQL sub-selects over the person `p`, as the view of the plugin that identifies them has it, each returning the JSON value of one key of
     * `caller.rights`; a statement has those that its route needs.
     */
    readonly rights?: Readonly<Partial<Record<keyof Rights, string>>>;
  }
}

/** The person who is signed in; the plugin that identifies them says what else is known of them, by declaration merging. */
export interface Person {
  /** By which pages know whose they are. (H-79) */
  readonly documentId: string;
}

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
type Identify = <N extends keyof Rights>(db: Db, token: string | null, options: IdentifyOptions<N>) => Promise<Caller<N>>;
