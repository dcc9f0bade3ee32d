import { CertificationIncomplete, type Missing } from './refusals.ts';

/** What of a course decides whether it may call itself certifying. */
export type CourseDraft = Readonly<{
  title: string;
  certifying: boolean;
  gold: boolean;
  silver: boolean;
  bronze: boolean;
  publishedCaseStudy: boolean;
}>;

/** Refuses to publish a certifying course without its three backgrounds and a published case study; says all that is missing. (LRN-6) */
export function checkCertification({ title, certifying, gold, silver, bronze, publishedCaseStudy }: CourseDraft): void {
  const held: Readonly<Record<Missing, boolean>> = { gold, silver, bronze, 'case-study': publishedCaseStudy };
  const missing = (Object.keys(held) as Missing[]).filter((part) => !held[part]);
  if (certifying && missing.length > 0) throw new CertificationIncomplete({ course: title, missing });
}
