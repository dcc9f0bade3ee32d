import { day, documentId, endpoint, instant, noContent, rowId, streamed, upload } from '@cordee/kernel/endpoint';
import { typedEmail } from '@cordee/kernel/typed';
import { z } from 'zod/v4';
import { staffHomeAdminApi } from './home-admin-api.ts';
import { peopleAdminApi } from './people-admin-api.ts';
import { personAdminApi } from './person-admin-api.ts';

/** The permission of staff who grant admin access to others. (ACC-22) */
export const MANAGE_PERMISSION = 'plugin::staff.manage';

const PersonParams = z.object({ person: documentId });

/** A person's admin access with its roles, and since when they have two-factor authentication; `offered`: the roles that may be granted. */
const AdminAccessView = z.object({
  since: instant.nullable(),
  roles: z.array(z.string()),
  twoFactor: instant.nullable(),
  offered: z.array(z.object({ id: z.number().int(), name: z.string(), description: z.string().nullable() })),
});

/** The last invitation of a person without a password; `never` if there was none, `used` once they have a password, whoever invited them. */
const InvitationView = z.object({
  state: z.enum(['never', 'planned', 'sent', 'expired', 'used', 'withdrawn']),
  at: instant.nullable().describe('since when, or when a planned one is sent'),
  timeZone: z.string(),
  doubtful: z.boolean().describe('the address may imitate another one'),
  blocked: z.boolean().describe('nothing can be sent to the person'),
});

/** When a person was last active, and how long they were connected in the present month. */
const ConnectionLogView = z.object({
  last: instant.nullable(),
  month: z.object({ from: day, to: day, minutes: z.number().int(), days: z.number().int() }),
  timeZone: z.string(),
});

/** What a member of staff, or somebody else with rights over them, did about a person. `act` is a stable code, such as `accounts.password-link`. */
const AuditEntryView = z.object({
  id: z.string(),
  at: instant,
  staff: z.string().nullable().describe('who did it; null once their name was erased'),
  act: z.string(),
  facts: z.record(z.string(), z.string()),
});

/** A message of the mail log. `resend`: whether staff can send it again, unchanged or as a new one made for it, or why not. */
const MessageView = z.object({
  id: z.string(),
  to: z.string(),
  subject: z.string(),
  template: z.string(),
  state: z.enum(['queued', 'sending', 'sent', 'refused', 'unknown']),
  reply: z.string().nullable().describe('what the mail server said'),
  attempts: z.number().int(),
  askedAt: instant,
  sentAt: instant.nullable(),
  dueAt: instant,
  isResend: z.boolean(),
  resend: z.enum(['same', 'new', 'never', 'under-way', 'reassigned']),
});

const MessagesView = z.object({ messages: z.array(MessageView), more: z.boolean(), timeZone: z.string() });
const PersonMessagesQuery = z.object({ before: z.uuid().optional() });

/** The file formats of the connection report. */
export const REPORT_FORMATS = ['pdf', 'xlsx'] as const;

/** The endpoints of the list of people, of the panels of the person page, and of the page of messages. */
export const staffAdminApi = {
  ...personAdminApi,
  ...peopleAdminApi,
  ...staffHomeAdminApi,
  adminAccess: endpoint({
    method: 'GET',
    path: '/staff/people/:person/workplace',
    summary: 'The admin access and the two-factor state of a person (ACC-6, ACC-22)',
    params: PersonParams,
    response: AdminAccessView,
  }),
  grantAdminAccess: endpoint({
    method: 'POST',
    path: '/staff/people/:person/workplace',
    summary: 'Grant a person admin access with these roles, and invite them (ACC-22)',
    params: PersonParams,
    body: z.strictObject({ roles: z.array(z.number().int()).min(1).max(20) }),
    response: noContent,
  }),
  revokeAdminAccess: endpoint({
    method: 'DELETE',
    path: '/staff/people/:person/workplace',
    summary: 'Revoke the admin access of a person at once (ACC-22)',
    params: PersonParams,
    response: noContent,
  }),
  removeTwoFactor: endpoint({
    method: 'DELETE',
    path: '/staff/people/:person/second-step',
    summary: 'Disable two-factor authentication for a person who lost their phone and recovery codes (ACC-6)',
    params: PersonParams,
    response: noContent,
  }),
  createPasswordLink: endpoint({
    method: 'POST',
    path: '/staff/people/:person/password-link',
    summary: 'Create a link to choose a password, to hand over when e-mail is broken (ACC-14)',
    params: PersonParams,
    response: z.object({ link: z.string(), expiresAt: instant, timeZone: z.string() }),
  }),
  invitation: endpoint({
    method: 'GET',
    path: '/staff/people/:person/invitation',
    summary: 'Whether a person was invited to choose a password (ACC-4)',
    params: PersonParams,
    response: InvitationView,
  }),
  invite: endpoint({
    method: 'POST',
    path: '/staff/people/:person/invitation',
    summary: 'Invite a person to choose a password, or send them a new invitation (ACC-4)',
    params: PersonParams,
    response: noContent,
  }),
  connectionLog: endpoint({
    method: 'GET',
    path: '/staff/people/:person/connections',
    summary: 'When a person was connected (ACC-17)',
    params: PersonParams,
    response: ConnectionLogView,
  }),
  connectionReport: endpoint({
    method: 'GET',
    path: '/staff/people/:person/connections/report',
    summary: 'The report of the connections of a person, as a file (ACC-17)',
    params: PersonParams,
    query: z.object({ from: day, to: day, as: z.enum(REPORT_FORMATS) }),
    response: streamed,
  }),
  auditLog: endpoint({
    method: 'GET',
    path: '/staff/people/:person/acts',
    summary: 'What staff and pilots did about a person, latest first, older than the entry `before` (ACC-14)',
    params: PersonParams,
    query: z.object({ before: rowId.optional() }),
    response: z.object({ entries: z.array(AuditEntryView), more: z.boolean(), timeZone: z.string() }),
  }),
  messagesToPerson: endpoint({
    method: 'GET',
    path: '/staff/people/:person/messages',
    summary: 'The messages to a person, latest first, older than the message `before` (ACC-19)',
    params: PersonParams,
    query: PersonMessagesQuery,
    response: MessagesView,
  }),
  messages: endpoint({
    method: 'GET',
    path: '/staff/messages',
    summary:
      'The messages to an address, to the people who are found, or all of them, latest first, older than the message `before` (ACC-19, H-83)',
    query: PersonMessagesQuery.extend({ search: z.string().max(320).optional().describe('an address, or words of a name or address') }),
    response: MessagesView,
  }),
  resendMessage: endpoint({
    method: 'POST',
    path: '/staff/messages/:message/again',
    summary: 'Send a message again (ACC-19)',
    params: z.object({ message: z.uuid() }),
    response: noContent,
  }),
  picture: endpoint({
    method: 'GET',
    path: '/staff/people/:person/picture',
    summary: 'The address of the picture of a person, valid for a minute (ACC-16)',
    params: PersonParams,
    response: z.object({ address: z.string().nullable() }),
  }),
  uploadPicture: endpoint({
    method: 'POST',
    path: '/staff/people/:person/picture',
    summary: 'Set the picture of a person (ACC-16)',
    params: PersonParams,
    body: upload,
    response: noContent,
  }),
  deletePicture: endpoint({
    method: 'DELETE',
    path: '/staff/people/:person/picture',
    summary: 'Delete the picture of a person (ACC-16)',
    params: PersonParams,
    response: noContent,
  }),
  erasure: endpoint({
    method: 'GET',
    path: '/staff/people/:person/erasure',
    summary: 'When a person requested erasure (ACC-20)',
    params: PersonParams,
    response: z.object({ askedAt: instant.nullable() }),
  }),
  erase: endpoint({
    method: 'POST',
    path: '/staff/people/:person/erasure',
    summary: 'Erase a person, confirmed by their address (ACC-20)',
    params: PersonParams,
    body: z.strictObject({ email: typedEmail }),
    response: noContent,
  }),
};

export type AdminAccess = z.output<typeof AdminAccessView>;
export type Invitation = z.output<typeof InvitationView>;
export type ConnectionLog = z.output<typeof ConnectionLogView>;
export type Message = z.output<typeof MessageView>;
