import path from 'node:path';

/** The folder of the project. */
export const root = path.resolve(import.meta.dirname, '..');

/** What runs here leaves behind: database, uploads, logs, secrets. Not in the repository. */
export const dataFolder = path.resolve(process.env['CORDEE_DATA'] ?? path.join(root, '.data'));
