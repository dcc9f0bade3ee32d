import { definePlugin } from '@cordee/kernel';
import { passNightAtMidnight } from './pass-night-at-midnight.ts';
import { routes } from './routes.ts';

export default definePlugin({ name: 'rotations', folder: import.meta.dirname, routes, jobs: [passNightAtMidnight] });
