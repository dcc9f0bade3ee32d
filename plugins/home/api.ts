import { courseId } from '@cordee/courses/api';
import { day, documentId, endpoint } from '@cordee/kernel/endpoint';
import { CourseProgressView, KeptThemeView } from '@cordee/progress/api';
import { TurnNoticeView } from '@cordee/rotations/api';
import { ReaderView, SlotNoticeView } from '@cordee/seats/api';
import { z } from 'zod/v4';

/** The person, as the settings page shows them. */
const Reader = ReaderView.extend({ lastName: z.string(), email: z.string(), picture: z.boolean() });

/** A course that a person has, will have or had access to. (ACC-5) */
const AccessSummaryView = z.object({
  course: z.string(),
  title: z.string(),
  reference: z.string().nullable().describe('of the session; none for testers'),
  startsOn: day,
  endsOn: day,
  state: z.enum(['open', 'not-yet', 'ended']),
});

/** The query of the home page: the course to show on top, or the team, for a person who has several. (ACC-8) */
const HomeQuery = z.object({ course: courseId.optional(), team: documentId.optional() });

/** A session that a person manages, as a pilot of its company or as a manager in it. (ACC-7) */
const ManagedSessionView = z.object({
  session: z.string(),
  reference: z.string(),
  company: z.string().nullable(),
  course: z.string().nullable(),
  startsOn: day,
  endsOn: day,
  learners: z.number().int(),
  as: z.enum(['pilot', 'manager']),
});

/**
 * The home page: the course the person takes now, their other courses, those not open yet or ended, and the sessions they
 * manage. (LRN-11, ACC-7)
 */
const HomeView = z.object({
  person: ReaderView.extend({ email: z.string() }),
  needsTwoFactor: z.boolean().describe('staff who have not set up the two-factor sign-in that this installation requires (ACC-6)'),
  isStaff: z.boolean().describe('has an account in the CMS admin (ACC-22)'),
  today: day,
  contact: z.string().nullable(),
  scope: z.string().nullable().describe('the id of the reader’s scope that is shown'),
  team: z.string().nullable().describe('the name of the team, when one was chosen'),
  course: CourseProgressView.nullable(),
  slot: SlotNoticeView.nullable().describe('the person holds no slot of that course now (SEAT-7)'),
  turn: TurnNoticeView.nullable().describe('their turn on a slot of that course, where slots go round (ROT-5)'),
  others: z.array(CourseProgressView),
  withdrawn: z
    .array(z.object({ id: z.string(), title: z.string(), kept: z.array(KeptThemeView) }))
    .describe('courses that are no longer published, with what the person won and saw there (LRN-16)'),
  waiting: z.array(AccessSummaryView).describe('not open yet, or ended'),
  trialOver: z.boolean().describe('a tester whose trial is over, who may book another'),
  managedSessions: z.array(ManagedSessionView),
});

/** The settings page. (ACC-10, ACC-11) */
const SettingsView = z.object({
  person: Reader,
  today: day,
  contact: z.string().nullable(),
  accesses: z.array(AccessSummaryView),
  newAddress: z.string().nullable().describe('requested, and not confirmed yet'),
  erasureAsked: z.boolean().describe('the person has requested erasure (ACC-20)'),
  choices: z.object({ mobile: z.string().nullable(), sms: z.boolean(), communityMails: z.boolean(), anonymous: z.boolean() }),
});

/** The endpoints of home. */
export const homeApi = {
  home: endpoint({
    method: 'GET',
    path: '/home',
    summary: 'The home page of a person (LRN-11, ACC-7)',
    query: HomeQuery,
    response: HomeView,
  }),
  settings: endpoint({
    method: 'GET',
    path: '/home/settings',
    summary: 'The settings page of a person (ACC-10)',
    response: SettingsView,
  }),
};

export type Settings = z.infer<typeof SettingsView>;
export type Home = z.infer<typeof HomeView>;
export type ManagedSession = z.infer<typeof ManagedSessionView>;
export type AccessSummary = z.infer<typeof AccessSummaryView>;
