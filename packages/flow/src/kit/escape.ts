/** How a value is made safe for where it goes. */
export type Escape = 'text' | 'html' | 'url' | 'json' | 'header' | 'none'

const htmlEntities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
}

export const escapes: Readonly<Record<Escape, (value: string) => string>> = {
  // A value with a line break could add a header to an e-mail or a line that looks like ours.
  text: (value) => value.replace(/[\p{Cc}\u2028\u2029]+/gu, ' '),
  html: (value) => value.replace(/[&<>"']/g, (sign) => htmlEntities[sign] ?? sign),
  // Half characters would throw.
  url: (value) => encodeURIComponent(value.toWellFormed()),
  /** Inside the quotes of a JSON text. */
  json: (value) => JSON.stringify(value).slice(1, -1),
  // Headers are Latin-1 on the wire, and a line break would begin another.
  header: (value) =>
    value
      .toWellFormed()
      .replace(/\p{Cc}+/gu, ' ')
      .replace(/[^ -~\u00A0-\u00FF]+/gu, encodeURIComponent),
  none: (value) => value,
}
