import { appOf, currentTime, Download, makePdf, makeSpreadsheet } from '@cordee/kernel';
import type { Core } from '@strapi/strapi';
import type { Period } from '../domain/connection.ts';
import { type ConnectionReport, fileName, toPdf, toSheets } from '../exports/connection-report.ts';
import { personOf } from './person-store.ts';
import { readConnections } from './read-connections.ts';

/** The forms in which the report is given. */
export const FORMATS = ['pdf', 'xlsx'] as const;
type Format = (typeof FORMATS)[number];

const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

type Asked = Readonly<{ person: string; period: Period; format: Format }>;

/** The "Rapport des horaires de connexion" of a person, for a period. @throws PersonNotFound, PeriodUnfit (ACC-17) */
export async function reportConnections(strapi: Core.Strapi, { person, period, format }: Asked): Promise<Download> {
  const db = strapi.db.connection;
  const { TIME_ZONE: timeZone, ORGANISATION_NAME: organisation } = appOf(strapi).settings;
  const account = await personOf(db, person);
  const days = await readConnections(db, { person: account.id, period, timeZone });
  const report = { organisation, person: account, period, days, timeZone, madeAt: await currentTime(strapi) };
  return new Download({ name: `${fileName(report)}.${format}`, ...(await AS[format](report)) });
}

const AS: Record<Format, (report: ConnectionReport) => Promise<{ type: string; bytes: Uint8Array }>> = {
  pdf: async (report) => ({ type: 'application/pdf', bytes: await makePdf(toPdf(report)) }),
  xlsx: async (report) => ({ type: XLSX, bytes: await makeSpreadsheet(toSheets(report)) }),
};
