import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { sourcesOf } from './plugin-imports.ts';

/** The folders of the kernel's server, lowest first: a file imports from its own folder and from those before it. */
const LAYERS = [
  'base',
  'threads',
  'audit',
  'database',
  'exports',
  'personal-data',
  'jobs',
  'outbox',
  'mail',
  'http',
  'files',
  'strapi',
  'monitoring',
  '.',
];

const sources = sourcesOf('kernel')
  .filter(({ file }) => file.startsWith('server/') && !file.endsWith('.test.ts'))
  .map(({ file, text }) => ({ file: path.posix.relative('server', file), imports: importsOf(file, text) }));

/** The files of the kernel's server that a file imports, types included. */
function importsOf(file: string, text: string): string[] {
  return [...text.matchAll(/(?:from|import\() ?'(\.[^']+)'/g)]
    .map(([, specifier = '']) => path.posix.relative('server', path.posix.join(path.posix.dirname(file), specifier)))
    .filter((imported) => !imported.startsWith('..'));
}

const layerOf = (file: string) => LAYERS.indexOf(path.posix.dirname(file));

/** Whether a file imports itself through others. */
function isInCircle(file: string): boolean {
  const reached = new Set<string>();
  const reach = (from: string) => {
    for (const imported of sources.find((source) => source.file === from)?.imports ?? [])
      if (!reached.has(imported)) {
        reached.add(imported);
        reach(imported);
      }
  };
  reach(file);
  return reached.has(file);
}

describe('the kernel', () => {
  it('stands in layers: a folder imports only from those below it', () => {
    expect(sources.length).toBeGreaterThan(50);
    const upward = sources.flatMap(({ file, imports }) =>
      imports.filter((imported) => layerOf(imported) > layerOf(file)).map((imported) => `${file} → ${imported}`),
    );
    expect(upward).toEqual([]);
    expect(sources.filter(({ file }) => layerOf(file) < 0)).toEqual([]);
  });

  it('has no circle of files', () => {
    expect(sources.filter(({ file }) => isInCircle(file)).map(({ file }) => file)).toEqual([]);
  });

  it('has no word of the trade', () => {
    const code = sourcesOf('kernel').filter(({ file }) => !file.endsWith('.test.ts'));
    const withoutComments = code.map(({ file, text }) => [file, text.replaceAll(/\/\*[\s\S]*?\*\/|\/\/.*/g, '')] as const);
    const words = /learner|tester|student|pilot|course|lesson|theme\b|badge|membership|compan(y|ies)/i;
    expect(withoutComments.filter(([, text]) => words.test(text)).map(([file]) => file)).toEqual([]);
  });
});
