import { notifyPerson } from '@cordee/accounts';
import { daysFrom } from '@cordee/kernel/pure';
import { seatEvents, slotNews } from '@cordee/seats';
import { turnBegun } from '../emails/turn-begun.ts';
import { turnEnded } from '../emails/turn-ended.ts';
import { turnEndsSoon } from '../emails/turn-ends-soon.ts';
import { rotationEvents } from '../events.ts';
import { readTurns } from '../services/read-turns.ts';

/** Writes to whoever was given a slot that goes round, and holds one still, how long their turn lasts. (ROT-5, H-21, H-22) */
export const onTurnBegun = seatEvents.listener('rotations.mail-turn-begun', 'slot-assigned', async ({ strapi, db }, { payload }) => {
  const news = await slotNews(db, payload);
  if (!news?.goesRound || !news.holds) return;

  const { until, isKept, days } = await readTurns(strapi, db, { ...payload, session: news.session });
  await notifyPerson(db, news.person, turnBegun, { ...news.facts, until, isKept, days });
});

/** Writes to whoever holds their slot no more, where slots go round, when their next turn comes. (ROT-5, H-21, H-22) */
export const onTurnEnded = seatEvents.listener('rotations.mail-turn-ended', 'slot-released', async ({ strapi, db }, { payload }) => {
  const news = await slotNews(db, payload);
  if (!news?.goesRound || news.holds) return;

  const { place, finished } = news;
  const next = place === null ? null : (await readTurns(strapi, db, { ...payload, session: news.session })).next;
  await notifyPerson(db, news.person, turnEnded, { ...news.facts, finished, place, next });
});

/** Writes to whoever holds a slot that goes to somebody else soon; not when that has happened meanwhile. (ROT-5) */
export const onTurnEndsSoon = rotationEvents.listener(
  'rotations.mail-turn-ends-soon',
  'turn-ends-soon',
  async ({ strapi, db }, { payload }) => {
    const news = await slotNews(db, payload);
    if (!news?.goesRound || !news.holds) return;

    const { today, leaversReturn } = await readTurns(strapi, db, { ...payload, session: news.session });
    const inDays = daysFrom(today, payload.to);
    if (inDays > 0) await notifyPerson(db, news.person, turnEndsSoon, { ...news.facts, to: payload.to, inDays, leaversReturn });
  },
);
