import { useAction } from '@cordee/kernel/admin';
import { useRef, useState } from 'react';
import { type Member, type PastedLine, seatsAdminApi } from '../../admin-api.ts';
import { MOST_PASTED, type PastedPerson, pastedPeople } from '../../server/domain/pasted-list.ts';

type Role = Member['role'];
type Refused = NonNullable<PastedLine['fault']>;

/** A line of a list: what is typed in it, and what the server says of it. */
export type ListedPerson = Readonly<{ id: number; typed: PastedPerson; checked: PastedLine; isOpen: boolean }>;

/** A list as it was checked last; `refused`: why nobody joins the session. */
type CheckedList = Readonly<{ people: readonly ListedPerson[]; refused: Refused | null }>;

type Line = Pick<ListedPerson, 'id' | 'typed' | 'isOpen'>;

/** What a list is for; `onCorrected` is given what it says from now on, which outlives the page. */
type Purpose = Readonly<{ session: string; role: Role; onCorrected: (people: readonly PastedPerson[]) => void }>;

/** The state of a pasted list: read from a text, and checked by the server again after each correction, so that what is shown is what would be added. */
export function usePastedList({ session, role, onCorrected }: Purpose) {
  const [view, { isRunning, refusal }] = useAction(seatsAdminApi.viewPasted);
  const [list, setList] = useState<CheckedList>();
  const [tooMany, setTooMany] = useState<Refused>();
  const lastCheck = useRef(0);
  // What was typed last, also while it is still being checked.
  const latest = useRef<readonly Line[]>([]);

  const check = async (lines: readonly Line[], as = role) => {
    lastCheck.current += 1;
    latest.current = lines;
    const mine = lastCheck.current;
    const { data } = await view({ params: { session }, body: { people: lines.map(({ typed }) => typed), role: as } });
    if (!data || mine !== lastCheck.current) return;
    const people = lines.flatMap((line, index) => {
      const checked = data.lines[index];
      return checked ? [{ ...line, checked }] : [];
    });
    setList({ people, refused: data.refused });
  };
  const change = (corrected: (line: Line) => readonly Line[]) => {
    if (!list) return;

    const lines = latest.current.flatMap(corrected);
    onCorrected(lines.map(({ typed }) => typed));
    void check(lines);
  };

  return {
    list,
    isChecking: isRunning,
    refusal: tooMany ?? refusal,
    async read(text: string) {
      const people = pastedPeople(text);
      const isTooLong = people.length > MOST_PASTED;
      setTooMany(isTooLong ? { code: 'seats.too_many_pasted', facts: { people: people.length, most: MOST_PASTED } } : undefined);
      if (!isTooLong) await check(people.map((typed, id) => ({ id, typed, isOpen: false })));
    },
    recheck(as: Role) {
      if (list) void check(latest.current, as);
    },
    correct: (id: number, typed: PastedPerson) => change((line) => [line.id === id ? { id, typed, isOpen: false } : line]),
    open(id: number) {
      const opened = <L extends Line>(line: L): L => (line.id === id ? { ...line, isOpen: true } : line);
      latest.current = latest.current.map(opened);
      setList(list && { ...list, people: list.people.map(opened) });
    },
    remove: (id: number) => change((line) => (line.id === id ? [] : [line])),
    removeWrong: () =>
      change((line) =>
        list?.people.some(({ id, typed, checked }) => id === line.id && typed === line.typed && checked.state === 'wrong') ? [] : [line],
      ),
    swap: (id: number) => change((line) => [line.id === id ? { ...line, typed: swapped(line.typed) } : line]),
    swapAll: () => change((line) => [{ ...line, typed: swapped(line.typed) }]),
    close() {
      lastCheck.current += 1;
      setList(undefined);
    },
  };
}

export type PastedList = ReturnType<typeof usePastedList>;

const swapped = ({ email, firstName, lastName }: PastedPerson): PastedPerson => ({ email, firstName: lastName, lastName: firstName });

/** Whether somebody has to look at a line before the list is added. */
export const needsLook = ({ checked, isOpen }: ListedPerson): boolean => isOpen || checked.state === 'wrong' || checked.isSwapped;
