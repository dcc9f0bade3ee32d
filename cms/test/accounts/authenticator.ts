// An authenticator in software, as a browser and a security key answer together. Its parts lie as a test wants them to.
import { createHash, generateKeyPairSync, randomBytes, sign } from 'node:crypto';
import { isoCBOR } from '@simplewebauthn/server/helpers';

/** What a page asks of a browser: the options of `navigator.credentials`, as JSON. */
type Options = { challenge: string; rpId?: string; rp?: { id: string } };

/** How an answer differs from a right one. */
type Lie = Readonly<{ origin?: string; host?: string; challenge?: string; count?: number; credentialId?: Buffer }>;

const SITE = 'http://localhost:4321';
const PRESENT = 0x01;
const WITH_CREDENTIAL = 0x40;

const sha256 = (data: string | Buffer) => createHash('sha256').update(data).digest();
const base64url = (data: string | Uint8Array) => Buffer.from(data).toString('base64url');

export type Authenticator = ReturnType<typeof createAuthenticator>;

/** Creates an authenticator with one key, which counts its uses unless `counts` is false. */
export function createAuthenticator({ counts = true } = {}) {
  const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const { x = '', y = '' } = publicKey.export({ format: 'jwk' });
  const id = randomBytes(16);
  let uses = 0;

  const clientData = (type: string, options: Options, { origin = SITE, challenge = options.challenge }: Lie) =>
    JSON.stringify({ type, challenge, origin, crossOrigin: false });
  const head = (options: Options, flags: number, { host, count }: Lie) => {
    const number = Buffer.alloc(4);
    number.writeUInt32BE(count ?? (counts ? ++uses : 0));
    return Buffer.concat([sha256(host ?? options.rpId ?? options.rp?.id ?? ''), Buffer.from([flags]), number]);
  };
  const answer = (credentialId: Buffer, response: object) =>
    JSON.stringify({
      id: base64url(credentialId),
      rawId: base64url(credentialId),
      type: 'public-key',
      response,
      clientExtensionResults: {},
    });

  return {
    id,
    /** Makes the passkey, as `navigator.credentials.create` does. */
    create(asked: string, lie: Lie = {}): string {
      const options: Options = JSON.parse(asked);
      const credentialId = lie.credentialId ?? id;
      const key = new Map<number, number | Uint8Array>([
        [1, 2],
        [3, -7],
        [-1, 1],
        [-2, Buffer.from(x, 'base64url')],
        [-3, Buffer.from(y, 'base64url')],
      ]);
      const length = Buffer.alloc(2);
      length.writeUInt16BE(credentialId.length);
      const parts = [head(options, PRESENT | WITH_CREDENTIAL, lie), Buffer.alloc(16), length, credentialId, isoCBOR.encode(key)];
      const attestation = new Map<string, string | Uint8Array | Map<string, string>>([
        ['fmt', 'none'],
        ['attStmt', new Map<string, string>()],
        ['authData', Buffer.concat(parts)],
      ]);
      return answer(credentialId, {
        clientDataJSON: base64url(clientData('webauthn.create', options, lie)),
        attestationObject: base64url(isoCBOR.encode(attestation)),
        transports: ['usb'],
      });
    },
    /** Signs a challenge with the passkey, as `navigator.credentials.get` does. */
    get(asked: string, lie: Lie = {}): string {
      const options: Options = JSON.parse(asked);
      const authenticatorData = head(options, PRESENT, lie);
      const client = clientData('webauthn.get', options, lie);
      return answer(lie.credentialId ?? id, {
        clientDataJSON: base64url(client),
        authenticatorData: base64url(authenticatorData),
        signature: base64url(sign('sha256', Buffer.concat([authenticatorData, sha256(client)]), privateKey)),
      });
    },
  };
}
