import { globSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { root } from './folders.ts';

const pluginsFolder = path.join(root, 'plugins');

/** The names of all plugins, which are those of their folders. */
export const pluginNames: readonly string[] = globSync('*/package.json', { cwd: pluginsFolder })
  .map((file) => path.dirname(file))
  .sort();

/** The plugins that a plugin may import: those that its package.json depends on. `folder`: that of all plugins. */
export function importsOf(plugin: string, folder = pluginsFolder): string[] {
  const { dependencies } = JSON.parse(readFileSync(path.join(folder, plugin, 'package.json'), 'utf8'));
  return Object.keys(dependencies).flatMap((name) => name.match(/^@cordee\/(.+)/)?.[1] ?? []);
}

/** The plugins that a plugin imports, directly or through others. @throws RangeError when plugins import one another in a circle */
export const allImportsOf = (plugin: string, folder = pluginsFolder): Set<string> =>
  new Set(importsOf(plugin, folder).flatMap((other) => [other, ...allImportsOf(other, folder)]));

/**
 * What of another plugin may be imported, and where: its contract in server code, its API everywhere; in the screens of the admin its admin API
 * and the admin kit of the kernel; everywhere what the kernel offers to the domain (`pure`) and to every side (`endpoint`, `typed`).
 */
const ENTRIES: readonly Readonly<{ entry: RegExp; in: RegExp }>[] = [
  { entry: /^@cordee\/[\w-]+$/, in: /^server\// },
  { entry: /^@cordee\/([\w-]+\/api|kernel\/pure|kernel\/endpoint|kernel\/typed)$/, in: /./ },
  { entry: /^@cordee\/[\w-]+\/admin-api$/, in: /^admin/ },
  { entry: /^@cordee\/kernel\/admin$/, in: /^admin\// },
];

/** The imports of a file that a plugin may not have. `file`: its path in the folder of the plugin. */
export function forbiddenImports(plugin: string, file: string, text: string, allowed: readonly string[]): string[] {
  const specifiers = [...text.matchAll(/(?:\bfrom|\bimport)\s*\(?\s*'([^']+)'/g)].map(([, specifier = '']) => specifier);
  return specifiers.filter((specifier) => {
    const [, other] = specifier.match(/^@cordee\/([\w-]+)/) ?? [];
    if (other) return !allowed.includes(other) || !ENTRIES.some((rule) => rule.entry.test(specifier) && rule.in.test(file));
    if (!specifier.startsWith('.')) return false;
    const target = path.posix.join('plugins', plugin, path.posix.dirname(file), specifier);
    return !target.startsWith(`plugins/${plugin}/`) && !(file.endsWith('.test.ts') && target.startsWith('test/'));
  });
}

/** The source files of a plugin, by their path in its folder. */
export const sourcesOf = (plugin: string, folder = pluginsFolder): { file: string; text: string }[] =>
  globSync('**/*.{ts,tsx,js}', { cwd: path.join(folder, plugin), exclude: (name) => name === 'node_modules' || name === 'dist' }).map(
    (file) => ({ file, text: readFileSync(path.join(folder, plugin, file), 'utf8') }),
  );
