import Handlebars from 'handlebars';
import mjml from 'mjml';
import type { Locale } from '../base/locale.ts';
import type { Message } from './template.ts';

type LaidOutMessage = Message & { locale: Locale; organisation: string };

/**
 * Text has no colour and no ground of its own: it takes those of the reader's mail program, light or dark, also of one that ignores media
 * queries or turns grounds dark by itself. The button brings both of its colours. (NOTE-14)
 */
const MJML_SOURCE = `
<mjml lang="{{locale}}">
  <mj-head>
    <mj-title>{{subject}}</mj-title>
    <mj-preview>{{paragraphs.[0]}}</mj-preview>
    <mj-raw><meta name="color-scheme" content="light dark"><meta name="supported-color-schemes" content="light dark"></mj-raw>
    <mj-attributes>
      <mj-all font-family="Atkinson Hyperlegible Next, Verdana, sans-serif" />
      <mj-text font-size="17px" line-height="1.55" color="inherit" />
    </mj-attributes>
  </mj-head>
  <mj-body>
    <mj-section padding="32px 16px 0"><mj-column>
      <mj-text font-size="20px" font-weight="700">{{organisation}}</mj-text>
    </mj-column></mj-section>
    <mj-section padding="8px 16px"><mj-column>
      <mj-text padding="0">{{#if greeting}}<p style="margin:0 25px 16px">{{greeting}}{{#if greets}} <bdi>{{greets}}</bdi>{{/if}},</p>{{/if}}{{#each paragraphs}}<p style="margin:0 25px 16px">{{this}}</p>{{/each}}</mj-text>
      {{BUTTON}}
      <mj-text font-size="15px">{{footnote}}</mj-text>
    </mj-column></mj-section>
  </mj-body>
</mjml>`;

const BUTTON =
  '<mj-button align="left" background-color="#0d5e4d" color="#ffffff" border-radius="8px" font-size="17px" href="{{action.url}}">{{action.label}}</mj-button>';

let templates: Promise<{ plain: Handlebars.TemplateDelegate; withAction: Handlebars.TemplateDelegate }> | undefined;

/** Renders a message as HTML for any mail client, including phones and dark mode, and as plain text. (NOTE-14) */
export async function applyLayout(message: LaidOutMessage): Promise<{ html: string; text: string }> {
  templates ??= compileTemplates();
  const { plain, withAction } = await templates;

  const greeting = message.greets === undefined ? undefined : GREETINGS[message.locale];
  return { html: (message.action ? withAction : plain)({ ...message, greeting }), text: toPlainText({ ...message, greeting }) };
}

async function compileTemplates() {
  const [plain, withAction] = await Promise.all(
    ['', BUTTON].map(async (button) => {
      const { html } = await mjml(MJML_SOURCE.replace('{{BUTTON}}', button), { validationLevel: 'soft' });
      return Handlebars.compile(html);
    }),
  );
  if (!plain || !withAction) throw new Error('The mail layout could not be compiled.');

  return { plain, withAction };
}

const GREETINGS: Readonly<Record<Locale, string>> = { fr: 'Bonjour', en: 'Hello' };

function toPlainText({ organisation, greeting, greets, paragraphs, action, footnote }: LaidOutMessage & { greeting: string | undefined }) {
  const link = action ? [`${action.label}\n${action.url}`] : [];
  const greetings = greeting ? [`${[greeting, greets].filter(Boolean).join(' ')},`] : [];
  return [organisation, ...greetings, ...paragraphs, ...link, `-- \n${footnote}`].join('\n\n');
}
