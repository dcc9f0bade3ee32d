import { definePlugin } from '@cordee/kernel';
import { adminRoutes } from './admin-routes.ts';
import { turnBegun } from './emails/turn-begun.ts';
import { turnEnded } from './emails/turn-ended.ts';
import { turnEndsSoon } from './emails/turn-ends-soon.ts';
import { onTurnBegun, onTurnEnded, onTurnEndsSoon } from './listeners/notify-turn.ts';
import { passNightAtMidnight } from './pass-night-at-midnight.ts';
import { routes } from './routes.ts';
import { tellEndingTurns } from './tell-ending-turns.ts';

export default definePlugin({
  name: 'rotations',
  folder: import.meta.dirname,
  tables: ['cordee.turn_notice'],
  routes,
  adminRoutes,
  listeners: [onTurnBegun, onTurnEnded, onTurnEndsSoon],
  jobs: [passNightAtMidnight, tellEndingTurns],
  emails: [turnBegun, turnEnded, turnEndsSoon],
});
