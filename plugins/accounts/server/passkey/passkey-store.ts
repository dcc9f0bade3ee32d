import { type Db, execute, row, rows } from '@cordee/kernel';
import type { WebAuthnCredential } from '@simplewebauthn/server';
import type { PersonId } from '../domain/ids.ts';
import { tokenHash } from '../sign-in/domain/token-hash.ts';

/** How long a person who is adding a passkey has to create it, as a PostgreSQL interval. */
const SETUP_LIFETIME = '5 minutes';

/** A passkey of a person. `signCount` is how often it was used, by the count of what holds it; 0 for what does not count. */
export type Passkey = Readonly<{
  id: string;
  name: string;
  credentialId: string;
  publicKey: Buffer;
  transports: readonly string[];
  signCount: number;
  createdAt: Date;
  lastUsedAt: Date | null;
}>;

const COLUMNS = `id, name, credential_id as "credentialId", public_key as "publicKey", transports, sign_count::double precision as "signCount",
  created_at as "createdAt", last_used_at as "lastUsedAt"`;

/** Returns the passkeys of a person, as they added them. */
export const passkeysOf = (db: Db, person: PersonId) =>
  rows<Passkey>(db, `select ${COLUMNS} from cordee.passkey where person = :person order by created_at, id`, { person });

/** Saves a new passkey; undefined when somebody has it already. */
export const savePasskey = (
  db: Db,
  { person, name, credential }: Readonly<{ person: PersonId; name: string; credential: WebAuthnCredential }>,
) =>
  row(
    db,
    `insert into cordee.passkey (person, name, credential_id, public_key, transports, sign_count)
     values (:person, :name, :credentialId, :publicKey, cast(:transports as text[]), :signCount)
     on conflict (credential_id) do nothing returning id`,
    {
      person,
      name,
      credentialId: credential.id,
      publicKey: Buffer.from(credential.publicKey),
      transports: credential.transports ?? [],
      signCount: credential.counter,
    },
  );

/** Records a use of a passkey; undefined when it is gone, or when its count went back since it was read: another sign-in has used it. */
export const recordPasskeyUse = (db: Db, { id, signCount }: Pick<Passkey, 'id' | 'signCount'>) =>
  row(
    db,
    `update cordee.passkey set sign_count = :signCount, last_used_at = cordee.now()
     where id = :id and (sign_count < cast(:signCount as bigint) or (sign_count = 0 and cast(:signCount as bigint) = 0)) returning id`,
    { id, signCount },
  );

/** Deletes a passkey of a person; undefined when it was gone. */
export const deletePasskey = (db: Db, person: PersonId, id: string) =>
  row(db, 'delete from cordee.passkey where person = :person and id = :id returning id', { person, id });

/** Deletes all passkeys of a person. */
export async function deletePasskeys(db: Db, person: PersonId): Promise<void> {
  await execute(db, 'delete from cordee.passkey where person = :person', { person });
}

/** Begins the setup of a passkey in the sign-in of this token: makes its challenge, in place of the previous one. */
export async function beginPasskeySetup(db: Db, token: string | null): Promise<void> {
  await execute(
    db,
    `update cordee.sign_in set passkey_challenge = cordee.new_challenge(), passkey_challenge_until = cordee.now() + interval '${SETUP_LIFETIME}'
     where token_hash = :hash and ended_at is null`,
    { hash: tokenHash(token ?? '') },
  );
}

type Challenge = Readonly<{ challenge: Buffer }>;

/** Returns the challenge of the passkey that is being added in the sign-in of this token. */
export const setupChallengeOf = (db: Db, token: string | null) =>
  row<Challenge>(
    db,
    `select passkey_challenge as challenge from cordee.sign_in
     where token_hash = :hash and ended_at is null and passkey_challenge_until > cordee.now()`,
    { hash: tokenHash(token ?? '') },
  );

/** Ends the setup with this challenge, which works once; undefined when it has ended. */
export const endPasskeySetup = (db: Db, token: string | null, { challenge }: Challenge) =>
  row(
    db,
    `update cordee.sign_in set passkey_challenge = null, passkey_challenge_until = null
     where token_hash = :hash and ended_at is null and passkey_challenge = :challenge and passkey_challenge_until > cordee.now() returning id`,
    { hash: tokenHash(token ?? ''), challenge },
  );

/** A pending sign-in, as the passkey that completes it has to sign it. */
export type PendingChallenge = Challenge & Readonly<{ person: PersonId }>;

/** Returns whose pending sign-in this is, and its challenge; undefined when it has expired or was ended. */
export const pendingChallengeOf = (db: Db, id: string) =>
  row<PendingChallenge>(db, 'select person, challenge from cordee.half_sign_in where id = :id and expires_at > cordee.now()', { id });

/** Makes the next challenge of a pending sign-in, in place of this one. */
export async function renewPendingChallenge(db: Db, id: string, { challenge }: Challenge): Promise<void> {
  await execute(db, 'update cordee.half_sign_in set challenge = default where id = :id and challenge = :challenge', { id, challenge });
}
