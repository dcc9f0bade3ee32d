import { install, runScript } from './install.mjs';

install();
runScript('rotations-plan.ts', process.argv.slice(2));
