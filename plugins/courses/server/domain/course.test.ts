import { expect, it } from 'vitest';
import { type CourseDraft, checkCertification } from './course.ts';
import type { CertificationPart } from './refusals.ts';

const COMPLETE: CourseDraft = { title: 'Parcours', certifying: true, gold: true, silver: true, bronze: true, publishedCaseStudy: true };

it.each<[string, Partial<CourseDraft>, CertificationPart[] | null]>([
  ['with all parts', {}, null],
  ['without a background', { silver: false }, ['silver']],
  ['without a published case study', { publishedCaseStudy: false }, ['case-study']],
  [
    'without anything',
    { gold: false, silver: false, bronze: false, publishedCaseStudy: false },
    ['gold', 'silver', 'bronze', 'case-study'],
  ],
  ['that certifies nothing', { certifying: false, gold: false, publishedCaseStudy: false }, null],
])('LRN-6 a course %s', (_, course, missing) => {
  const publish = () => checkCertification({ ...COMPLETE, ...course });
  if (missing) expect(publish).toThrow(expect.objectContaining({ facts: { course: 'Parcours', missing } }));
  else expect(publish).not.toThrow();
});
