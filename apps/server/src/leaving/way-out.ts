import { languages } from '@etape/conditions'
import type { SendMailOptions } from 'nodemailer'
import { leavingTexts } from './texts.ts'

/** The text with a line to unsubscribe by, and the headers by which mail programs offer the same as a button (RFC 8058). */
export function withWayOut(
  text: string,
  leaveAt: string,
  language: string | null,
): Pick<SendMailOptions, 'text' | 'headers'> {
  const known = languages.find((one) => one === language?.slice(0, 2).toLowerCase()) ?? 'en'
  // Written as they stand: a folded header is one that signatures of mail servers stumble over.
  const prepared = (value: string) => ({ prepared: true, value })
  const oneClick = leaveAt.startsWith('https:')
    ? { 'List-Unsubscribe-Post': prepared('List-Unsubscribe=One-Click') }
    : {}
  return {
    text: `${text.trimEnd()}\n\n-- \n${leavingTexts[known].line} ${leaveAt}\n`,
    headers: { 'List-Unsubscribe': prepared(`<${leaveAt}>`), ...oneClick },
  }
}
