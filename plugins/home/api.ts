import { CourseProgressView, ReaderView } from '@cordee/progress/api';
import { z } from 'zod/v4';

const day = z.string().describe('a calendar day, 2026-11-21');

/** The person, for the page on which they are the subject. */
const Reader = ReaderView.extend({ lastName: z.string(), email: z.string(), picture: z.boolean() });

/** A course that a person may follow, may follow later, or could follow once. (ACC-5) */
const AccessSummaryView = z.object({
  course: z.string(),
  title: z.string(),
  reference: z.string().nullable().describe('of the session; none for testers'),
  startsOn: day,
  endsOn: day,
  state: z.enum(['open', 'not-yet', 'ended']),
});

/** What the home page is asked for: the course to show on top, or those to look after, for whoever has several. (ACC-8) */
export const HomeQuery = z.object({ course: z.string().max(64).optional(), team: z.string().max(64).optional() });

/** A session that somebody runs, as its pilot or as a manager in it. (ACC-7) */
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
 * What a person finds on arriving: the course they are in, their other courses, those to come and those over, and the
 * sessions they run. (LRN-11, ACC-7)
 */
export const HomeView = z.object({
  person: ReaderView.extend({ email: z.string() }),
  needsTwoFactor: z.boolean().describe('staff who have not taken the second step that the house asks for (ACC-6)'),
  isStaff: z.boolean().describe('has an account in the workplace (ACC-22)'),
  today: day,
  contact: z.string().nullable(),
  scope: z.string().nullable().describe('which of the reader’s scopes this is'),
  team: z.string().nullable().describe('the name of those to look after, when they were chosen'),
  course: CourseProgressView.nullable(),
  others: z.array(CourseProgressView),
  waiting: z.array(AccessSummaryView).describe('not yet open, or over'),
  trialOver: z.boolean().describe('a tester whose days are over, who may pick another'),
  managedSessions: z.array(ManagedSessionView),
});

/** The page of settings. (ACC-10, ACC-11) */
export const SettingsView = z.object({
  person: Reader,
  today: day,
  contact: z.string().nullable(),
  accesses: z.array(AccessSummaryView),
  newAddress: z.string().nullable().describe('asked for, and not confirmed yet'),
  erasureAsked: z.boolean().describe('the person has asked to be erased (ACC-20)'),
  choices: z.object({ mobile: z.string().nullable(), sms: z.boolean(), communityMails: z.boolean(), anonymous: z.boolean() }),
});

export type Settings = z.infer<typeof SettingsView>;
export type Home = z.infer<typeof HomeView>;
export type ManagedSession = z.infer<typeof ManagedSessionView>;
export type AccessSummary = z.infer<typeof AccessSummaryView>;
