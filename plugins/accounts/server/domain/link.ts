import { isSignedBy, sign } from '@cordee/kernel/pure';

const ID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

/**
 * A kind of link that is sent to a person. Its code is the id of a row, signed with the application's secret under the name of the
 * kind: somebody who has the database, or a copy of it, cannot make a code, and a code of one kind is not valid as another.
 */
export type Link = Readonly<{
  code: (id: string, secret: string) => string;
  /** Returns the id in a code that this installation signed, else undefined. */
  idIn: (code: string, secret: string) => string | undefined;
}>;

/** Lets a person choose a new password: valid one hour when sent by mail, one day when handed over by staff. (ACC-2, ACC-14) */
export const resetLink = linkOf('password-reset');

/** The URL of the page on which a password reset is used. */
export const resetUrl = (reset: string, { siteUrl, linkSecret }: { siteUrl: string; linkSecret: string }): string =>
  `${siteUrl}/nouveau-mot-de-passe?code=${resetLink.code(reset, linkSecret)}`;

/** Confirms the address of a sign-up, for one day. (ACC-3) */
export const confirmationLink = linkOf('sign-up');

/** Lets an invited person choose their first password. (ACC-4) */
export const invitationLink = linkOf('invitation');

/** Identifies a pending sign-in: the password was right, the two-factor code has to follow within five minutes. (ACC-6) */
export const pendingSignInLink = linkOf('second-step');

/** Confirms a new address, for one day. (ACC-10) */
export const addressLink = linkOf('address-change');

/** Restores the former address, for three days. (SEC-15) */
export const addressUndoLink = linkOf('address-undo');

/** A login token: lets a member of staff into the CMS admin, for one minute. (ACC-22) */
export const loginTokenLink = linkOf('workplace');

/** Declares a kind of link, by a name that no other has. */
export function linkOf(kind: string): Link {
  return {
    code: (id, secret) => `${id}.${sign(`${kind}:${id}`, secret)}`,
    idIn(code, secret) {
      const [id = '', signature = ''] = code.split('.');
      return ID.test(id) && isSignedBy(`${kind}:${id}`, signature, secret) ? id : undefined;
    },
  };
}
