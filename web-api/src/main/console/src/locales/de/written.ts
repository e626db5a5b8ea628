/** Kurznachrichten von Nebenstelle zu Nebenstelle. */
import type { written as english } from '../en/written';

export const written: Record<keyof typeof english, string> = {
  'page.texts': 'Kurznachrichten',
  'lead.texts': 'Kurznachrichten von Nebenstelle zu Nebenstelle, und was aus ihnen geworden ist. Was wartet, kommt an, sobald sich ein Telefon anmeldet.',
  'texts.none': 'Es gibt keine Kurznachrichten.',
  'texts.new': 'Kurznachricht schreiben',
  'texts.answer': 'Antworten',
  'texts.from': 'Kurznachricht von {{number}}',
  'texts.putAway': 'Weglegen',
  'texts.all': 'Alle Kurznachrichten',
  'texts.to': 'An die Nebenstelle',
  'texts.send': 'Senden',
  'texts.read': 'Lesen',
  'texts.takeBack': 'Zurücknehmen',
  'texts.takeBackOf': 'Die Kurznachricht an {{to}} zurücknehmen?',
  'f.sentAt': 'Gesendet',
  'e.EXPIRED': 'Nicht zugestellt',
};
