import { useCallback, useState } from 'react';

/** The members who are ticked, also those on other pages of the table. Who has left the session is unticked. */
export function useTicked() {
  const [ticked, setTicked] = useState<ReadonlySet<string>>(new Set());
  const untick = useCallback(
    (members: readonly string[]) => setTicked((before) => new Set([...before].filter((member) => !members.includes(member)))),
    [],
  );
  return { ticked, setTicked, untick };
}
