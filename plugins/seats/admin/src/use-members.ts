import { refusalCode } from '@cordee/kernel/admin';
import { useFetchClient } from '@strapi/strapi/admin';
import { useCallback, useEffect, useRef, useState } from 'react';

/** The state of a member's invitation and since when; for `planned`, when it will be sent. */
export type Invitation = { state: 'planned' | 'sent' | 'expired' | 'used' | 'withdrawn'; at: string | null };

/** A member as the panel shows them; without an invitation, they chose a password on their own. */
export type Member = {
  id: string;
  firstName: string | null;
  lastName: string | null;
  email: string;
  role: string;
  invitation: Invitation | null;
};

/** A person to add; a name opens an account when nobody has the address. */
export type NewMemberInput = { email: string; role: string; name?: { firstName: string; lastName: string } };

/** The members of a session; `learnersInvitedAt` is null when a learner who is added now is invited at once. */
type MembersView = { members: Member[]; learnersInvitedAt: string | null; timeZone: string };

/** The code of a refusal, and what it is about: a new member, or a member by id. */
type RefusalState = { about: 'new' | string; code: string };

/** The roles of a member, in the order in which the form offers them. */
export const ROLES = ['learner', 'manager', 'manager-learner'] as const;

const UNDO_TIMEOUT_MS = 10_000;
const POLL_INTERVAL_MS = 2_000;

/** How many times the panel polls whether an invitation has been sent. */
const MAX_POLLS = 15;

/** The members of a session, and the actions of the panel on them. */
export function useMembers(session: string) {
  const { get, post, del } = useFetchClient();
  const [view, setView] = useState<MembersView>({ members: [], learnersInvitedAt: null, timeZone: 'UTC' });
  const [refused, setRefused] = useState<RefusalState>();
  const [removed, setRemoved] = useState<Member>();
  const address = `/seats/sessions/${session}/members`;

  const load = useCallback(async () => setView((await get<MembersView>(address)).data), [get, address]);
  // A session that was just deleted has no members to show.
  useEffect(() => void load().catch(() => {}), [load]);
  useEffect(() => {
    const timer = setTimeout(() => setRemoved(undefined), UNDO_TIMEOUT_MS);
    return () => clearTimeout(timer);
  }, [removed]);
  const polls = useRef(0);
  useEffect(() => {
    // A worker that is down sends nothing, however often the panel polls.
    if (!view.members.some(isBeingSent) || polls.current >= MAX_POLLS) return;
    const timer = setTimeout(() => {
      polls.current += 1;
      void load();
    }, POLL_INTERVAL_MS);
    return () => clearTimeout(timer);
  }, [view, load]);

  /** Runs an action and reloads the members; returns the code of the refusal, if there was one. */
  const attempt = async (about: RefusalState['about'], action: () => Promise<unknown>): Promise<string | undefined> => {
    try {
      setRefused(undefined);
      await action();
      await load();
      return undefined;
    } catch (error) {
      setRefused({ about, code: refusalCode(error) });
      return refusalCode(error);
    }
  };

  return {
    ...view,
    refused,
    removed,
    add: (input: NewMemberInput) => attempt('new', () => post(address, input)),
    inviteAgain: (member: Member) => attempt(member.id, () => post(`${address}/${member.id}/invitation`)),
    async remove(member: Member) {
      if (!(await attempt(member.id, () => del(`${address}/${member.id}`)))) setRemoved(member);
    },
    async undoRemove() {
      if (!removed) return;
      const { email, role } = removed;
      if (!(await attempt('new', () => post(address, { email, role })))) setRemoved(undefined);
    },
  };
}

/** Whether the invitation is due: the worker is about to send it. */
export const isBeingSent = ({ invitation }: Member): boolean =>
  invitation?.state === 'planned' && invitation.at !== null && Date.parse(invitation.at) <= Date.now();
