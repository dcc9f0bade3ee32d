import { type DateRange, existingAccount, type PersonId, readConnectionLog } from '@cordee/accounts';
import { appOf, currentTime, type Download, makePdf, makeSpreadsheet } from '@cordee/kernel';
import type { Core } from '@strapi/strapi';
import type { REPORT_FORMATS } from '../../admin-api.ts';
import { type ConnectionReport, fileName, toPdf, toSheets } from '../exports/connection-report.ts';

type Format = (typeof REPORT_FORMATS)[number];

const XLSX_TYPE = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

type ReportRequest = Readonly<{ person: PersonId; range: DateRange; format: Format }>;

/** Creates the "Rapport des horaires de connexion" of a person, for a range of days. @throws PersonNotFound, ReportRangeInvalid (ACC-17) */
export async function reportConnectionLog(strapi: Core.Strapi, { person, range, format }: ReportRequest): Promise<Download> {
  const db = strapi.db.connection;
  const { TIME_ZONE: timeZone, ORGANISATION_NAME: organisation } = appOf(strapi).settings;
  const account = await existingAccount(db, person);
  const days = await readConnectionLog(db, { person, range, timeZone });
  const report = { organisation, person: account, range, days, timeZone, madeAt: await currentTime(strapi) };
  return { name: `${fileName(report)}.${format}`, ...(await RENDERERS[format](report)) };
}

const RENDERERS: Record<Format, (report: ConnectionReport) => Promise<{ type: string; bytes: Uint8Array }>> = {
  pdf: async (report) => ({ type: 'application/pdf', bytes: await makePdf(toPdf(report)) }),
  xlsx: async (report) => ({ type: XLSX_TYPE, bytes: await makeSpreadsheet(toSheets(report)) }),
};
