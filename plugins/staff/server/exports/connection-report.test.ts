import { describe, expect, it } from 'vitest';
import { id } from '../../../../test/id.ts';
import { type ConnectionReport, fileName, toPdf, toSheets } from './connection-report.ts';

const at = (moment: string) => new Date(moment);
const report = (intervals: readonly [string, string][], person = {}): ConnectionReport => ({
  organisation: 'Cordée',
  person: { id: id<'person'>(12), firstName: 'Chloé', lastName: 'Œuvrard', email: 'chloe@cordee.example', ...person },
  range: { from: '2026-10-25', to: '2026-10-25' },
  days: [
    {
      day: '2026-10-25',
      minutes: 60,
      intervals: intervals.map(([from, to]) => ({
        day: '2026-10-25',
        from: at(from),
        to: at(to),
        minutes: (at(to).getTime() - at(from).getTime()) / 60_000,
      })),
    },
  ],
  timeZone: 'Europe/Paris',
  madeAt: at('2026-10-26T08:00:00Z'),
});
const times = (...intervals: [string, string][]) =>
  toSheets(report(intervals))[0]
    ?.rows.slice(0, -1)
    .map(([, from, to]) => [from, to]);

describe('the report of connections', () => {
  it('H-82 tells the two readings of the doubled hour apart, and no line ends before it begins', () => {
    expect(times(['2026-10-25T00:30:00Z', '2026-10-25T01:10:00Z'], ['2026-10-25T01:30:00Z', '2026-10-25T02:30:00Z'])).toEqual([
      ['02:30 UTC+2', '02:10 UTC+1'],
      ['02:30 UTC+1', '03:30'],
    ]);
  });

  it('ACC-17 shows plain times on any other day, and midnight as the end of its day', () => {
    expect(times(['2026-10-24T22:00:00Z', '2026-10-25T00:00:00Z'], ['2026-10-25T20:00:00Z', '2026-10-25T23:00:00Z'])).toEqual([
      ['00:00', '02:00 UTC+2'],
      ['21:00', '24:00'],
    ]);
  });

  it('ACC-17 the PDF shows whose connections they are, of which days, each with its times, and the totals', () => {
    const { about, content } = toPdf(report([['2026-10-25T08:00:00Z', '2026-10-25T09:00:00Z']]));
    expect(about).toBe('Chloé Œuvrard');
    expect([...JSON.stringify(content).matchAll(/"text":"([^"]*)"/g)].map(([, text]) => text?.replaceAll('\u00a0', ' '))).toEqual([
      ...['Personne', 'Chloé Œuvrard', 'Adresse e-mail', 'chloe@cordee.example', 'Période', 'du 25 octobre 2026 au 25 octobre 2026'],
      ...['1 h 00', 'en tout', '1', 'jour', '1', 'connexion', expect.stringMatching(/^Une connexion s’achève .* : Europe\/Paris\.$/)],
      ...['Jour', 'De', 'À', 'Minutes', 'Total du jour'],
      ...['dimanche 25 octobre 2026', '09:00', '10:00', '60', '1 h 00', 'Total de la période', '1 h 00'],
    ]);
  });

  it('H-81 bears the name of the person, and never that of another one’s', () => {
    expect(fileName(report([]))).toBe('connexions-Chloé-Œuvrard-12-2026-10');
    expect(fileName(report([], { id: id<'person'>(13) }))).not.toBe(fileName(report([])));
    expect(fileName(report([], { firstName: '', lastName: '../"x' }))).toBe('connexions-x-12-2026-10');
  });
});
