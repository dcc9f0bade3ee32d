import { withFormErrors } from '@cordee/kernel';
import type { Core, UID } from '@strapi/strapi';
import { CASE_STUDY, COURSE, LESSON } from '../content-types/names.ts';
import { checkCertification } from '../domain/course.ts';
import { checkPublishable } from '../domain/lesson.ts';
import type { CertificationPart } from '../domain/refusals.ts';
import { measuredDuration } from './film-store.ts';

type Media = object | null;
type LessonDocument = { title: string; video: Media; videoLink: string | null; durationSeconds: number | null; body: string | null };
type CourseDocument = {
  title: string;
  certifying: boolean | null;
  goldBackground: Media;
  silverBackground: Media;
  bronzeBackground: Media;
  caseStudy: { documentId: string } | null;
};

/** Checks a document that is being published against the rules of its content type; refusals become form errors. (LRN-5, LRN-6) */
export async function checkBeforePublishing(strapi: Core.Strapi, uid: string, documentId: string): Promise<void> {
  if (uid === LESSON) await checkLesson(strapi, documentId);
  if (uid === COURSE) await checkCourse(strapi, documentId);
}

async function checkLesson(strapi: Core.Strapi, documentId: string): Promise<void> {
  const draft = await draftOf<LessonDocument>(strapi, LESSON, documentId, ['video']);
  if (!draft) return;

  const measured = await measuredDuration(strapi.db.connection, documentId);
  const lesson = { ...draft, hasFile: draft.video !== null, durationSeconds: measured ?? draft.durationSeconds };
  withFormErrors(FORM_ERRORS, () => checkPublishable(lesson));
}

async function checkCourse(strapi: Core.Strapi, documentId: string): Promise<void> {
  const draft = await draftOf<CourseDocument>(strapi, COURSE, documentId, [
    'goldBackground',
    'silverBackground',
    'bronzeBackground',
    'caseStudy',
  ]);
  if (!draft?.certifying) return;

  const { title, goldBackground, silverBackground, bronzeBackground, caseStudy } = draft;
  const publishedCaseStudy = caseStudy !== null && (await isPublished(strapi, caseStudy.documentId));
  const parts = { gold: goldBackground !== null, silver: silverBackground !== null, bronze: bronzeBackground !== null, publishedCaseStudy };
  withFormErrors(FORM_ERRORS, () => checkCertification({ title, certifying: true, ...parts }));
}

/** The draft of a document. The cast: Strapi knows the fields of a content type from generated types only, not used here. */
const draftOf = async <Document>(strapi: Core.Strapi, uid: UID.ContentType, documentId: string, populate: string[]) =>
  (await strapi.documents(uid).findOne({ documentId, status: 'draft', populate })) as Document | null;

const isPublished = async (strapi: Core.Strapi, documentId: string) =>
  (await strapi.documents(CASE_STUDY).findOne({ documentId, status: 'published' })) !== null;

const PART_LABELS: Readonly<Record<CertificationPart, string>> = {
  gold: 'le fond de page or',
  silver: 'le fond de page argent',
  bronze: 'le fond de page bronze',
  'case-study': 'un cas pratique publié',
};

const FORM_ERRORS = {
  'courses.video_needs_duration': 'Cette leçon a une vidéo : indiquez sa durée (champ « Durée de la vidéo ») avant de publier.',
  'courses.lesson_is_empty': 'Cette leçon est vide : ajoutez une vidéo ou un texte avant de publier.',
  'courses.two_videos': 'Cette leçon a un fichier vidéo et un lien de vidéo : gardez l’un des deux.',
  'courses.unknown_video_host':
    'Le lien de la vidéo ne mène pas à une vidéo Vimeo ou YouTube : collez l’adresse de la page de la vidéo, qui commence par https://.',
  'courses.certification_incomplete': ({ missing }: { missing: readonly CertificationPart[] }) =>
    `Un parcours certifiant ne peut pas encore être publié. Il manque : ${missing.map((part) => PART_LABELS[part]).join(', ')}.`,
};
