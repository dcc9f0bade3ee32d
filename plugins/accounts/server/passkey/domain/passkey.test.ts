import { describe, expect, it } from 'vitest';
import { parseAssertion, parseNewCredential } from './credential.ts';
import { checkMayAddPasskey, relyingParty } from './passkey.ts';

describe('a passkey', () => {
  it.each([
    ['https://cordee.example', 'cordee.example', 'https://cordee.example'],
    ['https://formation.cordee.example:8443/', 'formation.cordee.example', 'https://formation.cordee.example:8443'],
    ['http://localhost:4321', 'localhost', 'http://localhost:4321'],
  ])('ACC-6 is made for the host of the site, without its port: %s', (siteUrl, id, origin) => {
    expect(relyingParty(siteUrl)).toEqual({ id, origin });
  });

  it('ACC-6 is one of ten at most', () => {
    expect(() => checkMayAddPasskey(9)).not.toThrow();
    expect(() => checkMayAddPasskey(10)).toThrow('accounts.too_many_passkeys');
  });
});

describe('the answer of a browser', () => {
  const common = { id: 'aWQ', rawId: 'aWQ', type: 'public-key', clientExtensionResults: { credProps: { rk: true } } };
  const made = { ...common, response: { clientDataJSON: 'e30', attestationObject: 'oA', transports: ['internal'], publicKey: 'x' } };
  const signed = { ...common, response: { clientDataJSON: 'e30', authenticatorData: 'AA', signature: 'AA', userHandle: 'x' } };

  it('ACC-6 is read without what nobody needs', () => {
    expect(parseNewCredential(JSON.stringify(made))).toEqual({
      ...common,
      clientExtensionResults: {},
      response: { clientDataJSON: 'e30', attestationObject: 'oA', transports: ['internal'] },
    });
    expect(parseAssertion(JSON.stringify(signed))?.response).toEqual({ clientDataJSON: 'e30', authenticatorData: 'AA', signature: 'AA' });
  });

  it.each(['', 'null', '{}', '[]', 'not json', JSON.stringify({ ...signed, type: 'password' }), JSON.stringify({ ...signed, id: 'a b' })])(
    'ACC-6 is none when it is something else: %j',
    (text) => {
      expect(parseNewCredential(text)).toBeUndefined();
      expect(parseAssertion(text)).toBeUndefined();
    },
  );
});
