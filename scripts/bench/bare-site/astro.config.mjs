import node from '@astrojs/node';
import { defineConfig } from 'astro/config';

// A minimal Astro site, with which our pages are compared.
export default defineConfig({
  output: 'server',
  adapter: node({ mode: 'standalone' }),
  outDir: process.env['BARE_OUT'] ?? './dist',
  devToolbar: { enabled: false },
});
