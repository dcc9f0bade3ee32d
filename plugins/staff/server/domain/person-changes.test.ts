import { expect, it } from 'vitest';
import { changesOf, type StoredPerson } from './person-changes.ts';

const PERSON: StoredPerson = {
  id: 1 as StoredPerson['id'],
  firstName: 'Inès',
  lastName: 'Caradec',
  email: 'ines@lilas.example',
  blocked: null,
  standing: null,
  password: 'hash',
};

it.each([
  [{ lastName: 'Le Goff' }, [{ act: 'accounts.name-changed', values: { from: 'Inès Caradec', to: 'Inès Le Goff' } }]],
  [{ email: 'i@b.example' }, [{ act: 'accounts.email-changed', values: { from: 'ines@lilas.example', to: 'i@b.example' } }]],
  [{ blocked: true }, [{ act: 'accounts.blocked-changed', facts: { from: 'access-open', to: 'access-blocked' } }]],
  [{ standing: 'tester' }, [{ act: 'accounts.standing-changed', facts: { from: 'none', to: 'tester' } }]],
  [{ password: 'another' }, [{ act: 'accounts.password-changed' }]],
  [{ blocked: false, standing: 'none' }, []],
])('ACC-22 %j is noted with what was before and after', (changed, changes) => {
  expect(changesOf(PERSON, { ...PERSON, ...changed })).toEqual(changes);
});

it('ACC-22 what is personal is kept apart from what outlives the person', () => {
  const { firstName, lastName, email } = { firstName: 'A', lastName: 'B', email: 'a@b.example' };
  for (const { facts } of changesOf(PERSON, { ...PERSON, firstName, lastName, email, blocked: true }))
    expect(JSON.stringify(facts ?? {})).not.toMatch(/Caradec|lilas|b\.example/);
});
