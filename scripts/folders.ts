import path from 'node:path';

/** The root folder of the repository. */
export const root = path.resolve(import.meta.dirname, '..');

/** The data folder of the installation: database, uploads, logs, secrets. Not in the repository. */
export const dataFolder = path.resolve(process.env['CORDEE_DATA'] ?? path.join(root, '.data'));
