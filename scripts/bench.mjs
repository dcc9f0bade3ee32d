import { install, runScript } from './install.mjs';

install();
runScript('bench/bench.ts', process.argv.slice(2));
