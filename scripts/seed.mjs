import { handOver, install } from './install.mjs';

// The house opens its database and loads the data; nothing else of it is started.
install();
handOver('start.ts', ['--seed', ...process.argv.slice(2)]);
