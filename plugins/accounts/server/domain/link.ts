import { createHmac, timingSafeEqual } from 'node:crypto';

const ID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

/**
 * A kind of link that is sent to a person. Its code is the row's id signed with the house's secret, under the kind's own
 * name: the database alone, or a copy of it, opens nothing, and a code of one kind is worth nothing as another.
 */
export type Link = Readonly<{
  code: (id: string, secret: string) => string;
  /** The id in a code that this house signed, else undefined. */
  idIn: (code: string, secret: string) => string | undefined;
}>;

/** Leads to a new password: for one hour by mail, for one day handed over by staff. (ACC-2, ACC-14) */
export const resetLink = link('password-reset');

/** The page on which a reset is used. */
export const resetAddress = (reset: string, { siteUrl, linkSecret }: { siteUrl: string; linkSecret: string }): string =>
  `${siteUrl}/nouveau-mot-de-passe?code=${resetLink.code(reset, linkSecret)}`;

/** Confirms the address of somebody who asked for an account, for one day. (ACC-3) */
export const confirmationLink = link('sign-up');

/** Leads to the first password. (ACC-4) */
export const invitationLink = link('invitation');

/** Bears a right password to its second step, for five minutes. (ACC-6) */
export const pendingSignInLink = link('second-step');

/** Confirms a new address, for one day. (ACC-10) */
export const addressLink = link('address-change');

/** Gives the former address back, for three days. (SEC-15) */
export const addressUndoLink = link('address-undo');
/** Opens the workplace to a member of staff, for one minute. (ACC-22) */
export const loginTokenLink = link('workplace');

function link(kind: string): Link {
  const signature = (id: string, secret: string) => createHmac('sha256', secret).update(`${kind}:${id}`).digest('base64url');
  return {
    code: (id, secret) => `${id}.${signature(id, secret)}`,
    idIn(code, secret) {
      const [id = '', signed = ''] = code.split('.');
      const [given, known] = [Buffer.from(signed), Buffer.from(signature(id, secret))];
      const matches = ID.test(id) && given.length === known.length && timingSafeEqual(given, known);
      return matches ? id : undefined;
    },
  };
}
