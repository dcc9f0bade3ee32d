import { describe, expect, it } from 'vitest';
import { allImportsOf, forbiddenImports, importsOf, pluginNames, sourcesOf } from './plugin-imports.ts';

describe('imports between plugins go one way, through one entry', () => {
  it.each(pluginNames)('%s imports what its package.json depends on, directly and no other way', (plugin) => {
    const sources = sourcesOf(plugin);
    expect(sources.length).toBeGreaterThan(0);
    const forbidden = sources.map(({ file, text }) => [file, forbiddenImports(plugin, file, text, importsOf(plugin))] as const);
    expect(forbidden.filter(([, imports]) => imports.length > 0)).toEqual([]);
  });

  it('no plugin imports itself by a circle of others, the kernel none at all, and home is imported by none', () => {
    for (const plugin of pluginNames) expect([...allImportsOf(plugin)], plugin).not.toContain(plugin);
    expect(importsOf('kernel')).toEqual([]);
    expect(pluginNames.filter((plugin) => importsOf(plugin).includes('home'))).toEqual([]);
  });

  it.each([
    ['a plugin that is not a dependency', 'server/a.ts', "import { x } from '@cordee/home';"],
    ['the inside of a plugin', 'server/a.ts', "export * from '@cordee/kernel/server/plugin.ts';"],
    ['its folder by a path', 'server/services/a.ts', "const x = await import('../../../kernel/contract.ts');"],
    ['the admin API of a plugin in server code', 'server/a.ts', "import type { X } from '@cordee/kernel/admin-api';"],
    ['the admin kit in server code', 'server/a.ts', "import '@cordee/kernel/admin';"],
    ['a contract in a screen of the admin', 'admin/src/a.tsx', "import { x } from '@cordee/kernel';"],
  ])('%s is refused', (_, file, text) => {
    expect(forbiddenImports('seats', file, text, ['kernel'])).toHaveLength(1);
  });

  it('the contract, the pure part in a domain, the kit in a screen and a file of the plugin itself are not', () => {
    expect(
      forbiddenImports('seats', 'server/a.ts', "import { x } from '@cordee/kernel';\nimport { y } from './b.ts';", ['kernel']),
    ).toEqual([]);
    expect(forbiddenImports('seats', 'server/domain/a.ts', "import { x } from '@cordee/kernel/pure';", ['kernel'])).toEqual([]);
    expect(forbiddenImports('seats', 'admin/src/a.tsx', "import { x } from '@cordee/kernel/admin';", ['kernel'])).toEqual([]);
  });
});
