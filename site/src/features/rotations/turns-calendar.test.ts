import { expect, it } from 'vitest';
import { turnsCalendar } from './turns-calendar.ts';

const turns = {
  title: 'Accueillir',
  reference: 'Lyon, relais',
  writtenAt: '2026-11-28T10:00:00.000Z',
  turns: [
    { id: 'a-1', from: '2026-11-28', to: '2026-12-01', approximate: false },
    { id: 'a-2', from: '2026-12-14', to: '2026-12-19', approximate: true },
  ],
};
const linesIn = (locale: 'fr' | 'en') =>
  turnsCalendar(turns, { locale, site: new URL('https://cordee.example/') })
    .replaceAll('\r\n ', '')
    .split('\r\n');

it('ROT-6 a calendar file has a whole-day event for each turn, whose end is the first day without the slot', () => {
  const lines = linesIn('fr');
  expect(lines.filter((line) => /^(UID|DTSTART|DTEND|DTSTAMP|SUMMARY|TRANSP)/.test(line))).toEqual([
    'UID:a-1@cordee.example',
    'DTSTAMP:20261128T100000Z',
    'DTSTART;VALUE=DATE:20261128',
    'DTEND;VALUE=DATE:20261201',
    'SUMMARY:Mon tour : Accueillir',
    'TRANSP:TRANSPARENT',
    'UID:a-2@cordee.example',
    'DTSTAMP:20261128T100000Z',
    'DTSTART;VALUE=DATE:20261214',
    'DTEND;VALUE=DATE:20261219',
    'SUMMARY:Mon tour\\, environ : Accueillir',
    'TRANSP:TRANSPARENT',
  ]);
  expect(
    lines.filter((line) => line.startsWith('METHOD')),
    'a publication would need an organizer (RFC 5546, 3.2.1)',
  ).toEqual([]);
});

it('ROT-6 and is written in the language of its reader', () => {
  expect(linesIn('en')).toContain('SUMMARY:My turn\\, about: Accueillir');
});
