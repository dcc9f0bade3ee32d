import { Busy } from '@cordee/kernel';

/** What was compared before a transaction has changed since: thrown in it, so that `againIfChanged` begins again. */
export class ChangedMeanwhile extends Error {}

/** Of one address there are five sign-ups an hour, and no other hash changes as often. */
const MAX_TRIES = 6;

/**
 * Runs `work`, which compares a password and then saves in a transaction, again when this finds something else than what was compared: whoever waits for
 * their turn thus locks nothing, and keeps no connection to the database. @throws Busy after the last try, and whatever `work` throws
 */
export async function againIfChanged<T>(work: () => Promise<T>): Promise<T> {
  for (let tries = 1; ; tries += 1) {
    try {
      return await work();
    } catch (error) {
      if (!(error instanceof ChangedMeanwhile)) throw error;
      if (tries === MAX_TRIES) throw new Busy({ waiting: 0 });
    }
  }
}
