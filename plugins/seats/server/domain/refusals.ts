import { type Day, type Id, refusal } from '@cordee/kernel/pure';

/** The access of the person to this course has not started yet. (ACC-5) */
export const AccessNotYet = refusal<{ startsOn: Day; course: Id<'course'> }>('seats.access_not_yet', 403);

/** The access of the person to this course has ended. `trial`: it was a tester's; `pilots` (names), `contact`: whom to write to. (ACC-5) */
export const AccessEnded = refusal<{ endsOn: Day; course: Id<'course'>; trial: boolean; pilots: readonly string[]; contact: string }>(
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

/** The establishment chosen for a member is none of the company of their session. (SEAT-1) */
export const EstablishmentNotFound = refusal<Record<string, never>>('seats.establishment_not_found', 422);

/** Somebody chosen to manage a member does not manage any more: they have left, or were never a manager of the company. (ACC-8) */
export const ManagerNotFound = refusal<Record<string, never>>('seats.manager_not_found', 422);

/** Nobody is managed by more than `most`; pilots and staff have one bound. (ACC-8, TEAM-2) */
export const TooManyManagers = refusal<{ most: number }>('seats.too_many_managers', 422);

/** The last day given to a member comes before the first day of the session, `startsOn`. (SEAT-6) */
export const LastDayBeforeFirst = refusal<{ startsOn: Day }>('seats.last_day_before_first', 422);

/** The last day given to a member of a slot session comes after that of the session, `endsOn`. (SEAT-6) */
export const LastDayAfterSession = refusal<{ endsOn: Day }>('seats.last_day_after_session', 422);

/** The last day given to whoever joins has passed: today is `today`. (SEAT-6) */
export const LastDayPassed = refusal<{ today: Day }>('seats.last_day_passed', 422);

/** Every slot of the session is held. (SEAT-7, SEAT-8) */
export const NoFreeSlot = refusal<Record<string, never>>('seats.no_free_slot');

/** Somebody else has released the slot meanwhile: whoever was chosen to get it has none. (SEAT-7, H-20) */
export const AlreadyReleased = refusal<Record<string, never>>('seats.already_released');

/** The member holds a slot of this session: the one with this number. (SEAT-8) */
export const AlreadyHolds = refusal<{ slot: number }>('seats.already_holds');

/** The last day of the member has passed: their own, where it comes before that of the session. (SEAT-6, SEAT-7, ROT-1) */
export const MemberHasEnded = refusal<{ endsOn: Day }>('seats.member_has_ended');

/** The member has finished the course: they get a slot only while nobody waits for one. (SEAT-7, ROT-1) */
export const FinishedGivesWay = refusal<Record<string, never>>('seats.finished_gives_way');

/** The member has finished the course, and waits for no slot. (ROT-1) */
export const FinishedWaitsForNone = refusal<Record<string, never>>('seats.finished_waits_for_none');

/** The slots of the session go round, and somebody else is first in line. (ROT-7, H-20) */
export const OthersWait = refusal<Record<string, never>>('seats.others_wait');

/** Today is not within the dates of the session. (SEAT-7, ROT-1) */
export const SessionNotRunning = refusal<{ startsOn: Day; endsOn: Day }>('seats.session_not_running');

/** The member manages the session, and does not take its course: they need no slot. (SEAT-7) */
export const MemberDoesNotLearn = refusal<Record<string, never>>('seats.member_does_not_learn');

/** The member is blocked. (SEAT-7) */
export const MemberBlocked = refusal<Record<string, never>>('seats.member_blocked');

/** A slot session that is over takes no members. (SEAT-5) */
export const SessionExpired = refusal<{ endsOn: Day }>('seats.session_expired');

/** Members of a licence session are added by the team, at the address `contact` or, without one, `none`. (SEAT-4) */
export const MembersAddedByTeam = refusal<{ contact: string }>('seats.members_added_by_team');

/** A licence session takes no more learners: the last day for it was `until`. (SEAT-3, SEAT-4) */
export const JoiningClosed = refusal<{ until: Day }>('seats.joining_closed');

/** The company fills the session, and has filled it: of `allowance` seats `counted` are taken. (SEAT-3) */
export const NoSeatLeft = refusal<{ allowance: number; counted: number }>('seats.no_seat_left');

/** The allowance was `from` when the form was opened, and is `now`: others have come or gone. (SEAT-3) */
export const AllowanceChanged = refusal<{ from: number; now: number }>('seats.allowance_changed');

/** Holders are more than the new allowance: `holders` of them, `names`; as many as are too many are to be chosen. (SEAT-6) */
export const AllowanceBelowHolders = refusal<{ allowance: number; holders: number; names: string }>('seats.allowance_below_holders');

/** The dates of the session are no more those from which the change began: it now goes from `startsOn` to `endsOn`. (SEAT-6, H-93) */
export const DatesChanged = refusal<{ startsOn: Day; endsOn: Day }>('seats.dates_changed');

/** The last day of the session comes before its first. (SEAT-2) */
export const SessionEndsBeforeStart = refusal<Record<string, never>>('seats.session_ends_before_start', 422);

/** The first day of the session comes after the own last days of members: `names`. (SEAT-6) */
export const OwnLastDaysBeforeFirst = refusal<{ names: string }>('seats.own_last_days_before_first');

/** The session has no slots: its members follow at the same time. (SEAT-2) */
export const NoSlotSession = refusal<Record<string, never>>('seats.no_slot_session');

/**
 * The person holds no slot of the session that this course is in. `lostOn`: since when, if they held one; `place`: on the waiting list;
 * `pilots` (names), `contact`: whom to ask. (SEAT-7, H-89)
 */
export const SlotNeeded = refusal<{
  course: Id<'course'>;
  lostOn: Day | 'never';
  place: number | null;
  pilots: readonly string[];
  contact: string;
}>('seats.slot_needed', 403);

/** There is no such member in this session, or not any more. */
export const MemberNotFound = refusal<Record<string, never>>('seats.member_not_found', 404);

/** The waiting list is not as it was when a new order of it was begun. (ROT-1) */
export const WaitingListChanged = refusal<Record<string, never>>('seats.waiting_list_changed');

/** The slots or the waiting list of the session have changed since, so that what was done before is not undone. (SEAT-7) */
export const SlotsChangedSince = refusal<Record<string, never>>('seats.slots_changed_since');

/** The seconds in which it could be undone are over. (SEAT-7) */
export const TooLateToUndo = refusal<Record<string, never>>('seats.too_late_to_undo');

/** Somebody of a list has no address. (ACC-4) */
export const AddressMissing = refusal<Record<string, never>>('seats.address_missing', 422);

/** A list has more people than are added at once. (ACC-4) */
export const TooManyPasted = refusal<{ people: number; most: number }>('seats.too_many_pasted', 422);

/** Lines of a list are wrong, so many, of which the first has this number: nobody is added. (ACC-4) */
export const LinesAreWrong = refusal<{ wrong: number; line: number }>('seats.lines_are_wrong', 422);

/** The members are in the session already to which they would be transferred. (SEAT-6) */
export const TransferToSameSession = refusal<Record<string, never>>('seats.transfer_to_same_session', 422);

/** Members are transferred within their company. (SEAT-6) */
export const TransferToOtherCompany = refusal<Record<string, never>>('seats.transfer_to_other_company', 422);

/** Of those who were chosen, so many are no longer members of the session: somebody else has transferred or removed them. (SEAT-6) */
export const MembersHaveLeft = refusal<{ left: number; chosen: number }>('seats.members_have_left');

/** Of those who were chosen, so many cannot be transferred, with the names of the first: nobody is. (SEAT-6) */
export const MembersNotTransferred = refusal<{ refused: number; chosen: number; names: string }>('seats.members_not_transferred');

/** The data of the person were erased. (ACC-20) */
export const MemberErased = refusal<Record<string, never>>('seats.member_erased');
