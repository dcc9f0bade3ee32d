import type { Id } from '@cordee/kernel/pure';

declare module '@cordee/kernel' {
  interface IdTypes {
    /** Companies, by their row in `companies`. */
    readonly company: number;
  }
}

/** The id of a company. */
export type CompanyId = Id<'company'>;
