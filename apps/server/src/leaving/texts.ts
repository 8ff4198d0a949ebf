import type { Language } from '@etape/conditions'

interface LeavingTexts {
  /** Ends a letter; the address follows. */
  line: string
  title: string
  question: string
  leave: string
  left: string
  leftLead: string
  stay: string
  back: string
  backLead: string
  wrong: string
  wrongLead: string
}

/** What contacts read who want no more mail. They have no account, so their language is that of their browser or letter. */
export const leavingTexts: Readonly<Record<Language, LeavingTexts>> = {
  en: {
    line: 'No more e-mails like this:',
    title: 'Unsubscribe',
    question: 'Would you like to get no more e-mails from us?',
    leave: 'Unsubscribe',
    left: 'You have unsubscribed',
    leftLead: 'We will not write to this address any more.',
    stay: 'That was a mistake: subscribe again',
    back: 'You are subscribed again',
    backLead: 'We will go on writing to you. You can unsubscribe at any time.',
    wrong: 'This link does not work',
    wrongLead: 'It may have been cut off. Open it once more from the e-mail, or answer the e-mail and tell us.',
  },
  fr: {
    line: 'Ne plus recevoir ces e-mails :',
    title: 'Se désabonner',
    question: 'Souhaitez-vous ne plus recevoir d’e-mails de notre part ?',
    leave: 'Se désabonner',
    left: 'Vous êtes désabonné',
    leftLead: 'Nous n’écrirons plus à cette adresse.',
    stay: 'C’était une erreur : me réabonner',
    back: 'Vous êtes de nouveau abonné',
    backLead: 'Nous continuerons à vous écrire. Vous pouvez vous désabonner à tout moment.',
    wrong: 'Ce lien ne fonctionne pas',
    wrongLead:
      'Il a peut-être été coupé. Ouvrez-le de nouveau depuis l’e-mail, ou répondez à l’e-mail pour nous le dire.',
  },
  sv: {
    line: 'Inga fler sådana mejl:',
    title: 'Avsluta prenumerationen',
    question: 'Vill du inte få fler mejl från oss?',
    leave: 'Avsluta prenumerationen',
    left: 'Du får inga fler mejl',
    leftLead: 'Vi skriver inte längre till den här adressen.',
    stay: 'Det var ett misstag: jag vill prenumerera igen',
    back: 'Du prenumererar igen',
    backLead: 'Vi fortsätter att skriva till dig. Du kan avsluta när du vill.',
    wrong: 'Den här länken fungerar inte',
    wrongLead: 'Den kan ha klippts av. Öppna den igen från mejlet, eller svara på mejlet och säg till.',
  },
}
