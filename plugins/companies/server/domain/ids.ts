import type { Id } from '@cordee/kernel/pure';

declare module '@cordee/kernel' {
  interface IdTypes {
    /** Companies, by their row in `companies`. */
    readonly company: number;
    /** Establishments, by their row in `establishments`. */
    readonly establishment: number;
  }
}

/** The id of a company. */
export type CompanyId = Id<'company'>;

/** The id of an establishment of a company. */
export type EstablishmentId = Id<'establishment'>;
