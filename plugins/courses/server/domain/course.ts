import { CERTIFICATION_PARTS, CertificationIncomplete, type CertificationPart } from './refusals.ts';

/** The facts of a course that decide whether it can be published as certifying. */
export type CourseDraft = Readonly<{
  title: string;
  certifying: boolean;
  gold: boolean;
  silver: boolean;
  bronze: boolean;
  publishedCaseStudy: boolean;
}>;

/**
 * Refuses to publish a certifying course without its three backgrounds and a published case study; lists every missing part.
 * @throws CertificationIncomplete (LRN-6)
 */
export function checkCertification({ title, certifying, gold, silver, bronze, publishedCaseStudy }: CourseDraft): void {
  const present: Readonly<Record<CertificationPart, boolean>> = { gold, silver, bronze, 'case-study': publishedCaseStudy };
  const missing = CERTIFICATION_PARTS.filter((part) => !present[part]);
  if (certifying && missing.length > 0) throw new CertificationIncomplete({ course: title, missing });
}
