import path from 'node:path';

/** The folder of the project. */
export const root = path.resolve(import.meta.dirname, '..');

/** What runs here leaves behind: database, uploads, logs, secrets. Not in the repository. */
export const dataFolder = path.join(root, '.data');
