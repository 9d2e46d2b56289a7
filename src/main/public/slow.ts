import { html } from './html.ts'
import { linkTo, type Page, type PageName, type Reader, say } from './layout.ts'
import { words } from './words.ts'

/** Asks whoever shares a network with too many wrong codes to wait; sends the same form again, so that nothing typed is lost. */
export function slowPage(
  reader: Reader,
  name: PageName,
  sent: Readonly<Record<string, string>>,
  seconds: number,
  action = linkTo(reader, name),
): Page {
  return {
    name,
    title: say(reader, words.slowTitle),
    body: html`<p class="band" role="alert">${say(reader, words.slowText, { seconds })}</p>
<form method="post" action="${action}">
${Object.entries(sent).map(
  ([field, value]) => html`<input type="hidden" name="${field}" value="${value}">
`,
)}<button>${say(reader, words.slowAgain)}</button>
</form>
<p>${say(reader, words.slowHelp)}</p>`,
  }
}
