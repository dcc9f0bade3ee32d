import type { DemoCourse } from './shape.ts';
import { GROW_AUTONOMY } from './themes/grow-autonomy.ts';
import { GUIDE_FIRST_STEPS } from './themes/guide-first-steps.ts';
import { KNOW_THE_RULES } from './themes/know-the-rules.ts';
import { PREPARE_ARRIVAL } from './themes/prepare-arrival.ts';

export const ACCUEILLIR: DemoCourse = {
  reference: 'ACCUEIL-1',
  title: 'Accueillir un nouveau collègue',
  welcome: 'Les premiers jours décident souvent de la suite. Ce parcours te donne de quoi les préparer, les vivre et en tirer les leçons.',
  themes: [PREPARE_ARRIVAL, GUIDE_FIRST_STEPS, GROW_AUTONOMY, KNOW_THE_RULES],
  optional: [KNOW_THE_RULES.reference],
};
