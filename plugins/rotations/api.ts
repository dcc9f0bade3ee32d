import { courseId } from '@cordee/courses/api';
import { day, endpoint, instant, noContent } from '@cordee/kernel/endpoint';
import { SessionParams, SessionView, WaitingOrder } from '@cordee/seats/api';
import { z } from 'zod/v4';

/** The most counted days that a turn can last. */
export const MAX_TURN_DAYS = 9999;

const turnDays = z.int().min(1).max(MAX_TURN_DAYS).describe('how many counted days a turn of a paced rotation lasts');

/** What a member reads of their turn: about when it comes (`from`: null when not before the session ends), or until when it runs. (ROT-5, ROT-6) */
export const TurnNoticeView = z.discriminatedUnion('state', [
  z.object({ state: z.literal('waits'), from: day.nullable() }),
  z.object({
    state: z.literal('holds'),
    until: day.describe('the last day'),
    isKept: z.boolean().describe('nobody waits: the slot is kept while nobody does'),
  }),
]);

/** The turns of a member in a course: the running one, and those to come. (ROT-6) */
const OwnTurnsView = z.object({
  title: z.string(),
  reference: z.string(),
  writtenAt: instant,
  turns: z.array(
    z.object({
      id: z.string().describe('stays while the days of the turn move'),
      from: day,
      to: day.describe('the first day without the slot'),
      approximate: z.boolean().describe('it is yet to come, or ends by a forecast'),
    }),
  ),
});

/** How the slots of a session go round; all but the kind is of a paced rotation only, and is kept while it is another. (ROT-2, ROT-3, ROT-7) */
const SettingsView = z.strictObject({
  kind: z.enum(['none', 'natural', 'paced']),
  days: turnDays,
  weekends: z.boolean().describe('whether Saturdays and Sundays count'),
  holidays: z.boolean().describe('whether French public holidays count'),
  leaversReturn: z.boolean().describe('whether who leaves unfinished joins the end of the waiting list'),
});

/** A flag in an address. */
const flag = z.enum(['true', 'false']);

/** What the calendar is drawn for, before anything is saved: the settings, the order of the list and the number of slots; what is absent is as saved. (ROT-6) */
export const RotationQuery = z.object({
  kind: z.enum(['none', 'natural', 'paced']).optional(),
  days: z.coerce.number<string | number>().int().min(1).max(MAX_TURN_DAYS).optional(),
  weekends: flag.optional(),
  holidays: flag.optional(),
  leaversReturn: flag.optional(),
  slots: z.coerce.number<string | number>().int().min(0).max(200).optional(),
  order: z
    .string()
    .regex(/^\d{1,3}(,\d{1,3})*$/)
    .max(800)
    .optional()
    .describe('the places of those who wait, as they stand, in the order that is tried: 2,1,3'),
});

const memberIndex = z.number().int().describe('index in `members`');

/** How the slots of a session go round: the settings, the list, and the calendar of turns as they are tried. (ROT-1, ROT-6) */
export const RotationPlanView = z.object({
  today: day,
  startsOn: day,
  endsOn: day,
  version: z.number().int().describe('of the settings: who saves others names the one that they began from'),
  saved: SettingsView,
  tried: SettingsView.extend({ slots: z.number().int() }),
  members: z
    .array(z.object({ id: z.string(), name: z.string().nullable() }))
    .describe('who holds a slot, by slot, then who waits, in order: as saved, whatever is tried'),
  waiting: z
    .array(z.object({ member: memberIndex, from: day.nullable().describe('the first day of their next turn'), whole: z.boolean() }))
    .describe('in the order that is tried; `whole`: they get a whole turn'),
  waitingTotal: z.number().int().describe('how many wait; of a long list the beginning is shown'),
  withoutTotal: z.number().int().describe('how many of them get no whole turn'),
  slotNumbers: z.array(z.number().int()),
  turns: z
    .array(
      z.object({
        slot: z.number().int(),
        member: memberIndex,
        from: day,
        to: day.describe('the first day without the slot'),
        approximate: z.boolean().describe('its end, or its beginning, is a forecast'),
      }),
    )
    .describe('by first day, then slot'),
  pace: z
    .number()
    .int()
    .nullable()
    .describe('the largest number of days below the present one at which everybody on the list gets a whole turn'),
  publicHolidays: z.array(day).describe('from the beginning of the first turn to the end of the session'),
});

/** The rotation of a slot session, for its pilots. (ROT-1, ROT-6) */
const RotationPageView = SessionView.extend({
  sessions: z
    .array(z.object({ session: z.string(), reference: z.string() }))
    .describe('the slot sessions of the reader that are not over, to choose from'),
  ...RotationPlanView.shape,
});

/** The settings of a rotation, and the waiting list in a new order, if it has one. */
export const RotationCommand = z.strictObject({ version: z.int(), settings: SettingsView, order: WaitingOrder.nullable().default(null) });

/** The endpoints of rotations. */
export const rotationsApi = {
  rotation: endpoint({
    method: 'GET',
    path: '/rotations/sessions/:session',
    summary: 'The rotation of a slot session, with the calendar of turns as its settings are tried (ROT-1, ROT-6)',
    params: SessionParams,
    query: RotationQuery,
    response: RotationPageView,
  }),
  ownTurns: endpoint({
    method: 'GET',
    path: '/rotations/courses/:course/turns',
    summary: 'The turns of the caller in a course of which the slots go round (ROT-6)',
    params: z.object({ course: courseId }),
    response: OwnTurnsView,
  }),
  saveRotation: endpoint({
    method: 'PUT',
    path: '/rotations/sessions/:session',
    summary: 'Save how the slots of a session go round, and the order of its waiting list (ROT-1, ROT-3, ROT-7)',
    params: SessionParams,
    body: RotationCommand,
    response: noContent,
  }),
};

export type RotationSettings = z.output<typeof SettingsView>;
export type TurnNotice = z.output<typeof TurnNoticeView>;
export type OwnTurns = z.output<typeof OwnTurnsView>;
export type RotationPlan = z.output<typeof RotationPlanView>;
export type RotationPage = z.output<typeof RotationPageView>;
