import { appOf, currentTime, dayIn, searchPatterns } from '@cordee/kernel';
import type { Core } from '@strapi/strapi';
import { SessionNotFound } from '../domain/refusals.ts';
import { sessionsNamed, type TransferTarget, transferTargets } from './transfer-store.ts';

/** The sessions to which members of this one can be transferred, if their rules let them: the first that are found. @throws SessionNotFound (SEAT-6) */
export async function viewTransferTargets(
  strapi: Core.Strapi,
  { source: document, search }: { source: string; search: string },
): Promise<{ total: number; sessions: Omit<TransferTarget, 'total'>[] }> {
  const db = strapi.db.connection;
  const [source] = await sessionsNamed(db, [document]);
  if (!source) throw new SessionNotFound({ session: document });
  const today = dayIn(appOf(strapi).settings.TIME_ZONE, await currentTime(strapi));
  const found = await transferTargets(db, { source: source.id, company: source.company, patterns: searchPatterns(search), today });
  return { total: found[0]?.total ?? 0, sessions: found.map(({ total: _, ...session }) => session) };
}
