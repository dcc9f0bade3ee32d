import { Refusal } from '@cordee/kernel/pure';
import { expect, it } from 'vitest';
import { checkLines } from './new-members.ts';

const person = (email: string, firstName = '', lastName = '') => ({ email, firstName, lastName });
const KNOWN = {
  accounts: new Map([
    ['lea@exemple.fr', { firstName: 'Léa', lastName: 'Petit-Jean', isMember: false }],
    ['noe@exemple.fr', { firstName: 'Noé', lastName: 'Roux', isMember: true }],
  ]),
  closed: new Map([['reserved@exemple.fr', new Refusal('accounts.address_is_reserved', 409, {})]]),
};
const check = (...lines: ReturnType<typeof person>[]) =>
  checkLines(lines, KNOWN).map(({ state, fault, isSwapped }) => [state, fault?.code, isSwapped].filter(Boolean).join(' '));

it('ACC-4 PART-4 a line is new, known, already a member, there before, or wrong for a reason', () => {
  expect(
    check(
      person('New@Exemple.fr ', 'Marie', 'Dupont'),
      person('lea@exemple.fr'),
      person('NOE@exemple.fr', 'Noé', 'Roux'),
      person('mailto:new@exemple.fr', 'Marie', 'Dupont'),
      person('', 'Marie', 'Dupont'),
      person('marie@', 'Marie', 'Dupont'),
      person('a@exemple.fr b@exemple.fr', 'Marie', 'Dupont'),
      person('c@exemple.fr', 'Marie'),
      person('d@exemple.fr', 'Marie', 'www.exemple.fr'),
      person('reserved@exemple.fr', 'Marie', 'Dupont'),
    ),
  ).toEqual([
    'new',
    'known',
    'member',
    'twice',
    'wrong seats.address_missing',
    'wrong kernel.address_unreadable',
    'wrong kernel.several_addresses',
    'wrong kernel.name_missing',
    'wrong kernel.name_is_address',
    'wrong accounts.address_is_reserved',
  ]);
});

it('PART-5 H-84 an account keeps its name; that of a new one is brought into its normal form', () => {
  const [known, added] = checkLines(
    [person('lea@exemple.fr', 'Lola', 'Petit'), person('x@exemple.fr', ' Chloe\u0301\u202e ', 'Le\u00a0 Goff')],
    KNOWN,
  );
  expect([known?.firstName, known?.lastName]).toEqual(['Léa', 'Petit-Jean']);
  expect([added?.firstName, added?.lastName]).toEqual(['Chloé', 'Le Goff']);
});

it('ACC-4 the names of an account the other way round are noticed, whatever their case, accents and hyphens', () => {
  expect(check(person('lea@exemple.fr', 'PETIT JEAN', 'Lea'))).toEqual(['known true']);
  expect(check(person('lea@exemple.fr', 'Léa', 'Petit-Jean'), person('x@exemple.fr', 'Petit', 'Léa'))).toEqual(['known', 'new']);
});

it('ACC-4 a wrong line does not make the next one with its address the second', () => {
  expect(check(person('x@exemple.fr', 'Marie'), person('x@exemple.fr', 'Marie', 'Dupont'))).toEqual(['wrong kernel.name_missing', 'new']);
});
