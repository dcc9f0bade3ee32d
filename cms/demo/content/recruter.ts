import type { DemoCourse } from './shape.ts';
import { DECIDE } from './themes/decide.ts';
import { DEFINE_NEED } from './themes/define-need.ts';
import { FIND_CANDIDATES } from './themes/find-candidates.ts';
import { INTERVIEW } from './themes/interview.ts';
import { KNOW_THE_RULES } from './themes/know-the-rules.ts';
import { UNDERSTAND_JUDGEMENT } from './themes/understand-judgement.ts';
import { WRITE_ADVERT } from './themes/write-advert.ts';

export const RECRUTER: DemoCourse = {
  reference: 'RECRUTER-1',
  title: 'Recruter sans se tromper',
  welcome: `On se trompe rarement par manque d’intuition, souvent par manque de méthode. Ce parcours suit un recrutement du premier doute à la dernière signature.

Chaque leçon se lit ou se regarde en quelques minutes.`,
  themes: [DEFINE_NEED, WRITE_ADVERT, FIND_CANDIDATES, INTERVIEW, DECIDE, KNOW_THE_RULES, UNDERSTAND_JUDGEMENT],
  optional: [UNDERSTAND_JUDGEMENT.reference],
};
