import { useFetchClient } from '@strapi/strapi/admin';
import { useCallback, useEffect, useRef, useState } from 'react';

/** How the invitation of a member stands, and since when; `planned` until when it waits. */
export type Invitation = { state: 'planned' | 'sent' | 'expired' | 'used' | 'withdrawn'; at: string | null };

/** A member as the panel shows them; without an invitation, they chose their password by themselves. */
export type Member = {
  id: string;
  firstName: string | null;
  lastName: string | null;
  email: string;
  role: string;
  invitation: Invitation | null;
};

/** Somebody to add; a name opens an account when nobody has the address. */
export type Joining = { email: string; role: string; name?: { firstName: string; lastName: string } };

/** Who is in the session; `learnersInvitedAt` is null when a learner who is added now is invited at once. */
type View = { members: Member[]; learnersInvitedAt: string | null; timeZone: string };

/** The code of a refusal, and what was refused: adding somebody, or something about a member. */
type Refused = { about: 'new' | string; code: string };

/** What a member can be, in the order in which it is offered. */
export const ROLES = ['learner', 'manager', 'manager-learner'] as const;

const UNDO_FOR = 10_000;
const SOON = 2_000;

/** How often the panel looks whether an invitation has gone. */
const LOOKS = 15;

/** The members of a session, and what the panel can do with them. */
export function useMembers(session: string) {
  const { get, post, del } = useFetchClient();
  const [view, setView] = useState<View>({ members: [], learnersInvitedAt: null, timeZone: 'UTC' });
  const [refused, setRefused] = useState<Refused>();
  const [removed, setRemoved] = useState<Member>();
  const address = `/seats/sessions/${session}/members`;

  const load = useCallback(async () => setView((await get<View>(address)).data), [get, address]);
  // A session that was just deleted has no members to show.
  useEffect(() => void load().catch(() => {}), [load]);
  useEffect(() => {
    const timer = setTimeout(() => setRemoved(undefined), UNDO_FOR);
    return () => clearTimeout(timer);
  }, [removed]);
  const looks = useRef(0);
  useEffect(() => {
    // A worker that is down sends nothing, however often one looks.
    if (!view.members.some(isLeaving) || looks.current >= LOOKS) return;
    const timer = setTimeout(() => {
      looks.current += 1;
      void load();
    }, SOON);
    return () => clearTimeout(timer);
  }, [view, load]);

  /** The code of the refusal, if there was one. */
  const attempt = async (about: Refused['about'], work: () => Promise<unknown>): Promise<string | undefined> => {
    try {
      setRefused(undefined);
      await work();
      await load();
      return undefined;
    } catch (error) {
      setRefused({ about, code: codeIn(error) });
      return codeIn(error);
    }
  };

  return {
    ...view,
    refused,
    removed,
    add: (joining: Joining) => attempt('new', () => post(address, joining)),
    inviteAgain: (member: Member) => attempt(member.id, () => post(`${address}/${member.id}/invitation`)),
    async remove(member: Member) {
      if (!(await attempt(member.id, () => del(`${address}/${member.id}`)))) setRemoved(member);
    },
    async putBack() {
      if (!removed) return;
      const { email, role } = removed;
      if (!(await attempt('new', () => post(address, { email, role })))) setRemoved(undefined);
    },
  };
}

/** Due by now: the worker is about to send it. */
export const isLeaving = ({ invitation }: Member): boolean =>
  invitation?.state === 'planned' && invitation.at !== null && Date.parse(invitation.at) <= Date.now();

const codeIn = (error: unknown): string =>
  (error as { response?: { data?: { error?: { details?: { code?: string } } } } }).response?.data?.error?.details?.code ?? 'other';
