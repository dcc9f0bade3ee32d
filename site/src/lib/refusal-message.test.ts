import { expect, it } from 'vitest';
import { refusalMessage } from './refusal-message.ts';

it.each([
  [
    0,
    'Quelqu’un d’autre enregistrait au même moment\u00a0: rien n’a changé. Recommence.',
    'Somebody else was saving at the same moment: nothing has changed. Try again.',
  ],
  [
    20,
    'Trop de demandes arrivent en même temps, et la tienne n’a pas été traitée. Attends quelques secondes, puis recommence.',
    'Too many requests come in at the same time, and yours was not handled. Wait a few seconds, then try again.',
  ],
])('OPS-2 what could not be done now, with %i that wait before it, says what to do', (waiting, french, english) => {
  expect(refusalMessage('fr', { code: 'kernel.busy', facts: { waiting } })).toBe(french);
  expect(refusalMessage('en', { code: 'kernel.busy', facts: { waiting } })).toBe(english);
});
