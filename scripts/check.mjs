import { handOver, install } from './install.mjs';

install();
handOver('check.ts', process.argv.slice(2));
