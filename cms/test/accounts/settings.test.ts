import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type MailSink, mailSink } from '../../../test/mail-sink.ts';
import { PASSWORD, startTestApp, type TestApp } from '../test-app.ts';

let app: TestApp;
let sink: MailSink;

beforeAll(async () => {
  sink = await mailSink();
  app = await startTestApp({ settings: { SMTP_PORT: String(sink.port), CONTACT: 'equipe@cordee.example' } });
  app.work();
});
afterAll(async () => {
  await app.close();
  await sink.stop();
});
beforeEach(async () => {
  await app.clock('0');
  await app.database.query('truncate cordee.guess');
});

const NEW = 'une autre phrase assez longue';
const ask = (token: string, email: string, current = PASSWORD) =>
  app.call('POST /api/accounts/address-changes', { token, body: { email, current } });
const confirm = (code: string, { token, password = '' }: { token?: string; password?: string } = {}) =>
  app.call('POST /api/accounts/address-changes/confirmed', { ...(token && { token }), body: { code, password } });
const undo = (code: string, password = NEW) => app.call('POST /api/accounts/address-changes/undone', { body: { code, password } });
const me = async (token: string) => (await app.call<{ email?: string }>('GET /api/accounts/me', { token })).body.email;
const waiting = async (token: string) => (await app.call<{ newAddress: string }>('GET /api/home/settings', { token })).body.newAddress;
const codeIn = ({ text }: { text?: string | undefined }) => decodeURIComponent(/adresse\?code=([\w.%-]+)/.exec(text ?? '')?.[1] ?? '');

/** A person who has asked for this address, and the code that was sent to it. */
async function asked(name: string) {
  const person = await app.person(`${name}@cordee.example`);
  const email = `${name}.new@cordee.example`;
  expect((await ask(person.token, email)).status).toBe(204);
  return { ...person, former: person.email, email, code: codeIn(await sink.next(email)) };
}

describe('changing one’s address', () => {
  it('ACC-10 counts once it is confirmed by the link sent to it, once; ends all other sign-ins, and the former one is told', async () => {
    const { token, former, email, code } = await asked('amel');
    const other = await app.signIn(former);
    expect([await me(token), await waiting(token), await app.signIn(email)]).toEqual([former, email, undefined]);

    expect((await confirm(code, { token })).status).toBe(204);
    expect([await me(token), await waiting(token), await me(other)]).toEqual([email, null, undefined]);
    expect([await app.signIn(former), await app.signIn(` ${email.toUpperCase()}`)]).toEqual([undefined, expect.any(String)]);
    const told = await sink.next(former);
    expect(told.subject).toBe('L’adresse de ton compte a changé');
    expect(told.text).toContain('equipe@cordee.example');
    expect(told.text).not.toContain(email);
    expect((await confirm(code, { token })).body).toMatchObject({ status: 410, code: 'accounts.address_link_is_dead' });
  });

  it('ACC-10 who reads the mail but did not ask lends nobody their address: the password, or the sign-in, is that of who asked', async () => {
    const { token, former, code } = await asked('borrower');
    const stranger = await app.person('stranger@cordee.example');
    expect((await confirm(code)).body).toMatchObject({ status: 422, code: 'accounts.current_password_wrong' });
    expect((await confirm(code, { token: stranger.token, password: 'pas le bon ' })).body).toMatchObject({ facts: { spaceAround: true } });
    for (let index = 0; index < 10; index += 1) await confirm(code, { password: 'au hasard' });
    expect((await confirm(code, { password: PASSWORD })).status).toBe(422);
    expect(await me(token)).toBe(former);
  });

  it('ACC-10 confirmed elsewhere, with the password, it ends every sign-in', async () => {
    const { token, email, code } = await asked('elsewhere');
    expect((await confirm(code, { password: PASSWORD })).status).toBe(204);
    expect([await me(token), await app.signIn(email)]).toEqual([undefined, expect.any(String)]);
  });

  it('ACC-10 the answer is the same whatever the address; its owner alone is told, and keeps it', async () => {
    const owner = await app.person('owner@cordee.example');
    const { token } = await app.person('wisher@cordee.example');
    const [known, unknown] = [await ask(token, 'Owner@cordee.example'), await ask(token, 'nobody@cordee.example')];
    expect([known.status, known.body]).toEqual([unknown.status, unknown.body]);
    expect((await sink.next(owner.email)).subject).toBe('Ton adresse reste celle de ton compte');
    expect([await me(token), await me(owner.token)]).toEqual(['wisher@cordee.example', owner.email]);
  });

  it('ACC-10 an address that another account has by then is refused, and its owner told', async () => {
    const { token, former, email, code } = await asked('late');
    const owner = await app.person(email);
    expect((await confirm(code, { token })).body).toMatchObject({ status: 409, code: 'accounts.address_is_taken' });
    expect((await sink.next(email, 1)).subject).toBe('Ton adresse reste celle de ton compte');
    expect([await me(token), await me(owner.token), await waiting(token)]).toEqual([former, email, null]);
  });

  it('SEC-15 of two people who confirm one address at once, one has it', async () => {
    const email = 'wanted@cordee.example';
    const people = [await app.person('first@cordee.example'), await app.person('second@cordee.example')];
    const codes: string[] = [];
    for (const [index, { token }] of people.entries()) {
      await ask(token, email);
      codes.push(codeIn(await sink.next(email, index)));
    }
    const answers = await Promise.all(people.map(({ token }, index) => confirm(codes[index] ?? '', { token })));
    expect(answers.map(({ status }) => status).sort()).toEqual([204, 409]);
    expect((await Promise.all(people.map(({ token }) => me(token)))).filter((address) => address === email)).toHaveLength(1);
  });

  it('ACC-10 a new request replaces the former, and a cancelled one opens nothing', async () => {
    const { token, code } = await asked('changing');
    await ask(token, 'changing.again@cordee.example');
    const again = codeIn(await sink.next('changing.again@cordee.example'));
    expect((await confirm(code, { token })).status).toBe(410);
    expect((await app.call('DELETE /api/accounts/address-changes/mine', { token })).status).toBe(204);
    expect([await waiting(token), (await confirm(again, { token })).status]).toEqual([null, 410]);
  });

  it('ACC-10 the link is good for a day, a forged one for nothing, and a new password closes it', async () => {
    const { token, code } = await asked('day');
    await app.clock('25 hours');
    expect([(await confirm(code, { token })).status, await waiting(token)]).toEqual([410, null]);
    expect((await confirm(`${code.split('.')[0]}.x`, { token })).status).toBe(410);

    await app.clock('0');
    const { token: other, code: closed } = await asked('closed');
    await app.call('POST /api/accounts/password', { token: other, body: { current: PASSWORD, password: NEW } });
    expect((await confirm(closed, { token: other })).status).toBe(410);
  });

  it.each([
    ['a wrong password', 'x@cordee.example', 'pas le bon', 422, 'accounts.current_password_wrong'],
    ['the address one has', 'Refused@cordee.example', PASSWORD, 422, 'accounts.address_is_yours'],
    ['no address', 'nulle part', PASSWORD, 422, 'kernel.invalid_request'],
  ])('ACC-10 %s is refused', async (_, email, current, status, code) => {
    const token = (await app.signIn('refused@cordee.example')) ?? (await app.person('refused@cordee.example')).token;
    expect((await ask(token, email, current)).body).toMatchObject({ status, code });
    expect(await waiting(token)).toBeNull();
  });

  it('ACC-10 nobody asks without end, nor fills a letter box', async () => {
    const { token } = await app.person('busy@cordee.example');
    const answers = [];
    for (let index = 0; index < 6; index += 1) answers.push((await ask(token, 'box@cordee.example')).status);
    expect(answers).toEqual([204, 204, 204, 204, 204, 429]);
    const other = await app.person('busy.too@cordee.example');
    await ask(other.token, 'box@cordee.example');
    await asked('after');
    expect(sink.received.filter(({ to }) => to?.[0]?.address === 'box@cordee.example').length).toBeLessThanOrEqual(5);
  });

  it('SEC-15 for three days the former address takes the account back, with a password of its own', async () => {
    const { id, token, former, email, code } = await asked('robbed');
    await confirm(code, { token });
    const back = codeIn(await sink.next(former));
    expect((await undo(back, 'court')).body).toMatchObject({ status: 422, code: 'accounts.password_too_short' });

    // Whoever took the account takes it further, and bolts it: the first owner still gets it back, and the thief does not.
    await app.database.query("insert into cordee.second_step (person, sealed_secret, confirmed_at) values ($1, '', cordee.now())", [id]);
    await ask(token, 'further@cordee.example');
    await confirm(codeIn(await sink.next('further@cordee.example')), { token });
    const thiefs = codeIn(await sink.next(email, 1));
    expect((await undo(back, PASSWORD)).body['code']).toBe('accounts.password_is_old');
    expect((await undo(back)).status).toBe(204);
    expect([await me(token), await app.signIn(former, PASSWORD)]).toEqual([undefined, undefined]);
    expect(await me(await app.signIn(former, NEW))).toBe(former);
    expect([(await undo(thiefs)).status, (await undo(back)).status, (await undo(code)).status]).toEqual([410, 410, 410]);
  });

  it('SEC-15 after three days, or once staff have corrected it, an address stays', async () => {
    const [slow, corrected] = [await asked('slow'), await asked('corrected')];
    for (const { code, token } of [slow, corrected]) await confirm(code, { token });
    const [late, settled] = [codeIn(await sink.next(slow.former)), codeIn(await sink.next(corrected.former))];
    await app.strapi
      .documents('plugin::users-permissions.user')
      .update({ documentId: corrected.documentId, data: { email: 'by.staff@cordee.example' } as never });
    expect((await undo(settled)).status).toBe(410);
    await app.clock('73 hours');
    expect((await undo(late)).status).toBe(410);
  });

  it('ACC-10 what was asked is forgotten after a week', async () => {
    await asked('forgotten');
    await app.clock('8 days');
    await expect
      .poll(() => app.database.query("select from cordee.address_change where email like 'forgotten%'"), { timeout: 10_000 })
      .toEqual([]);
  });
});

type Choices = { mobile: string | null; sms: boolean; communityMails: boolean; anonymous: boolean };
const choices = async (token: string) => (await app.call<{ choices: Choices }>('GET /api/home/settings', { token })).body.choices;
const give = (token: string, mobile: string, sms: boolean) => app.call('POST /api/accounts/mobile', { token, body: { mobile, sms } });
const save = (documentId: string, data: object) =>
  app.strapi.documents('plugin::users-permissions.user').update({ documentId, data: data as never });

describe('what a person lets us use', () => {
  it('ACC-10 nothing at first but community e-mails; a mobile number is given, and removed with the SMS that went to it', async () => {
    const { token } = await app.person('reachable@cordee.example');
    expect(await choices(token)).toEqual({ mobile: null, sms: false, communityMails: true, anonymous: false });
    expect((await give(token, '06.12.34.56.78', true)).status).toBe(204);
    expect(await choices(token)).toMatchObject({ mobile: '+33 6 12 34 56 78', sms: true });
    expect((await give(token, '', false)).status).toBe(204);
    expect(await choices(token)).toMatchObject({ mobile: null, sms: false });
  });

  it.each([
    ['a landline', '01 23 45 67 89', false, 'accounts.number_is_not_mobile'],
    ['no number', 'mon portable', false, 'accounts.number_unreadable'],
    ['SMS without a number', ' ', true, 'accounts.sms_needs_mobile'],
  ])('ACC-10 %s is refused, and what there was stays', async (_, mobile, sms, code) => {
    const token = (await app.signIn('steady@cordee.example')) ?? (await app.person('steady@cordee.example')).token;
    await give(token, '06 12 34 56 78', true);
    expect((await give(token, mobile, sms)).body).toMatchObject({ status: 422, code });
    expect(await choices(token)).toMatchObject({ mobile: '+33 6 12 34 56 78', sms: true });
  });

  it('ACC-10 staff who save a person meet the same rules, and nothing breaks them from below', async () => {
    const { token, documentId, id } = await app.person('by.staff.too@cordee.example');
    await save(documentId, { mobile: '0612345678', smsAllowed: true });
    expect(await choices(token)).toMatchObject({ mobile: '+33 6 12 34 56 78', sms: true });
    await expect(save(documentId, { mobile: '' })).rejects.toThrow('Pour autoriser les SMS, il faut un numéro');
    await expect(save(documentId, { mobile: '0123456789' })).rejects.toThrow('pas celui d’un mobile');
    await save(documentId, { firstName: 'Zoë' });
    await save(documentId, { mobile: '', smsAllowed: false });
    expect(await choices(token)).toMatchObject({ mobile: null, sms: false });
    await expect(app.database.query('update up_users set sms_allowed = true where id = $1', [id])).rejects.toThrow('sms_needs_mobile');
  });

  it('ACC-10 contributions are anonymous, and community e-mails stop, as long as the person wishes', async () => {
    const { token } = await app.person('quiet@cordee.example');
    const choose = (body: object) => app.call('POST /api/accounts/community', { token, body });
    expect((await choose({ communityMails: false, anonymous: true })).status).toBe(204);
    expect(await choices(token)).toMatchObject({ communityMails: false, anonymous: true });
    await choose({ communityMails: true, anonymous: false });
    expect(await choices(token)).toMatchObject({ communityMails: true, anonymous: false });
  });
});
