import { install, runScript } from './install.mjs';

install();
runScript('backup/run-backup.ts', process.argv.slice(2));
