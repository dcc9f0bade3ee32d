import * as preferences from '../features/preferences/preferences.actions.ts';
import * as progress from '../features/progress/progress.actions.ts';
import * as rotations from '../features/rotations/rotations.actions.ts';
import * as accounts from './accounts.ts';
import * as seats from './seats.ts';

/** The form actions, in one namespace for each folder of features: a form posts to `?_action=accounts.signIn`. */
export const server = { accounts, preferences, progress, rotations, seats };
