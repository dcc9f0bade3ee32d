// A flood of sign-ups, and of sign-ins, beside somebody who opens their home page. (ACC-1, ACC-3)
import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { figures, openHome, quantile } from '../home-beside.ts';
import { AMEL, MARC, NORA, type RunningApp, startApp, tokenOf } from '../running-app.ts';

const FLOOD_SECONDS = 60;

/** What took half a second to estimate: every sign may stand for a letter. */
const COSTLY_PASSWORD = '4@8({[<369&#!1/|0$5+7%2'.repeat(4).slice(0, 72);

let app: RunningApp;
let cookie: string;

beforeAll(async () => {
  app = await startApp();
  cookie = `cordee=${await tokenOf(app.site, AMEL.email)}`;
});
afterAll(() => app.close());
beforeEach(() => app.database.query('truncate cordee.guess'));

const post = async (path: string, fields: Record<string, string>) => {
  const response = await fetch(`${app.site}${path}`, {
    method: 'POST',
    headers: { origin: app.site },
    body: new URLSearchParams(fields),
    redirect: 'manual',
  });
  await response.text();
  return response.status;
};

it.each([3, 20])(
  'ACC-3 %i sign-ups a second from one address leave the home page as it is',
  async (perSecond) => {
    const quiet = await openHome({ site: app.site, cookie }, pause(15_000));

    const answers: Promise<number>[] = [];
    const flood = async () => {
      for (let sent = 0; sent < perSecond * FLOOD_SECONDS; sent += 1) {
        const email = `flood.${perSecond}.${sent}@cordee.example`;
        answers.push(post('/inscription?_action=accounts.signUp', { firstName: 'A', lastName: 'B', email, password: COSTLY_PASSWORD }));
        await pause(1_000 / perSecond);
      }
      return Promise.all(answers);
    };
    const flooding = flood();
    const beside = await openHome({ site: app.site, cookie }, flooding);
    const statuses = Map.groupBy(await flooding, (status) => status);

    console.log(
      `ACC-3 ${perSecond} a second: home alone ${figures(quiet.durations)} ms, beside the flood ${figures(beside.durations)} ms (median, 95 %, longest) ` +
        `${JSON.stringify(beside.statuses)}; sign-ups ${JSON.stringify([...statuses].map(([status, all]) => [status, all.length]))}`,
    );
    expect(Object.keys(beside.statuses)).toEqual(['200']);
    expect(quantile(beside.durations, 0.95)).toBeLessThan(3 * quantile(quiet.durations, 0.95));
  },
  300_000,
);

it('ACC-1 two connections that sign in without a pause leave the home page at twice its time at most', async () => {
  const quiet = await openHome({ site: app.site, cookie }, pause(15_000));

  let signIns = 0;
  const until = Date.now() + 30_000;
  const signInAgain = async (email: string) => {
    while (Date.now() < until) {
      expect(await post('/connexion?_action=accounts.signIn', { email, password: AMEL.password })).toBe(303);
      signIns += 1;
    }
  };
  const beside = await openHome({ site: app.site, cookie }, Promise.all([MARC.email, NORA.email].map(signInAgain)));

  console.log(
    `ACC-1 ${signIns} sign-ins in 30 s: home alone ${figures(quiet.durations)} ms, beside them ${figures(beside.durations)} ms (median, 95 %, longest) ${JSON.stringify(beside.statuses)}`,
  );
  expect(Object.keys(beside.statuses)).toEqual(['200']);
  expect(quantile(beside.durations, 0.5)).toBeLessThan(2 * quantile(quiet.durations, 0.5));
}, 300_000);
