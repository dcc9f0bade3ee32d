export { default as slugify } from '@sindresorhus/slugify';
export { actingStaff } from './server/audit/acting-staff.ts';
export {
  type AuditEntry,
  auditEntriesAbout,
  latestAuditEntries,
  type Staff,
  staffOf,
  writeAuditLog,
  writePersonalAct,
  writeStaffAct,
} from './server/audit/audit-log.ts';
export { appOf, type PluginDefinition } from './server/base/app.ts';
export { Busy } from './server/base/busy.ts';
export { atHour, type Day, dayIn, daysFrom, plusDays } from './server/base/calendar.ts';
export { messageOf, stackOf, stringField } from './server/base/caught-error.ts';
export { currentTime, shiftClock } from './server/base/clock.ts';
export { emailAddress, mixesScripts, normalizeEmail } from './server/base/email-address.ts';
export type { Id, IdTypes } from './server/base/id.ts';
export type { Locale } from './server/base/locale.ts';
export { normalizeName, personName } from './server/base/name.ts';
export { type Facts, Refusal, refusal } from './server/base/refusal.ts';
export { requestId, withRequestId } from './server/base/request-id.ts';
export { searchPatterns } from './server/base/search-form.ts';
export { shownEmail } from './server/base/shown-email.ts';
export { type Db, execute, inTransaction, row, rows } from './server/base/transaction.ts';
export {
  type AppliedMigration,
  appliedMigrations,
  DatabaseIsNewer,
  type Migration,
  MigrationsEdited,
  migrationsOf,
  pendingMigrations,
} from './server/database/migrations.ts';
export { type Content, makePdf, PDF_COLOURS, type PdfDocument } from './server/exports/pdf.ts';
export { type Cell, makeSpreadsheet, type Sheet } from './server/exports/spreadsheet.ts';
export { fileEvents } from './server/files/events.ts';
export { LINK_SECONDS } from './server/files/file-link.ts';
export { storeFile } from './server/files/owned-files.ts';
export { reencodeImage } from './server/files/reencode-image.ts';
export { fileExists, linkTo, putFile, readFile, sendFile } from './server/files/stored-file.ts';
export { FILE_LIMIT } from './server/http/bytes.ts';
export type { Caller, IdentifyOptions, Person, Rights, SignedInCaller } from './server/http/caller.ts';
export { attachNamed, type Download, sendDownload } from './server/http/download.ts';
export { clientAddress } from './server/http/middleware.ts';
export { isConnectionError, isDatabaseUnavailable, SignInNeeded } from './server/http/problem.ts';
export { type AdminRoute, adminRoute, type PublicRoute, publicRoute, type Route, route } from './server/http/route.ts';
export { serveInTurns } from './server/http/serve-in-turns.ts';
export { UPLOAD_TIMEOUT_MS } from './server/http/uploader.ts';
export { type Job, notifyJob, type QueueJob, type ScheduledJob } from './server/jobs/job.ts';
export { purgeJob } from './server/jobs/purge.ts';
export { leasedQueue, transactionalQueue } from './server/jobs/queue.ts';
export { daily, everyMinutes, monthly, type Schedule, weekly } from './server/jobs/schedule.ts';
export { startWorker, type Worker } from './server/jobs/worker.ts';
export { countMails, type MailLogEntry, type MailLogFilter, mailLog, resendMail } from './server/mail/mail-log.ts';
export { queueMail, queueMailOnce, SAME_FORM_INTERVAL } from './server/mail/queue-mail.ts';
export { type EmailTemplate, email, type MailContext, type Message, type ResendPolicy } from './server/mail/template.ts';
export { type DomainEvent, events, type Listener } from './server/outbox/events.ts';
export { type AddressPeriod, erasePersonalData, type PersonalData, readPersonalData } from './server/personal-data/personal-data.ts';
export { definePlugin, definitionOf, type StaffRoles } from './server/plugin.ts';
export { type ConstraintErrors, explainConstraints } from './server/strapi/constraint-errors.ts';
export { refuseActions, wrapAction } from './server/strapi/controller-actions.ts';
export { type DocumentUse, describeUse } from './server/strapi/document-use.ts';
export { usesOf } from './server/strapi/document-use-store.ts';
export { keepingVersions, nameStaff } from './server/strapi/document-version-store.ts';
export { type FieldError, fieldErrors, formError, normalizeFields, staffLocale, withFormErrors } from './server/strapi/form-errors.ts';
export { FORM_TEXT } from './server/strapi/form-text.ts';
export { heldSearchForm } from './server/strapi/search-attribute.ts';
export { keepReferencesUnique } from './server/strapi/unique-references.ts';
export { boundedQueue } from './server/threads/bounded-queue.ts';
export { ownThreadTask, threadTask } from './server/threads/thread-task.ts';
export { type CmsSettings, cmsSettings, SettingsRefused } from './settings.ts';
