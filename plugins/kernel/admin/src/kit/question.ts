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
    /** The question that is open, for the dialog that shows it. */
    useCurrent: () => useSyncExternalStore(subscribe, current),
    /** Asks. `leaving`: once the form that asks is left, nothing is asked any more, and this is the answer. */
    ask: (question: Question, leaving?: Readonly<{ left: AbortSignal; answer: Answer }>): Promise<Answer> =>
      new Promise((resolve) => {
        if (leaving?.left.aborted) return resolve(leaving.answer);

        const own = { question, answer };
        function answer(given: Answer): void {
          if (asked === own) show(undefined);
          resolve(given);
        }
        leaving?.left.addEventListener('abort', () => answer(leaving.answer));
        show(own);
      }),
  };
}
