import { handOver, install } from './install.mjs';

install();
handOver('house.ts', process.argv.slice(2));
