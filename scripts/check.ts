// `npm run check`: what can be known without running anything.
import { check } from './checks.ts';

const began = performance.now();
const fine = await check((line) => console.log(`• ${line}`));
console.log(`${fine ? 'Nothing to say' : 'Not yet'} (${((performance.now() - began) / 1000).toFixed(1)} s)`);
process.exit(fine ? 0 : 1);
