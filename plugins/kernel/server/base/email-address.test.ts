import { describe, expect, it } from 'vitest';
import { AddressTooLong, AddressUnreadable, emailAddress, mixesScripts, normalizeEmail, SeveralAddresses } from './email-address.ts';
import { shownEmail } from './shown-email.ts';

describe('an e-mail address', () => {
  it.each([
    'nora.keller@habits.example',
    ' Nora.Keller@Habits.Example ',
    '\tNORA.KELLER@HABITS.EXAMPLE\n',
    '\u00a0nora.keller@habits.example\u00a0',
    'nora.keller@\u200bhabits.example',
    '\u200enora.keller\u2060@habits\u00ad.example\ufeff',
    'nora\u00a0.keller@habits.example',
    'mailto:nora.keller@habits.example',
    'MAILTO:nora.keller@habits.example?subject=Bonjour',
    'Nora Keller <nora.keller@habits.example>',
    '"Keller, Nora" <mailto:nora.keller@habits.example>',
    '<nora.keller@habits.example>',
    'nora.keller@habits.example.',
    'nora.keller@habits.example;',
    'nora.keller@ｈabits．example',
  ])('ACC-1 H-72 %j is the same address', (typed) => {
    expect(emailAddress(typed)).toBe('nora.keller@habits.example');
  });

  it.each([
    ['typed with letters', 'olaf.berg@société-générique.example'],
    ['in NFD', 'olaf.berg@société-générique.example'.normalize('NFD')],
    ['in capitals', 'Olaf.Berg@SOCIÉTÉ-GÉNÉRIQUE.example'],
    ['as xn--', 'olaf.berg@xn--socit-gnrique-ehbbcb.example'],
    ['as XN--', 'olaf.berg@XN--socit-gnrique-ehbbcb.example'],
  ])('H-71 of an international domain, %s, is stored as xn-- and shown with letters', (_, typed) => {
    expect(emailAddress(typed)).toBe('olaf.berg@xn--socit-gnrique-ehbbcb.example');
    expect(shownEmail(emailAddress(typed))).toBe('olaf.berg@société-générique.example');
  });

  it.each([
    'r&d@cordee.example',
    "o'brien@cordee.example",
    'zoé@cordee.example',
    'nora.keller+formation@habits.example',
    'a@b.c.d.e.cordee.example',
    'иван@cordee.example',
    '_x-{y}@cordee.museum',
    'x@cordee.xn--p1ai',
    `${'a'.repeat(64)}@${'b'.repeat(63)}.${'c'.repeat(63)}.${'d'.repeat(58)}.fr`,
  ])('H-73 %s is taken as typed', (typed) => {
    expect(emailAddress(typed)).toBe(typed);
  });

  it('ACC-1 an accent typed in two ways is one accent', () => {
    expect(emailAddress('zoe\u0301@cordee.example')).toBe('zoé@cordee.example');
  });

  it.each([
    ['nothing', '', AddressUnreadable],
    ['a word', 'nora', AddressUnreadable],
    ['no domain', 'nora@', AddressUnreadable],
    ['no name', '@habits.example', AddressUnreadable],
    ['one label', 'nora@localhost', AddressUnreadable],
    ['a space inside', 'olga berg@habits.example', AddressUnreadable],
    ['a line break inside', 'olga\nberg@habits.example', AddressUnreadable],
    ['two dots', 'nora..keller@habits.example', AddressUnreadable],
    ['a dot before the @', 'nora.@habits.example', AddressUnreadable],
    ['two @', 'nora@keller@habits.example', AddressUnreadable],
    ['a number as domain', 'nora@127.0.0.1', AddressUnreadable],
    ['a path', 'nora@habits.example/x', AddressUnreadable],
    ['a port', 'nora@habits.example:25', AddressUnreadable],
    ['a hyphen at the end of a label', 'nora@habits-.example', AddressUnreadable],
    ['quotes', '"nora keller"@habits.example', AddressUnreadable],
    ['two addresses', 'nora.keller@habits.example, assistante@habits.example', SeveralAddresses],
    ['two addresses, one a line', 'a@habits.example\nb@habits.example', SeveralAddresses],
    ['two addresses with names', 'A <a@habits.example>; B <b@habits.example>', SeveralAddresses],
    ['255 signs', `${'a'.repeat(64)}@${'b'.repeat(63)}.${'c'.repeat(63)}.${'d'.repeat(59)}.fr`, AddressTooLong],
    ['65 signs before the @', `${'a'.repeat(65)}@habits.example`, AddressTooLong],
  ])('H-72 H-73 %s is refused, and the fault named', (_, typed, refusal) => {
    expect(() => emailAddress(typed)).toThrow(refusal);
  });

  it.each(['', 'nora', 'nora@', 'a@b@c', 'x@ho st.example', '\ud800@x.fr'])(
    'ACC-19 %j stays what it is when it is searched for',
    (typed) => {
      expect(normalizeEmail(typed)).toBe(typed);
    },
  );
});

it.each([
  ['\u0430mel@cordee.example', true],
  ['nora.keller@h\u0430bits.example', true],
  ['αmel@cordee.example', true],
  ['amel@cordee.example', false],
  ['zoé@société-générique.example', false],
  ['иван@cordee.example', false],
  ['ivan.иван@почта.рф', false],
])('H-73 whether %s may imitate another address: %s', (typed, imitates) => {
  expect(mixesScripts(shownEmail(emailAddress(typed)))).toBe(imitates);
});
