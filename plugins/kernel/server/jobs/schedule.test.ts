import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { daily, dueDates, everyMinutes, monthly, nextDue, periodOf, type Schedule, ScheduleNeverComes, weekly } from './schedule.ts';

const PARIS = 'Europe/Paris';
const next = (schedule: Schedule, after: string, timeZone = PARIS) => nextDue(schedule, new Date(after), timeZone).toISOString();
const between = (schedule: Schedule, after: string, until: string) =>
  dueDates(schedule, { after: new Date(after), until: new Date(until) }, PARIS).map((due) => due.toISOString());

describe('JOB-2 the dates of a schedule, in the time zone of the organisation', () => {
  it.each([
    [daily('03:00'), '2026-07-01T00:59:59.999Z', '2026-07-01T01:00:00.000Z'],
    [daily('03:00'), '2026-07-01T01:00:00Z', '2026-07-02T01:00:00.000Z'],
    [daily('00:00'), '2026-01-31T22:30:00Z', '2026-01-31T23:00:00.000Z'],
    [weekly('tuesday', '11:00'), '2026-11-24T10:00:00Z', '2026-12-01T10:00:00.000Z'],
    [weekly('tuesday', '11:00'), '2026-11-24T09:59:00Z', '2026-11-24T10:00:00.000Z'],
    [weekly('monday', '07:00'), '2026-11-29T12:00:00Z', '2026-11-30T06:00:00.000Z'],
    [weekly('sunday', '23:00'), '2026-11-29T23:30:00Z', '2026-12-06T22:00:00.000Z'],
    [monthly(1, '06:00'), '2026-12-31T12:00:00Z', '2027-01-01T05:00:00.000Z'],
    [monthly(28, '06:00'), '2027-02-28T05:00:00Z', '2027-03-28T04:00:00.000Z'],
    [monthly(28, '06:00'), '2028-02-01T05:00:00Z', '2028-02-28T05:00:00.000Z'],
    [everyMinutes(15), '2026-11-27T08:00:00Z', '2026-11-27T08:15:00.000Z'],
    [everyMinutes(15), '2026-11-27T08:14:59.999Z', '2026-11-27T08:15:00.000Z'],
  ])('%j after %s: %s', (schedule, after, expected) => {
    expect(next(schedule, after)).toBe(expected);
  });
});

describe('H-47 both clock changes', () => {
  it('a time that does not exist comes once, at 03:00', () => {
    expect(between(daily('02:30'), '2027-03-26T12:00:00Z', '2027-03-30T12:00:00Z')).toEqual([
      '2027-03-27T01:30:00.000Z',
      '2027-03-28T01:00:00.000Z',
      '2027-03-29T00:30:00.000Z',
      '2027-03-30T00:30:00.000Z',
    ]);
    expect(next(weekly('sunday', '02:00'), '2027-03-27T12:00:00Z')).toBe('2027-03-28T01:00:00.000Z');
  });

  it('a time in the hour that comes twice comes once, the first time', () => {
    expect(between(daily('02:30'), '2026-10-24T12:00:00Z', '2026-10-26T12:00:00Z')).toEqual([
      '2026-10-25T00:30:00.000Z',
      '2026-10-26T01:30:00.000Z',
    ]);
  });

  it('a time after the change keeps its time of the day', () => {
    expect(between(daily('03:00'), '2026-10-23T12:00:00Z', '2026-10-26T12:00:00Z')).toEqual([
      '2026-10-24T01:00:00.000Z',
      '2026-10-25T02:00:00.000Z',
      '2026-10-26T02:00:00.000Z',
    ]);
  });

  it('minutes go on through both, as clocks of the world do', () => {
    expect(between(everyMinutes(30), '2026-10-25T00:00:00Z', '2026-10-25T02:00:00Z')).toHaveLength(4);
    expect(between(everyMinutes(30), '2027-03-28T00:00:00Z', '2027-03-28T02:00:00Z')).toHaveLength(4);
  });
});

const ZONES = ['Europe/Paris', 'America/New_York', 'Australia/Lord_Howe', 'Pacific/Apia', 'Asia/Kathmandu', 'UTC'];
const anySchedule = fc.oneof(
  fc.integer({ min: 1, max: 1440 }).map(everyMinutes),
  fc
    .tuple(
      fc.integer({ min: 0, max: 23 }),
      fc.integer({ min: 0, max: 59 }),
      fc.constantFrom<Schedule['every']>('day', 'week', 'month'),
      fc.integer({ min: 1, max: 28 }),
    )
    .map(([hour, minute, every, day]): Schedule => {
      const at = `${String(hour).padStart(2, '0')}:${String(minute).padStart(2, '0')}`;
      return every === 'day' ? { every, at } : every === 'week' ? { every, on: 'thursday', at } : { every: 'month', on: day, at };
    }),
);

describe('properties of every schedule', () => {
  it('JOB-2 the next date is later, within a period and a day, and none lies between', () => {
    fc.assert(
      fc.property(
        anySchedule,
        fc.integer({ min: Date.UTC(2010, 0), max: Date.UTC(2040, 0) }),
        fc.constantFrom(...ZONES),
        (schedule, start, zone) => {
          const after = new Date(start);
          const due = nextDue(schedule, after, zone);
          expect(due.getTime()).toBeGreaterThan(start);
          expect(due.getTime() - start).toBeLessThanOrEqual(periodOf(schedule) + 25 * 3_600_000);
          const middle = new Date(start + Math.floor((due.getTime() - start) / 2));
          expect(nextDue(schedule, middle, zone)).toEqual(due);
        },
      ),
    );
  });
});

describe('a schedule that never comes is refused in words', () => {
  it.each([
    ['the 31st of every month', () => monthly(31, '06:00'), /31.*1 to 28/],
    ['a 25th hour', () => daily('25:00'), /25:00/],
    ['a time without its zero', () => daily('3:00'), /3:00/],
    ['no minutes', () => everyMinutes(0), /0 minutes/],
    ['half a minute', () => everyMinutes(0.5), /0.5 minutes/],
  ])('JOB-2 %s', (_, make, message) => {
    expect(make).toThrow(ScheduleNeverComes);
    expect(make).toThrow(message);
  });
});
