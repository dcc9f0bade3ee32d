import { randomUUID } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { addressLink, addressUndoLink, invitationLink, resetLink } from './link.ts';

const secret = 'a secret of the application, long enough';

describe.each([
  ['ACC-2 a reset link', resetLink],
  ['ACC-4 an invitation', invitationLink],
  ['ACC-10 a link to a new address', addressLink],
])('the code of %s', (_, link) => {
  it('leads back to its row', () => {
    const id = randomUUID();
    expect(link.idIn(link.code(id, secret), secret)).toBe(id);
  });

  it('cannot be made from what the database holds', () => {
    const id = randomUUID();
    for (const forged of [
      id,
      `${id}.`,
      `${id}.${'a'.repeat(43)}`,
      `${id}.${'é'.repeat(43)}`,
      link.code(id, 'another secret'),
      `${randomUUID()}.${link.code(id, secret).split('.')[1]}`,
      '',
      '.',
      'é.é',
    ])
      expect(link.idIn(forged, secret)).toBeUndefined();
  });
});

it('ACC-4 a code of one kind is worth nothing as another', () => {
  const id = randomUUID();
  expect(resetLink.idIn(invitationLink.code(id, secret), secret)).toBeUndefined();
  expect(invitationLink.idIn(resetLink.code(id, secret), secret)).toBeUndefined();
  expect(addressUndoLink.idIn(addressLink.code(id, secret), secret)).toBeUndefined();
});

it('OPS-4 ACC-4 a link sent by an earlier release still works', () => {
  const sent = '00000000-0000-4000-8000-000000000001.ujqjsbLx-27aMISJRewX28dmcpX1hspOFkXCVO5ZXbw';
  expect(invitationLink.idIn(sent, 's'.repeat(32))).toBe('00000000-0000-4000-8000-000000000001');
});
