import { withFormErrors } from '@cordee/kernel';
import type { Core } from '@strapi/strapi';
import { CASE_STUDY, COURSE, LESSON } from '../content-types/names.ts';
import { checkCertification } from '../domain/course.ts';
import { checkPublishable } from '../domain/lesson.ts';
import type { Missing } from '../domain/refusals.ts';

type Media = object | null;
type Lesson = { title: string; video: Media; videoLink: string | null; durationSeconds: number | null; body: string | null };
type Course = {
  title: string;
  certifying: boolean | null;
  goldBackground: Media;
  silverBackground: Media;
  bronzeBackground: Media;
  caseStudy: { documentId: string } | null;
};

/** Holds what is being published against the rules of its kind; refuses in the words of the form. (LRN-5, LRN-6) */
export async function checkBeforePublishing(strapi: Core.Strapi, uid: string, documentId: string): Promise<void> {
  if (uid === LESSON) await checkLesson(strapi, documentId);
  if (uid === COURSE) await checkCourse(strapi, documentId);
}

async function checkLesson(strapi: Core.Strapi, documentId: string): Promise<void> {
  const written = await draftOf<Lesson>(strapi, LESSON, documentId, ['video']);
  if (written) withFormErrors(FORM_ERRORS, () => checkPublishable({ ...written, hasFile: written.video !== null }));
}

async function checkCourse(strapi: Core.Strapi, documentId: string): Promise<void> {
  const written = await draftOf<Course>(strapi, COURSE, documentId, [
    'goldBackground',
    'silverBackground',
    'bronzeBackground',
    'caseStudy',
  ]);
  if (!written?.certifying) return;

  const { title, goldBackground, silverBackground, bronzeBackground, caseStudy } = written;
  const publishedCaseStudy = caseStudy !== null && (await isPublished(strapi, caseStudy.documentId));
  const held = { gold: goldBackground !== null, silver: silverBackground !== null, bronze: bronzeBackground !== null, publishedCaseStudy };
  withFormErrors(FORM_ERRORS, () => checkCertification({ title, certifying: true, ...held }));
}

const draftOf = <Document>(strapi: Core.Strapi, uid: string, documentId: string, populate: readonly string[]) =>
  strapi.documents(uid as never).findOne({ documentId, status: 'draft', populate } as never) as Promise<Document | null>;

const isPublished = async (strapi: Core.Strapi, documentId: string) =>
  (await strapi.documents(CASE_STUDY as never).findOne({ documentId, status: 'published' } as never)) !== null;

const PARTS: Readonly<Record<Missing, string>> = {
  gold: 'le fond de page or',
  silver: 'le fond de page argent',
  bronze: 'le fond de page bronze',
  'case-study': 'un cas pratique publié',
};

const FORM_ERRORS = {
  'courses.video_needs_duration': 'Cette leçon a une vidéo : indique sa durée en secondes (champ « Durée en secondes ») avant de publier.',
  'courses.lesson_is_empty': 'Cette leçon est vide : ajoute une vidéo ou un texte avant de publier.',
  'courses.two_videos': 'Cette leçon a un fichier vidéo et un lien de vidéo : garde l’un des deux.',
  'courses.unknown_video_host':
    'Le lien de la vidéo ne mène pas à une vidéo Vimeo ou YouTube : colle l’adresse de la page de la vidéo, qui commence par https://.',
  'courses.certification_incomplete': ({ missing }: { missing: readonly Missing[] }) =>
    `Un parcours certifiant ne peut pas encore être publié. Il manque : ${missing.map((part) => PARTS[part]).join(', ')}.`,
};
