import type { OwnTurns } from '@cordee/rotations/api';
import ical, { ICalEventTransparency } from 'ical-generator';
import { type Locale, translator } from '../../lib/messages.ts';

/**
 * The turns of a member as a calendar file (iCalendar): whole days, during which they are not busy. A turn keeps its UID while its likely days move, and whoever
 * adds the file again sees it move. (ROT-6)
 */
export function turnsCalendar({ title, reference, writtenAt, turns }: OwnTurns, { locale, site }: { locale: Locale; site: URL }): string {
  const t = translator(locale);
  const calendar = ical({
    name: t('turn.mine', { title }),
    prodId: { company: 'Cordée', product: 'Cordée', language: locale.toUpperCase() },
  });
  for (const { id, from, to, approximate } of turns) {
    calendar.createEvent({
      id: `${id}@${site.hostname}`,
      stamp: new Date(writtenAt),
      // A calendar takes the dates of the latest only. (RFC 5545, 3.8.7.4)
      sequence: Math.floor(Date.parse(writtenAt) / 60_000),
      start: from,
      end: to,
      allDay: true,
      summary: t(approximate ? 'turn.mineAbout' : 'turn.mine', { title }),
      description: t(approximate ? 'turn.mineAboutWhat' : 'turn.mineWhat', { reference }),
      url: site.href,
      transparency: ICalEventTransparency.TRANSPARENT,
    });
  }
  return calendar.toString();
}
