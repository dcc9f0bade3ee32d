import { install, runScript } from './install.mjs';

install();
runScript('test.ts', ['--drill', ...process.argv.slice(2)]);
