import { html } from './html.ts'
import { linkTo, type Page, type Reader, say } from './layout.ts'
import { words } from './words.ts'

/** Asks whoever shares a network with too many wrong codes to wait; sends the same form again, so that nothing typed is lost. */
export function slowPage(
  reader: Reader,
  name: 'measures' | 'report',
  sent: Readonly<Record<string, string>>,
  seconds: number,
): Page {
  return {
    name,
    title: say(reader, words.slowTitle),
    body: html`<p class="band" role="alert">${say(reader, words.slowText, { seconds })}</p>
<form method="post" action="${linkTo(reader, name)}">
${Object.entries(sent).map(
  ([field, value]) => html`<input type="hidden" name="${field}" value="${value}">
`,
)}<button>${say(reader, words.slowAgain)}</button>
</form>
<p>${say(reader, words.slowHelp)}</p>`,
  }
}
