import { invite } from '@cordee/accounts';
import { appOf } from '@cordee/kernel';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { addressLink } from '../../../plugins/accounts/server/domain/link.ts';
import { type MailServer, startMailServer } from '../../../test/mail-server.ts';
import { PASSWORD, startTestApp, type TestApp } from '../test-app.ts';

let app: TestApp;
let mailServer: MailServer;

beforeAll(async () => {
  mailServer = await startMailServer();
  app = await startTestApp({ settings: { SMTP_PORT: String(mailServer.port), CONTACT: 'equipe@cordee.example' } });
  app.startWorker();
});
afterAll(async () => {
  await app.close();
  await mailServer.stop();
});
beforeEach(async () => {
  await app.shiftClock('0');
  await app.database.query('truncate cordee.guess');
});

const NEW_PASSWORD = 'une autre phrase assez longue';
const requestChange = (token: string, email: string, current = PASSWORD) =>
  app.call('POST /api/accounts/address-changes', { token, body: { email, current } });
const confirm = (code: string, { token, password = '' }: { token?: string; password?: string } = {}) =>
  app.call('POST /api/accounts/address-changes/confirmed', { ...(token && { token }), body: { code, password } });
const undo = (code: string, password = NEW_PASSWORD) => app.call('POST /api/accounts/address-changes/undone', { body: { code, password } });
const emailOf = async (token: string) => (await app.call<{ email?: string }>('GET /api/accounts/me', { token })).body.email;
const newAddressOf = async (token: string) => (await app.call<{ newAddress: string }>('GET /api/home/settings', { token })).body.newAddress;
const codeIn = ({ text }: { text?: string | undefined }) => decodeURIComponent(/adresse\?code=([\w.%-]+)/.exec(text ?? '')?.[1] ?? '');

/** Creates a person who has asked for another address, and returns the code that was sent to it. */
async function requestedChange(name: string) {
  const person = await app.createPerson(`${name}@cordee.example`);
  const email = `${name}.new@cordee.example`;
  expect((await requestChange(person.token, email)).status).toBe(204);
  return { ...person, former: person.email, email, code: codeIn(await mailServer.waitForMail(email)) };
}

describe('changing one’s address', () => {
  it('ACC-10 counts once it is confirmed by the link sent to it, once; ends all other sign-ins, and the former one is told', async () => {
    const { token, former, email, code } = await requestedChange('amel');
    const other = await app.signIn(former);
    expect(await emailOf(token), 'address before').toBe(former);
    expect(await newAddressOf(token), 'address that waits').toBe(email);
    expect(await app.signIn(email), 'signed in by the new one before').toBeUndefined();

    expect((await confirm(code, { token })).status).toBe(204);
    expect(await emailOf(token), 'address after').toBe(email);
    expect(await newAddressOf(token), 'nothing waits').toBeNull();
    expect(await emailOf(other), 'the other sign-in').toBeUndefined();
    expect(await app.signIn(former), 'signed in by the former one').toBeUndefined();
    expect(await app.signIn(` ${email.toUpperCase()}`), 'signed in by the new one').toBeTypeOf('string');
    const mail = await mailServer.waitForMail(former);
    expect(mail.subject).toBe('L’adresse de ton compte a changé');
    expect(mail.text).toContain('equipe@cordee.example');
    expect(mail.text).not.toContain(email);
    expect((await confirm(code, { token })).body).toMatchObject({ status: 410, code: 'accounts.address_link_is_dead' });
  });

  it('ACC-10 who reads the mail but did not ask lends nobody their address: the password, or the sign-in, is that of who asked', async () => {
    const { token, former, code } = await requestedChange('borrower');
    const stranger = await app.createPerson('stranger@cordee.example');
    expect((await confirm(code)).body).toMatchObject({ status: 422, code: 'accounts.current_password_wrong' });
    expect((await confirm(code, { token: stranger.token, password: 'pas le bon ' })).body).toMatchObject({ facts: { spaceAround: true } });
    for (let attempt = 0; attempt < 10; attempt += 1) await confirm(code, { password: 'au hasard' });
    expect((await confirm(code, { password: PASSWORD })).status, 'the right one after ten attempts').toBe(422);
    expect(await emailOf(token)).toBe(former);
  });

  it('ACC-10 confirmed elsewhere, with the password, it ends every sign-in', async () => {
    const { token, email, code } = await requestedChange('elsewhere');
    expect((await confirm(code, { password: PASSWORD })).status).toBe(204);
    expect(await emailOf(token), 'the sign-in of before').toBeUndefined();
    expect(await app.signIn(email)).toBeTypeOf('string');
  });

  it('ACC-10 the answer is the same whatever the address; its owner alone is told, and keeps it', async () => {
    const owner = await app.createPerson('owner@cordee.example');
    const { token } = await app.createPerson('wisher@cordee.example');
    const [known, unknown] = [await requestChange(token, 'Owner@cordee.example'), await requestChange(token, 'nobody@cordee.example')];
    expect(known.status).toBe(unknown.status);
    expect(known.body).toEqual(unknown.body);
    expect((await mailServer.waitForMail(owner.email)).subject).toBe('Ton adresse reste celle de ton compte');
    expect(await emailOf(token)).toBe('wisher@cordee.example');
    expect(await emailOf(owner.token)).toBe(owner.email);
  });

  it('ACC-10 an address that another account has by then is refused, and its owner told', async () => {
    const { token, former, email, code } = await requestedChange('late');
    const owner = await app.createPerson(email);
    expect((await confirm(code, { token })).body).toMatchObject({ status: 409, code: 'accounts.address_is_taken' });
    expect((await mailServer.waitForMail(email, 1)).subject).toBe('Ton adresse reste celle de ton compte');
    expect(await emailOf(token), 'of who asked').toBe(former);
    expect(await emailOf(owner.token), 'of its owner').toBe(email);
    expect(await newAddressOf(token), 'nothing waits').toBeNull();
  });

  it('SEC-15 of two people who confirm one address at once, one has it', async () => {
    const email = 'wanted@cordee.example';
    const people = [await app.createPerson('first@cordee.example'), await app.createPerson('second@cordee.example')];
    const codes: string[] = [];
    for (const [index, { token }] of people.entries()) {
      await requestChange(token, email);
      codes.push(codeIn(await mailServer.waitForMail(email, index)));
    }
    const responses = await Promise.all(people.map(({ token }, index) => confirm(codes[index] ?? '', { token })));
    expect(responses.map(({ status }) => status).sort()).toEqual([204, 409]);
    expect((await Promise.all(people.map(({ token }) => emailOf(token)))).filter((address) => address === email)).toHaveLength(1);
  });

  it('H-75 H-76 asked for twice one mail goes; its link, sent twice by one browser, is one success, and says what it is', async () => {
    const { token, email, code, former } = await requestedChange('double');
    await requestChange(token, email.toUpperCase());
    const body = { code, password: '', trustedBrowser: 'this browser' };
    const send = () => app.call('POST /api/accounts/address-changes/confirmed', { token, body });
    expect((await Promise.all([send(), send()])).map(({ status }) => status)).toEqual([204, 204]);
    const stateOf = async (link: string, query: Record<string, string>) =>
      (await app.call<{ state: string }>(`GET /api/accounts/${link}?${new URLSearchParams(query)}`)).body.state;
    expect(await stateOf('address-change', { code, trustedBrowser: 'this browser' })).toBe('done');
    expect(await stateOf('address-change', { code, trustedBrowser: 'another' })).toBe('used');
    expect(await stateOf('address-change', { code: code.toUpperCase() })).toBe('incomplete');

    const undoCode = codeIn(await mailServer.waitForMail(former));
    const undoBody = { code: undoCode, password: NEW_PASSWORD, trustedBrowser: 'this browser' };
    const sendUndo = () => app.call('POST /api/accounts/address-changes/undone', { body: undoBody });
    expect((await Promise.all([sendUndo(), sendUndo()])).map(({ status }) => status)).toEqual([204, 204]);
    expect(await stateOf('address-undo', { code: undoCode, trustedBrowser: 'this browser' })).toBe('done');
    expect(await stateOf('address-undo', { code: undoCode })).toBe('used');
    expect((await undo(undoCode)).status, 'another browser').toBe(410);
    await requestedChange('double.after');
    const links = mailServer.received.filter(({ to, subject }) => to?.[0]?.address === email && subject === 'Confirme ta nouvelle adresse');
    expect(links).toHaveLength(1);
  });

  it('ACC-10 a new request replaces the former, and a cancelled one opens nothing', async () => {
    const { token, code } = await requestedChange('changing');
    await requestChange(token, 'changing.again@cordee.example');
    const again = codeIn(await mailServer.waitForMail('changing.again@cordee.example'));
    expect((await confirm(code, { token })).status, 'the former request').toBe(410);
    expect((await app.call('DELETE /api/accounts/address-changes/mine', { token })).status).toBe(204);
    expect(await newAddressOf(token), 'nothing waits').toBeNull();
    expect((await confirm(again, { token })).status, 'the cancelled request').toBe(410);
  });

  it('ACC-10 the link is good for a day, a forged one for nothing, and a new password closes it', async () => {
    const { token, code } = await requestedChange('day');
    await app.shiftClock('25 hours');
    expect((await confirm(code, { token })).status, 'after 25 hours').toBe(410);
    expect(await newAddressOf(token), 'nothing waits').toBeNull();
    expect((await confirm(`${code.split('.')[0]}.x`, { token })).status, 'with another signature').toBe(410);

    await app.shiftClock('0');
    const { token: other, code: closed } = await requestedChange('closed');
    await app.call('POST /api/accounts/password', { token: other, body: { current: PASSWORD, password: NEW_PASSWORD } });
    expect((await confirm(closed, { token: other })).status, 'after a new password').toBe(410);
  });

  it.each([
    ['a wrong password', 'x@cordee.example', 'pas le bon', 422, 'accounts.current_password_wrong'],
    ['the address one has', 'Refused@cordee.example', PASSWORD, 422, 'accounts.address_is_yours'],
    ['no address', 'nulle part', PASSWORD, 422, 'kernel.address_unreadable'],
  ])('ACC-10 %s is refused', async (_, email, current, status, code) => {
    const token = (await app.signIn('refused@cordee.example')) ?? (await app.createPerson('refused@cordee.example')).token;
    expect((await requestChange(token, email, current)).body).toMatchObject({ status, code });
    expect(await newAddressOf(token)).toBeNull();
  });

  it('ACC-10 nobody asks without end, nor fills a letter box', async () => {
    const { token } = await app.createPerson('busy@cordee.example');
    const statuses = [];
    // The same address twice in a row is the same form, and counts once.
    for (const box of ['box', 'box', 'other', 'box', 'other', 'box', 'other'])
      statuses.push((await requestChange(token, `${box}@cordee.example`)).status);
    expect(statuses).toEqual([204, 204, 204, 204, 204, 204, 429]);
    const other = await app.createPerson('busy.too@cordee.example');
    await requestChange(other.token, 'box@cordee.example');
    await requestedChange('after');
    expect(mailServer.received.filter(({ to }) => to?.[0]?.address === 'box@cordee.example').length).toBeLessThanOrEqual(5);
  });

  it('SEC-15 for three days the former address takes the account back, with a password of its own', async () => {
    const { id, token, former, email, code } = await requestedChange('robbed');
    await confirm(code, { token });
    const undoCode = codeIn(await mailServer.waitForMail(former));
    expect((await undo(undoCode, 'court')).body).toMatchObject({ status: 422, code: 'accounts.password_too_short' });

    // Whoever took the account changes its address again and adds a second factor: its owner still gets it back, and they do not.
    await app.database.query("insert into cordee.second_step (person, sealed_secret, confirmed_at) values ($1, '', cordee.now())", [id]);
    await app.database.query(
      `insert into cordee.passkey (person, name, credential_id, public_key, transports, sign_count) values ($1, 'Thief', 'thief', '', '{}', 0)`,
      [id],
    );
    await requestChange(token, 'further@cordee.example');
    await confirm(codeIn(await mailServer.waitForMail('further@cordee.example')), { token });
    const thiefsCode = codeIn(await mailServer.waitForMail(email, 1));
    expect((await undo(undoCode, PASSWORD)).body['code']).toBe('accounts.password_is_old');
    expect((await undo(undoCode)).status).toBe(204);
    expect(await emailOf(token), 'the sign-in of before').toBeUndefined();
    expect(await app.signIn(former, PASSWORD), 'signed in by the former password').toBeUndefined();
    expect(await emailOf(await app.signIn(former, NEW_PASSWORD)), 'signed in by the new password').toBe(former);
    expect((await undo(thiefsCode)).status, 'by the link to the thief').toBe(410);
    expect((await undo(undoCode)).status, 'by the same link again').toBe(410);
    expect((await undo(code)).status, 'by the link of the change').toBe(410);
  });

  it('SEC-15 for three days nobody else gets the former address, by no door; who asks for it makes it told again', async () => {
    const { id, token, former, code } = await requestedChange('blocked-out');
    await confirm(code, { token });
    const undoCode = codeIn(await mailServer.waitForMail(former));
    await app.shiftClock('1 hour');
    const stranger = await app.createPerson('squatter@cordee.example');
    await requestChange(stranger.token, former);
    expect(codeIn(await mailServer.waitForMail(former, 1))).toBe(undoCode);
    const name = { firstName: 'Nina', lastName: 'Roux' };
    await app.shiftClock('2 hours');
    await app.call('POST /api/accounts/sign-ups', { body: { email: former, password: PASSWORD, locale: 'fr', ...name } });
    expect(codeIn(await mailServer.waitForMail(former, 2))).toBe(undoCode);
    await expect(saveInAdmin(stranger.documentId, { email: former })).rejects.toThrow('qui peut encore la reprendre');
    const invited = invite(app.strapi, app.strapi.db.connection, { email: former, name, due: 'at-once', about: null });
    await expect(invited).rejects.toMatchObject({ code: 'accounts.address_is_reserved' });
    const write = (person: number) => app.database.query('update up_users set email = upper($1) where id = $2', [former, person]);
    await expect(write(stranger.id), 'in the database').rejects.toThrow('reserved');
    await app.database.query('begin');
    await write(id);
    await app.database.query('rollback');
    expect((await undo(undoCode)).status).toBe(204);
    const told = await mailServer.waitForMail('blocked-out.new@cordee.example', 1);
    expect(told.subject).toBe('Le compte a repris son ancienne adresse');
    expect(told.text).not.toContain(former);
  });

  it('SEC-15 a link to the address, asked for before, is refused while it is reserved; after three days anybody may have it', async () => {
    const [left, wisher] = [await app.createPerson('left@cordee.example'), await app.createPerson('waiting@cordee.example')];
    await app.database.query(
      `insert into cordee.address_change (person, email, former, expires_at, ended_at, end_cause, undo_until)
       values ($1, 'moved@cordee.example', 'vacant@cordee.example', cordee.now(), cordee.now(), 'confirmed', cordee.now() + interval '72 hours')`,
      [left.id],
    );
    const { rows } = await app.strapi.db.connection.raw(
      `insert into cordee.address_change (person, email, expires_at) values (?, 'vacant@cordee.example', cordee.now() + interval '5 days') returning id`,
      [wisher.id],
    );
    const link = () => addressLink.code(rows[0].id, appOf(app.strapi).settings.LINK_SECRET);
    expect((await confirm(link(), { token: wisher.token })).body).toMatchObject({ status: 409, code: 'accounts.address_is_taken' });
    await app.shiftClock('73 hours');
    await app.database.query("update cordee.address_change set ended_at = null, end_cause = null where email = 'vacant@cordee.example'");
    expect((await confirm(link(), { password: PASSWORD })).status).toBe(204);
  });

  it('SEC-15 whoever had an address before it was reserved is saved under it', async () => {
    const [left, has] = [await app.createPerson('gone.on@cordee.example'), await app.createPerson('has.it@cordee.example')];
    await app.database.query(
      `insert into cordee.address_change (person, email, former, expires_at, ended_at, end_cause, undo_until)
       values ($1, $2, 'has.it@cordee.example', cordee.now(), cordee.now(), 'confirmed', cordee.now() + interval '72 hours')`,
      [left.id, left.email],
    );
    await saveInAdmin(has.documentId, { email: has.email, lastName: 'Marchand' });
    const saved = await app.database.query('select last_name from up_users where id = $1', [has.id]);
    expect(saved).toEqual([{ last_name: 'Marchand' }]);
    await app.database.query('update up_users set email = email where id = $1', [has.id]);
  });

  it('SEC-15 after three days, or once staff have corrected it, an address stays', async () => {
    const [slow, corrected] = [await requestedChange('slow'), await requestedChange('corrected')];
    for (const { code, token } of [slow, corrected]) await confirm(code, { token });
    const [late, settled] = [codeIn(await mailServer.waitForMail(slow.former)), codeIn(await mailServer.waitForMail(corrected.former))];
    await app
      .documents('plugin::users-permissions.user')
      .update({ documentId: corrected.documentId, data: { email: 'by.staff@cordee.example' } });
    expect((await undo(settled)).status, 'once staff have corrected it').toBe(410);
    await app.shiftClock('73 hours');
    expect((await undo(late)).status, 'after three days').toBe(410);
  });

  it('ACC-13 SEC-15 H-80 both addresses are told when staff change one; those of somebody who was only invited are not', async () => {
    const { documentId } = await app.createPerson('married@cordee.example');
    await saveInAdmin(documentId, { email: 'married.new@cordee.example' });
    for (const [address, greeting] of [
      ['married@cordee.example', /^Bonjour \S+,$/m],
      ['married.new@cordee.example', /^Bonjour,$/m],
    ] as const) {
      const { subject, text } = await mailServer.waitForMail(address);
      expect(subject).toBe('L’équipe a changé l’adresse de ton compte');
      expect(text, address).toMatch(greeting);
      expect(text).toContain('m…@cordee.example');
      expect(text).toContain('Écris tout de suite à equipe@cordee.example');
    }

    await saveInAdmin(documentId, { email: 'married.again@cordee.example', password: NEW_PASSWORD });
    const { subject } = await mailServer.waitForMail('married.new@cordee.example', 1);
    expect(subject, 'with a new password').toBe('L’équipe a changé l’adresse de ton compte');

    const invited = await app.documents('plugin::users-permissions.user').create({
      data: { email: 'misspelt@cordee.example', firstName: 'Nina', lastName: 'Roux', provider: 'local' },
    });
    await saveInAdmin(invited.documentId, { email: 'spelt@cordee.example' });
    expect(
      await app.database.query("select from cordee.mail where to_address in ('misspelt@cordee.example', 'spelt@cordee.example')"),
    ).toEqual([]);
  });

  it('ACC-10 a request is deleted after a week', async () => {
    await requestedChange('forgotten');
    const left = () => app.database.query("select from cordee.address_change where email like 'forgotten%'");
    expect(await left()).toHaveLength(1);
    await app.shiftClock('8 days');
    await expect.poll(left, { timeout: 10_000 }).toEqual([]);
  });
});

it('SEC-4 ACC-1 ended sign-ins are forgotten after a month, browsers when their cookie is gone', async () => {
  const { id } = await app.createPerson('long.ago@cordee.example');
  const left = (table: string) => app.database.query(`select from cordee.${table} where person = $1`, [id]);
  expect(await left('sign_in')).toHaveLength(1);
  await app.shiftClock('31 days');
  await expect.poll(() => left('sign_in'), { timeout: 10_000 }).toEqual([]);
  expect(await left('device')).toHaveLength(1);
  await app.shiftClock('402 days');
  await expect.poll(() => left('device'), { timeout: 10_000 }).toEqual([]);
});

type Choices = { mobile: string | null; sms: boolean; communityMails: boolean; anonymous: boolean };
const choices = async (token: string) => (await app.call<{ choices: Choices }>('GET /api/home/settings', { token })).body.choices;
const saveMobile = (token: string, mobile: string, sms: boolean) => app.call('POST /api/accounts/mobile', { token, body: { mobile, sms } });
const saveInAdmin = (documentId: string, data: Record<string, unknown>) =>
  app.documents('plugin::users-permissions.user').update({ documentId, data });

describe('what a person lets us use', () => {
  it('ACC-10 nothing at first but community e-mails; a mobile number is given, and removed with the SMS that went to it', async () => {
    const { token } = await app.createPerson('reachable@cordee.example');
    expect(await choices(token)).toEqual({ mobile: null, sms: false, communityMails: true, anonymous: false });
    expect((await saveMobile(token, '06.12.34.56.78', true)).status).toBe(204);
    expect(await choices(token)).toMatchObject({ mobile: '+33 6 12 34 56 78', sms: true });
    expect((await saveMobile(token, '', false)).status).toBe(204);
    expect(await choices(token)).toMatchObject({ mobile: null, sms: false });
  });

  it.each([
    ['a landline', '01 23 45 67 89', false, 'accounts.number_is_not_mobile'],
    ['no number', 'mon portable', false, 'accounts.number_unreadable'],
    ['SMS without a number', ' ', true, 'accounts.sms_needs_mobile'],
  ])('ACC-10 %s is refused, and what there was stays', async (_, mobile, sms, code) => {
    const token = (await app.signIn('steady@cordee.example')) ?? (await app.createPerson('steady@cordee.example')).token;
    await saveMobile(token, '06 12 34 56 78', true);
    expect((await saveMobile(token, mobile, sms)).body).toMatchObject({ status: 422, code });
    expect(await choices(token)).toMatchObject({ mobile: '+33 6 12 34 56 78', sms: true });
  });

  it('ACC-10 staff who save a person meet the same rules, and so does the database', async () => {
    const { token, documentId, id } = await app.createPerson('by.staff.too@cordee.example');
    await saveInAdmin(documentId, { mobile: '0612345678', smsAllowed: true });
    expect(await choices(token)).toMatchObject({ mobile: '+33 6 12 34 56 78', sms: true });
    await expect(saveInAdmin(documentId, { mobile: '' })).rejects.toThrow('Pour autoriser les SMS, il faut un numéro');
    await expect(saveInAdmin(documentId, { mobile: '0123456789' })).rejects.toThrow('pas celui d’un mobile');
    await saveInAdmin(documentId, { firstName: 'Zoë' });
    await saveInAdmin(documentId, { mobile: '', smsAllowed: false });
    expect(await choices(token)).toMatchObject({ mobile: null, sms: false });
    await expect(app.database.query('update up_users set sms_allowed = true where id = $1', [id])).rejects.toThrow('sms_needs_mobile');
  });

  it('ACC-10 contributions are anonymous, and community e-mails stop, as long as the person wishes', async () => {
    const { token } = await app.createPerson('quiet@cordee.example');
    const saveChoices = (body: object) => app.call('POST /api/accounts/community', { token, body });
    expect((await saveChoices({ communityMails: false, anonymous: true })).status).toBe(204);
    expect(await choices(token)).toMatchObject({ communityMails: false, anonymous: true });
    await saveChoices({ communityMails: true, anonymous: false });
    expect(await choices(token)).toMatchObject({ communityMails: true, anonymous: false });
  });
});
