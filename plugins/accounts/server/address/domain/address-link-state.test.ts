import { describe, expect, it } from 'vitest';
import { confirmationState, undoState } from './address-link-state.ts';

const now = new Date('2026-12-01T10:00:00Z');
const [past, future] = [new Date(now.getTime() - 1), new Date(now.getTime() + 1)];
const change = { expiresAt: future, endCause: null, undoUntil: null };

describe('a link about an address says what it is', () => {
  it.each([
    ['open', change],
    ['expired', { ...change, expiresAt: now }],
    ['used', { ...change, endCause: 'confirmed', undoUntil: future }],
    ['used', { ...change, endCause: 'undone' }],
    ['unknown', { ...change, endCause: 'replaced' }],
    ['unknown', { ...change, endCause: 'taken' }],
  ] as const)('H-76 the one to the new address: %s', (state, input) => {
    expect(confirmationState(input, now)).toBe(state);
  });

  it.each([
    ['open', { ...change, endCause: 'confirmed', undoUntil: future }],
    ['expired', { ...change, endCause: 'confirmed', undoUntil: past }],
    ['unknown', { ...change, endCause: 'confirmed' }],
    ['used', { ...change, endCause: 'undone' }],
    ['unknown', change],
  ] as const)('H-76 the one to the former address: %s', (state, input) => {
    expect(undoState(input, now)).toBe(state);
  });
});
