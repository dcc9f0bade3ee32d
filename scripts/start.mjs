import { install, runScript } from './install.mjs';

install();
runScript('start.ts', process.argv.slice(2));
