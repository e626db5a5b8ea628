/** Messages courts de poste à poste. */
import type { written as english } from '../en/written';

export const written: Record<keyof typeof english, string> = {
  'page.texts': 'Messages courts',
  'lead.texts': 'Messages courts de poste à poste, et ce qu’ils sont devenus. Celui qui attend arrive dès qu’un téléphone s’enregistre.',
  'texts.none': 'Il n’y a pas de message court.',
  'texts.new': 'Écrire un message',
  'texts.answer': 'Répondre',
  'texts.from': 'Message de {{number}}',
  'texts.putAway': 'Ranger',
  'texts.all': 'Tous les messages courts',
  'texts.to': 'Au poste',
  'texts.send': 'Envoyer',
  'texts.read': 'Lire',
  'texts.takeBack': 'Reprendre',
  'texts.takeBackOf': 'Reprendre le message pour {{to}} ?',
  'f.sentAt': 'Envoyé',
  'e.EXPIRED': 'Non remis',
};
