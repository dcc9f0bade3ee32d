import type { Day } from '@cordee/kernel/pure';

/** The facts of the mails about turns: the course, the reference of the session, and the day on which it happened. */
export type TurnMailFacts = { firstName: string; course: string; reference: string; on: Day };
