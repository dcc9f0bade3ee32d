import { install, runScript } from './install.mjs';

// Starts the database, loads the data and stops.
install();
runScript('start.ts', ['--seed', ...process.argv.slice(2)]);
