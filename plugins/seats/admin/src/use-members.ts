import { usePolledEndpoint } from '@cordee/kernel/admin';
import { useEffect, useState } from 'react';
import { type Member, seatsAdminApi } from '../../admin-api.ts';

const POLL_INTERVAL_MS = 2_000;

/** For how long an invitation is awaited before and after it is due. A worker that is down sends nothing, however often the panel asks. */
const AWAITED_MS = 300_000;

const UNDO_TIMEOUT_MS = 10_000;

/** Reads the members of a session, again and again while an invitation is about to be sent. */
export const useMembers = (session: string) =>
  usePolledEndpoint(seatsAdminApi.members, (view) => (view?.members.some(isAwaited) ? POLL_INTERVAL_MS : 0), { params: { session } });

/** Whether the invitation is due: the worker is about to send it. */
export const isBeingSent = (member: Member): boolean => (elapsedSinceDue(member) ?? -1) >= 0;

const isAwaited = (member: Member): boolean => Math.abs(elapsedSinceDue(member) ?? Number.POSITIVE_INFINITY) < AWAITED_MS;

/** Returns for how many milliseconds a planned invitation has been due; negative before. */
const elapsedSinceDue = ({ invitation }: Member): number | undefined =>
  invitation?.state === 'planned' && invitation.at !== null ? Date.now() - Date.parse(invitation.at) : undefined;

/** The member who was just removed, for as long as that can be undone. */
export function useRemovedMember() {
  const [removed, setRemoved] = useState<Member>();
  useEffect(() => {
    const timer = setTimeout(() => setRemoved(undefined), UNDO_TIMEOUT_MS);
    return () => clearTimeout(timer);
  }, [removed]);

  return [removed, setRemoved] as const;
}

export const nameOf = ({ firstName, lastName, email }: Member) => `${firstName ?? ''} ${lastName ?? ''}`.trim() || email;
