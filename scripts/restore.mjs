import { install, runScript } from './install.mjs';

install();
runScript('backup/run-restore.ts', process.argv.slice(2));
