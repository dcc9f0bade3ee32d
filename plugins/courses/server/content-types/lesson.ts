import { LONGEST_FILM } from '../domain/duration.ts';
import { MODULE } from './names.ts';
import { titleAndReference } from './title-and-reference.ts';

/** A lesson: one video, with captions and a transcript, which is watched; or, without a video, one text, which is read. (LRN-1, LRN-5) */
export const lesson = {
  schema: {
    kind: 'collectionType',
    collectionName: 'lessons',
    info: { singularName: 'lesson', pluralName: 'lessons', displayName: 'Leçon', description: 'Une vidéo ou un texte' },
    options: { draftAndPublish: true },
    attributes: {
      ...titleAndReference,
      video: { type: 'media', multiple: false, allowedTypes: ['videos'] },
      videoLink: { type: 'string', maxLength: 300 },
      durationSeconds: { type: 'customField', customField: 'plugin::courses.duration', min: 1, max: LONGEST_FILM },
      captions: { type: 'media', multiple: false, allowedTypes: ['files'] },
      transcript: { type: 'richtext' },
      body: { type: 'richtext' },
      modules: { type: 'relation', relation: 'manyToMany', target: MODULE, mappedBy: 'lessons', visible: false },
      openIn: { type: 'relation', relation: 'manyToMany', target: 'plugin::courses.course', mappedBy: 'openToTesters', visible: false },
    },
  },
};
