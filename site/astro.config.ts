import node from '@astrojs/node';
import tailwindcss from '@tailwindcss/vite';
import { defineConfig, fontProviders, sessionDrivers } from 'astro/config';
import icon from 'astro-icon';

const fonts = '../node_modules/@fontsource-variable';
const MEGABYTES = 1024 * 1024;

export default defineConfig({
  output: 'server',
  adapter: node({ mode: 'standalone', bodySizeLimit: 11 * MEGABYTES }),
  integrations: [icon()],
  prefetch: { prefetchAll: false, defaultStrategy: 'hover' },
  devToolbar: { enabled: false },
  // The opaque cookie of our own is all the session there is: Astro keeps nothing.
  session: { driver: sessionDrivers.memory() },
  markdown: { syntaxHighlight: false },
  security: {
    // Ours, in the middleware, knows the address of the site behind a proxy.
    checkOrigin: false,
    // A picture; what is none of these is held to less by the middleware.
    actionBodySizeLimit: 11 * MEGABYTES,
    csp: {
      directives: [
        "default-src 'self'",
        "img-src 'self' data:",
        "media-src 'self'",
        "font-src 'self'",
        "connect-src 'self'",
        // The hosts of films beside our own: their players, in frames, and nothing else of theirs.
        'frame-src https://player.vimeo.com https://www.youtube-nocookie.com',
        "base-uri 'none'",
        "form-action 'self'",
        "frame-ancestors 'none'",
        "object-src 'none'",
      ],
    },
  },
  vite: { plugins: [tailwindcss()] },
  fonts: [
    {
      provider: fontProviders.local(),
      name: 'Bricolage Grotesque',
      cssVariable: '--font-display',
      fallbacks: ['Verdana', 'sans-serif'],
      options: {
        variants: [
          { src: [`${fonts}/bricolage-grotesque/files/bricolage-grotesque-latin-wght-normal.woff2`], weight: '200 800', style: 'normal' },
        ],
      },
    },
    {
      provider: fontProviders.local(),
      name: 'Atkinson Hyperlegible Next',
      cssVariable: '--font-text',
      fallbacks: ['Verdana', 'sans-serif'],
      options: {
        variants: [
          {
            src: [`${fonts}/atkinson-hyperlegible-next/files/atkinson-hyperlegible-next-latin-wght-normal.woff2`],
            weight: '200 800',
            style: 'normal',
          },
          {
            src: [`${fonts}/atkinson-hyperlegible-next/files/atkinson-hyperlegible-next-latin-wght-italic.woff2`],
            weight: '200 800',
            style: 'italic',
          },
        ],
      },
    },
  ],
});
