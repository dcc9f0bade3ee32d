import * as accounts from '../features/accounts/accounts.actions.ts';
import * as choices from '../features/accounts/choices.actions.ts';
import * as picture from '../features/accounts/picture.actions.ts';
import * as trial from '../features/accounts/trial.actions.ts';
import * as twoFactor from '../features/accounts/two-factor.actions.ts';
import * as preferences from '../features/preferences.actions.ts';
import * as progress from '../features/progress/progress.actions.ts';

export const server = { ...accounts, ...choices, ...twoFactor, ...picture, ...trial, ...preferences, ...progress };
