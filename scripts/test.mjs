import { install, runScript } from './install.mjs';

install();
runScript('test.ts', process.argv.slice(2));
