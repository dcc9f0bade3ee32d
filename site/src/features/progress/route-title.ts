import type { Route } from '@cordee/progress/api';
import { type Locale, message } from '../../lib/messages.ts';

/** A route in one sentence, for whoever does not see it. */
export const routeTitle = (locale: Locale, { pitches }: Route, { lessons, seen }: { lessons: number; seen: number }): string =>
  message(locale, 'route.title', { seen, lessons, won: pitches.filter(({ won }) => won).length, themes: pitches.length });
