import { type Day, type Id, refusal } from '@cordee/kernel/pure';

/** The access of the person to this course has not started yet. (ACC-5) */
export const AccessNotYet = refusal<{ startsOn: Day; course: Id<'course'> }>('seats.access_not_yet', 403);

/** The access of the person to this course has ended. `trial`: it was a tester's; `pilots` (names), `contact`: whom to write to. (ACC-5) */
export const AccessEnded = refusal<{ endsOn: Day; course: Id<'course'>; trial: boolean; pilots: string; contact: string }>(
  'seats.access_ended',
  403,
);

/** The person has no access to this course: it may exist, for others. */
export const CourseNotFound = refusal<{ course: Id<'course'> }>('seats.course_not_found', 404);

/** Nobody has an account at this address. */
export const PersonNotFound = refusal<{ email: string }>('seats.person_not_found', 404);

/** The person is already a member of this session. */
export const AlreadyMember = refusal<{ email: string }>('seats.already_member');

/** There is no such session, or no such member in it: `session` is its document id, or the id of its row once that was found. */
export const SessionNotFound = refusal<{ session: string }>('seats.session_not_found', 404);

/** The requested trial day is over, or too far ahead. (ACC-9) */
export const TrialDayOutOfReach = refusal<{ from: Day; until: Day }>('seats.trial_day_out_of_reach', 422);

/** No lesson is open to testers. (ACC-9) */
export const NothingToTry = refusal<Record<string, never>>('seats.nothing_to_try');
