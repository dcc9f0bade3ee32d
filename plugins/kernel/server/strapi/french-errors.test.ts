import { expect, it } from 'vitest';
import { inFrench } from './french-errors.ts';

it.each([
  ['This attribute must be unique', 'Cette valeur existe déjà : elle doit être unique.'],
  ['title must be at most 200 characters', 'Il faut au plus 200 caractères.'],
  ['workshopsRequired must be less than or equal to 100', 'Il faut un nombre d’au plus 100.'],
  ['title must be defined.', 'Ce champ est obligatoire.'],
  ['2 errors occurred', '2 champs sont à corriger.'],
  ['Forbidden', 'Vos droits ne permettent pas cela.'],
  ['Document not found', 'Cela n’existe pas, ou n’existe plus.'],
  [
    'Cette leçon est vide : ajoutez une vidéo ou un texte avant de publier.',
    'Cette leçon est vide : ajoutez une vidéo ou un texte avant de publier.',
  ],
])('ACC-22 staff read “%s” in French', (message, french) => {
  expect(inFrench(message)).toBe(french);
});
