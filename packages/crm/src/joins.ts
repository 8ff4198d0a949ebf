import type { CrmSettings } from './settings.ts'

/** Domains where anybody gets an address: a shared one says nothing about a company. */
export const freeMailDomains: ReadonlySet<string> = new Set(
  `gmail.com googlemail.com outlook.com outlook.fr hotmail.com hotmail.fr hotmail.se hotmail.co.uk live.com live.fr live.se
  live.co.uk msn.com yahoo.com yahoo.fr yahoo.se yahoo.co.uk yahoo.de yahoo.es yahoo.it yahoo.co.in ymail.com rocketmail.com
  icloud.com me.com mac.com aol.com aol.fr proton.me protonmail.com protonmail.ch pm.me tutanota.com tuta.io tuta.com
  gmx.com gmx.net gmx.de gmx.at gmx.ch gmx.fr web.de t-online.de freenet.de mail.com email.com zoho.com zohomail.com
  fastmail.com fastmail.fm hey.com hushmail.com mailbox.org posteo.de posteo.net disroot.org riseup.net
  orange.fr wanadoo.fr free.fr sfr.fr neuf.fr laposte.net bbox.fr numericable.fr club-internet.fr aliceadsl.fr
  telia.com bredband.net comhem.se spray.se passagen.se swipnet.se tele2.se home.se bahnhof.se
  online.no jubii.dk elisanet.fi kolumbus.fi
  mail.ru yandex.ru yandex.com bk.ru inbox.ru list.ru ukr.net seznam.cz centrum.cz wp.pl o2.pl onet.pl interia.pl
  libero.it virgilio.it alice.it tiscali.it telenet.be skynet.be ziggo.nl kpnmail.nl planet.nl hetnet.nl
  btinternet.com sky.com virginmedia.com ntlworld.com talktalk.net blueyonder.co.uk
  comcast.net verizon.net att.net sbcglobal.net bellsouth.net cox.net charter.net earthlink.net optonline.net
  rogers.com shaw.ca sympatico.ca bigpond.com optusnet.com.au xtra.co.nz
  rediffmail.com qq.com 163.com 126.com sina.com foxmail.com naver.com daum.net hanmail.net
  uol.com.br bol.com.br terra.com.br
  mailinator.com guerrillamail.com 10minutemail.com yopmail.com temp-mail.org`.split(/\s+/),
)

/** The domain of a coerced e-mail address, unless people of any company can have one there. */
export function companyDomainOf(email: unknown): string | null {
  if (typeof email !== 'string') return null
  const domain = email.slice(email.lastIndexOf('@') + 1).toLowerCase()
  if (domain.length === email.length || !domain.includes('.')) return null
  return freeMailDomains.has(domain) ? null : domain
}

/** The domain of the company that a contact with this address joins; `null` when it joins none. */
export function domainToJoin(email: unknown, settings: CrmSettings): string | null {
  return settings.joinCompanyByDomain ? companyDomainOf(email) : null
}
