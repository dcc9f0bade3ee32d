import { describe, expect, it } from 'vitest';
import { type QueueFacts, queueHealth, type ScheduledFacts, scheduledHealth } from './health.ts';

const HOUR = 3_600_000;
const now = new Date('2026-11-27T12:00:00Z');
const ago = (hours: number) => new Date(now.getTime() - hours * HOUR);
const run = (more = {}) => ({ dueAt: ago(1), startedAt: null, failure: null, ...more });

describe('H-69 a scheduled job is red when it has not ended by twice its period', () => {
  const facts: ScheduledFacts = { since: ago(1000), endedAt: ago(1), period: 24 * HOUR, waiting: null };
  it.each<[string, Partial<ScheduledFacts>, string]>([
    ['ended an hour ago', {}, 'ok'],
    ['ended just within twice its period', { endedAt: ago(48), waiting: run() }, 'ok'],
    ['ended longer ago than that', { endedAt: ago(48.1), waiting: run() }, 'late'],
    ['has never ended, and is new', { endedAt: null, since: ago(47) }, 'ok'],
    ['has never ended, and is not new', { endedAt: null, since: ago(49), waiting: run() }, 'late'],
    ['is being made up for after downtime', { endedAt: ago(72), waiting: run() }, 'late'],
    ['has no date although it is late: no worker runs', { endedAt: ago(72) }, 'late'],
    ['is running', { waiting: run({ startedAt: ago(0) }) }, 'running'],
    ['runs, and never ends', { endedAt: ago(60), waiting: run({ startedAt: ago(36) }) }, 'late'],
    ['has a date of its own that fails for ever, while later ones end', { waiting: run({ dueAt: ago(49), failure: 'no paper' }) }, 'late'],
    ['failed at its last attempt', { waiting: run({ failure: 'no paper' }) }, 'failing'],
  ])('one that %s', (_, more, health) => {
    expect(scheduledHealth({ ...facts, ...more }, now)).toBe(health);
  });
});

describe('H-69 a queue', () => {
  const facts: QueueFacts = { oldestDue: null, handledAt: null, polledAt: ago(0.005), worstAttempts: 0 };
  it.each<[string, Partial<QueueFacts>, string]>([
    ['with nothing to do', {}, 'ok'],
    ['with rows that have just come due', { oldestDue: ago(0.1) }, 'ok'],
    ['with a row that nobody handles', { oldestDue: ago(0.2), handledAt: ago(0.3) }, 'late'],
    ['with a backlog that gets shorter', { oldestDue: ago(0.2), handledAt: ago(0.001) }, 'ok'],
    ['with a row that failed', { worstAttempts: 1 }, 'failing'],
    ['that no worker looks after', { polledAt: ago(0.1) }, 'late'],
    ['that no worker has ever looked after', { polledAt: null }, 'late'],
  ])('%s', (_, more, health) => {
    expect(queueHealth({ ...facts, ...more }, now)).toBe(health);
  });
});
