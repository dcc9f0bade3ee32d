/** Answers are given at multiples of this time, in milliseconds: longer than comparing takes unless the machine is overloaded. */
const STEP_MS = 400;

/** How long an answer that took `elapsed` milliseconds waits for the next multiple of the step; one that is overdue, for the one after. */
export const timeUntilStep = (elapsed: number): number => STEP_MS - (elapsed % STEP_MS);
