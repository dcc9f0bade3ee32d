import { handOver, install } from './install.mjs';

install();
handOver('test.ts', ['--drill', ...process.argv.slice(2)]);
