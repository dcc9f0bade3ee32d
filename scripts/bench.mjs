import { handOver, install } from './install.mjs';

install();
handOver('bench/bench.ts', process.argv.slice(2));
