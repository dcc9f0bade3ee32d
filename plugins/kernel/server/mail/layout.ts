import Handlebars from 'handlebars';
import mjml from 'mjml';
import type { Locale, Message } from './template.ts';

type LaidOutMessage = Message & { locale: Locale; organisation: string };

const SOURCE = `
<mjml lang="{{locale}}">
  <mj-head>
    <mj-title>{{subject}}</mj-title>
    <mj-preview>{{paragraphs.[0]}}</mj-preview>
    <mj-raw><meta name="color-scheme" content="light dark"><meta name="supported-color-schemes" content="light dark"></mj-raw>
    <mj-attributes>
      <mj-all font-family="Atkinson Hyperlegible Next, Verdana, sans-serif" />
      <mj-text font-size="17px" line-height="1.55" color="#20303a" />
    </mj-attributes>
    <mj-style>
      @media (prefers-color-scheme: dark) {
        .paper, .paper table, .paper > div { background: #1c2429 !important; }
        .words div { color: #e8e6df !important; }
      }
    </mj-style>
  </mj-head>
  <mj-body background-color="#fbfaf6" css-class="paper">
    <mj-section padding="32px 16px 0"><mj-column>
      <mj-text css-class="words" font-size="20px" font-weight="700">{{organisation}}</mj-text>
    </mj-column></mj-section>
    <mj-section padding="8px 16px"><mj-column>
      <mj-text css-class="words" padding="0">{{#each paragraphs}}<p style="margin:0 25px 16px">{{this}}</p>{{/each}}</mj-text>
      {{BUTTON}}
      <mj-text css-class="words" font-size="15px" color="#55636b">{{footnote}}</mj-text>
    </mj-column></mj-section>
  </mj-body>
</mjml>`;

const BUTTON =
  '<mj-button align="left" background-color="#0d5e4d" color="#ffffff" border-radius="8px" font-size="17px" href="{{action.url}}">{{action.label}}</mj-button>';

let compiled: Promise<{ plain: Handlebars.TemplateDelegate; withAction: Handlebars.TemplateDelegate }> | undefined;

/** The message as HTML for any mail program, phone and dark mode included, and as text. (NOTE-14) */
export async function applyLayout(message: LaidOutMessage): Promise<{ html: string; text: string }> {
  compiled ??= compile();
  const { plain, withAction } = await compiled;

  return { html: (message.action ? withAction : plain)(message), text: asText(message) };
}

async function compile() {
  const [plain, withAction] = await Promise.all(
    ['', BUTTON].map(async (button) => {
      const { html } = await mjml(SOURCE.replace('{{BUTTON}}', button), { validationLevel: 'soft' });
      return Handlebars.compile(html);
    }),
  );
  if (!plain || !withAction) throw new Error('the mail layout did not compile');

  return { plain, withAction };
}

function asText({ organisation, paragraphs, action, footnote }: LaidOutMessage): string {
  const link = action ? [`${action.label}\n${action.url}`] : [];
  return [organisation, ...paragraphs, ...link, `-- \n${footnote}`].join('\n\n');
}
