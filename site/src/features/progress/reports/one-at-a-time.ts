/**
 * Makes `work` run once at a time: what is asked for while it runs is done by one more run, which begins when that one has ended. The promise is
 * that of a run that began after it was asked for.
 */
export function oneAtATime<Input>(work: (input: Input) => Promise<void>): (input: Input) => Promise<void> {
  let current: Promise<void> | undefined;
  let next: Promise<void> | undefined;

  function start(input: Input): Promise<void> {
    next = undefined;
    current = work(input).finally(() => {
      current = undefined;
    });
    return current;
  }

  return (input) => {
    if (next) return next;
    if (!current) return start(input);

    next = current.then(
      () => start(input),
      () => start(input),
    );
    return next;
  };
}
