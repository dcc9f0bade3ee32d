import { handOver, install } from './install.mjs';

install();
handOver('test.ts', process.argv.slice(2));
