import { globSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { root } from '../../scripts/folders.ts';

/** Returns the form actions of the site, such as `accounts.signIn`; the namespace of an action is the folder of its feature. */
export const formActions = (): string[] =>
  globSync('site/src/features/*/*.actions.ts', { cwd: root }).flatMap((file) =>
    [...readFileSync(path.join(root, file), 'utf8').matchAll(/^export const (\w+) = defineAction/gm)].map(
      ([, name]) => `${path.basename(path.dirname(file))}.${name}`,
    ),
  );
