import type { Day } from '@cordee/kernel/pure';

/** The facts of the mails about slots: the course, the reference of the session, and the day on which it happened. */
export type SlotMailFacts = { firstName: string; course: string; reference: string; on: Day };
