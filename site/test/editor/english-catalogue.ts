import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

const ROOT = path.join(import.meta.dirname, '../../..');
const STRAPI = path.join(ROOT, 'node_modules/@strapi');
const OURS = [
  'cms/src/admin/translations.fr.json',
  ...['courses', 'seats', 'staff'].map((plugin) => `plugins/${plugin}/admin/src/labels.fr.json`),
];

/** Words of English that no sentence of French contains. */
const WORDS =
  /\b(the|and|with|your|you|are|this|that|has|have|been|from|into|create|created|edit|edited|delete|deleted|remove|add|entry|entries|field|fields|search|loading|settings|published|draft|save|saved|cancel|confirm|close|back|home|click|drag|drop|press|view|new|more|sort|filter|filters|select|upload|asset|assets|folder|folders|unknown|untitled|learn|back|next|previous|show|hide|yes|user|users|password|required|error|warning|success|last|size|name)\b/i;

/** The sentences of Strapi's English catalogues that are not those of a French one too (`Description`, `Actions`). */
export function englishSentences(): ReadonlySet<string> {
  const files = readdirSync(STRAPI, { recursive: true, encoding: 'utf8' }).filter((file) => /translations\/(en|fr)\.json\.mjs$/.test(file));
  const english = files.filter((file) => /\/en\.json/.test(file)).flatMap(sentencesOf);
  const french = new Set(files.filter((file) => /\/fr\.json/.test(file)).flatMap(sentencesOf));
  for (const file of OURS)
    for (const sentence of Object.values<string>(JSON.parse(readFileSync(path.join(ROOT, file), 'utf8')))) french.add(sentence);
  return new Set(english.filter((sentence) => !french.has(sentence)));
}

/** The values of a catalogue, a module of lines like `"id": "sentence",`. */
const sentencesOf = (file: string) =>
  [...readFileSync(path.join(STRAPI, file), 'utf8').matchAll(/^\s*(?:"[^"]+"|\w+): "([^"{]+)",?$/gm)].map(([, sentence = '']) => sentence);

/** Whether a text of the admin is English: a sentence of Strapi's English catalogues, or one with an English word in it. */
export const isEnglish = (text: string, sentences: ReadonlySet<string>) => sentences.has(text) || WORDS.test(text);
