import { handOver, install } from './install.mjs';

install();
handOver('start.ts', process.argv.slice(2));
