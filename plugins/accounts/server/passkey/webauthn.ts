// What the browser is asked, and whether its answer holds: the four calls of the library. (ACC-6)
import type { VerifiedAuthenticationResponse, WebAuthnCredential } from '@simplewebauthn/server';
import { parseAssertion, parseNewCredential } from './domain/credential.ts';
import type { RelyingParty } from './domain/passkey.ts';
import type { Passkey } from './passkey-store.ts';

/** The password was the first factor, so that a security key without a PIN is good as a second; one that can, asks who is there. */
const USER_VERIFICATION = 'preferred';

/** Loaded by those who need it: it takes a tenth of a second and ten megabytes, and most processes never do. */
const webauthn = () => import('@simplewebauthn/server');

/** How long a browser waits for a person, in milliseconds: as long as a challenge is valid. */
const TIMEOUT_MS = 5 * 60_000;

/** What a passkey is made of: whose it is, the challenge, and the passkeys that its holder may not make again. */
type NewPasskey = Readonly<{
  organisation: string;
  person: Readonly<{ documentId: string; email: string; name: string }>;
  challenge: Buffer;
  passkeys: readonly Passkey[];
}>;

/** Returns the options of `navigator.credentials.create`, as JSON. */
export const creationOptions = async ({ id }: RelyingParty, { organisation, person, challenge, passkeys }: NewPasskey): Promise<string> =>
  JSON.stringify(
    await (await webauthn()).generateRegistrationOptions({
      rpID: id,
      rpName: organisation,
      userID: Uint8Array.from(Buffer.from(person.documentId)),
      userName: person.email,
      userDisplayName: person.name,
      challenge: Uint8Array.from(challenge),
      excludeCredentials: descriptorsOf(passkeys),
      authenticatorSelection: { residentKey: 'preferred', userVerification: USER_VERIFICATION },
      timeout: TIMEOUT_MS,
    }),
  );

/** Returns the options of `navigator.credentials.get`, as JSON. */
export const requestOptions = async (
  { id }: RelyingParty,
  { challenge, passkeys }: Pick<NewPasskey, 'challenge' | 'passkeys'>,
): Promise<string> =>
  JSON.stringify(
    await (await webauthn()).generateAuthenticationOptions({
      rpID: id,
      challenge: Uint8Array.from(challenge),
      allowCredentials: descriptorsOf(passkeys),
      userVerification: USER_VERIFICATION,
      timeout: TIMEOUT_MS,
    }),
  );

const descriptorsOf = (passkeys: readonly Passkey[]) =>
  passkeys.map(({ credentialId, transports }) => ({ id: credentialId, transports: [...transports] }));

/** Returns the passkey that a browser made for this challenge; undefined when it did not. */
export async function verifyNewPasskey(
  { id, origin }: RelyingParty,
  { response, challenge }: Readonly<{ response: string; challenge: Buffer }>,
): Promise<WebAuthnCredential | undefined> {
  const credential = parseNewCredential(response);
  if (!credential) return undefined;

  const { verifyRegistrationResponse } = await webauthn();
  const verified = await unlessRefused(
    verifyRegistrationResponse({
      response: credential,
      expectedChallenge: challenge.toString('base64url'),
      expectedOrigin: origin,
      expectedRPID: id,
      requireUserVerification: false,
    }),
  );
  return verified?.registrationInfo?.credential;
}

/** Returns how often the passkey was used, by its holder's own count, if it has signed this challenge; else undefined. */
export async function verifyAssertion(
  { id, origin }: RelyingParty,
  { response, challenge, passkey }: Readonly<{ response: string; challenge: Buffer; passkey: Passkey }>,
): Promise<number | undefined> {
  const assertion = parseAssertion(response);
  if (!assertion) return undefined;

  const { verifyAuthenticationResponse } = await webauthn();
  const verified: VerifiedAuthenticationResponse | undefined = await unlessRefused(
    verifyAuthenticationResponse({
      response: assertion,
      expectedChallenge: challenge.toString('base64url'),
      expectedOrigin: origin,
      expectedRPID: id,
      requireUserVerification: false,
      credential: { id: passkey.credentialId, publicKey: Uint8Array.from(passkey.publicKey), counter: passkey.signCount },
    }),
  );
  return verified?.verified ? verified.authenticationInfo.newCounter : undefined;
}

/** The library throws for each fault that it finds in an answer: another challenge or origin, a count that went back, a broken encoding. */
const unlessRefused = <T>(verified: Promise<T>): Promise<T | undefined> => verified.catch(() => undefined);
