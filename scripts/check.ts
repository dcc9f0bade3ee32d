// `npm run check`: the static checks, without tests.
import { check } from './checks.ts';

const startedAt = performance.now();
const passed = await check((line) => console.log(`• ${line}`));
console.log(`${passed ? 'All checks passed' : 'Some checks failed'} (${((performance.now() - startedAt) / 1000).toFixed(1)} s)`);
process.exit(passed ? 0 : 1);
