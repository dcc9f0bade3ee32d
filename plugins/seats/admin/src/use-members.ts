import { useFetchClient } from '@strapi/strapi/admin';
import { useCallback, useEffect, useState } from 'react';

/** A member as the panel shows them. */
export type Member = { id: string; firstName: string | null; lastName: string | null; email: string; role: string };

/** What a member can be, in the order in which it is offered. */
export const ROLES = ['learner', 'manager', 'manager-learner', 'pilot', 'pilot-learner'] as const;

const UNDO_FOR = 10_000;

/** The members of a session, and what the panel can do with them. `refusal` is the code of the last refusal. */
export function useMembers(session: string) {
  const { get, post, del } = useFetchClient();
  const [members, setMembers] = useState<Member[]>([]);
  const [refusal, setRefusal] = useState<string>();
  const [removed, setRemoved] = useState<Member>();
  const address = `/seats/sessions/${session}/members`;

  const load = useCallback(async () => setMembers((await get<{ members: Member[] }>(address)).data.members), [get, address]);
  useEffect(() => void load(), [load]);
  useEffect(() => {
    const timer = setTimeout(() => setRemoved(undefined), UNDO_FOR);
    return () => clearTimeout(timer);
  }, [removed]);

  const attempt = async (work: () => Promise<unknown>): Promise<boolean> => {
    try {
      setRefusal(undefined);
      await work();
      await load();
      return true;
    } catch (error) {
      setRefusal(codeIn(error));
      return false;
    }
  };

  return {
    members,
    refusal,
    removed,
    add: (email: string, role: string) => attempt(() => post(address, { email, role })),
    async remove(member: Member) {
      if (await attempt(() => del(`${address}/${member.id}`))) setRemoved(member);
    },
    async putBack() {
      if (removed && (await attempt(() => post(address, { email: removed.email, role: removed.role })))) setRemoved(undefined);
    },
  };
}

const codeIn = (error: unknown): string =>
  (error as { response?: { data?: { error?: { details?: { code?: string } } } } }).response?.data?.error?.details?.code ?? 'other';
