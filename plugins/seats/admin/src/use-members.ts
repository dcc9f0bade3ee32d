import { usePolledEndpoint } from '@cordee/kernel/admin';
import { useState } from 'react';
import { type Member, type MembersInput, seatsAdminApi } from '../../admin-api.ts';

const POLL_INTERVAL_MS = 2_000;

/** For how long an invitation is awaited before and after it is due. A worker that is down sends nothing, however often the panel asks. */
const AWAITED_MS = 300_000;

/** Reads a page of the members of a session, by default the first one, again and again while an invitation of theirs is about to be sent. */
export const useMembers = (session: string, query: MembersInput = {}) =>
  usePolledEndpoint(seatsAdminApi.members, (view) => (view?.members.some(isAwaited) ? POLL_INTERVAL_MS : 0), {
    params: { session },
    query,
  });

/** Whether the invitation is due: the worker is about to send it. */
export const isBeingSent = (member: Member): boolean => (elapsedSinceDue(member) ?? -1) >= 0;

const isAwaited = (member: Member): boolean => Math.abs(elapsedSinceDue(member) ?? Number.POSITIVE_INFINITY) < AWAITED_MS;

/** Returns for how many milliseconds a planned invitation has been due; negative before. */
const elapsedSinceDue = ({ invitation }: Member): number | undefined =>
  invitation?.state === 'planned' && invitation.at !== null ? Date.now() - Date.parse(invitation.at) : undefined;

/** Those who were removed since the page was opened and are not members again, who was, and who is a member again. */
export function useRemovedMembers() {
  const [all, setAll] = useState<readonly Member[]>([]);

  return {
    removedFrom: (members: readonly Member[]) => all.filter(({ email }) => members.every((member) => member.email !== email)),
    noteRemoved: (member: Member) => setAll((before) => [...before.filter(({ email }) => email !== member.email), member]),
    noteAdded: ({ email }: Member) => setAll((before) => before.filter((member) => member.email !== email)),
  };
}

export const nameOf = ({ firstName, lastName, email }: Member) => `${firstName ?? ''} ${lastName ?? ''}`.trim() || email;
