import { useSyncExternalStore } from 'react';

/** What is asked, and how the dialog that shows it answers. */
type Asked<Question, Answer> = Readonly<{ question: Question; answer: (answer: Answer) => void }>;

/** A question that code outside of the screens asks, one at a time, and a dialog answers. */
export function makeQuestion<Question, Answer>() {
  let asked: Asked<Question, Answer> | undefined;
  const listeners = new Set<() => void>();
  const show = (next: typeof asked) => {
    asked = next;
    for (const listener of listeners) listener();
  };
  const subscribe = (listener: () => void) => {
    listeners.add(listener);
    return () => void listeners.delete(listener);
  };
  const current = () => asked;

  return {
    current,
    /** The question that is open, for the dialog that shows it. */
    useCurrent: () => useSyncExternalStore(subscribe, current),
    ask: (question: Question): Promise<Answer> =>
      new Promise((resolve) => {
        const answer = (given: Answer) => {
          show(undefined);
          resolve(given);
        };
        show({ question, answer });
      }),
  };
}
