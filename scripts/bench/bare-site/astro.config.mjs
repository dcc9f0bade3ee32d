import node from '@astrojs/node';
import { defineConfig } from 'astro/config';

// The least that Astro can be: what a page of ours is held against.
export default defineConfig({
  output: 'server',
  adapter: node({ mode: 'standalone' }),
  outDir: process.env['BARE_OUT'] ?? './dist',
  devToolbar: { enabled: false },
});
