/** Mensajes cortos de extensión a extensión. */
import type { written as english } from '../en/written';

export const written: Record<keyof typeof english, string> = {
  'page.texts': 'Mensajes cortos',
  'lead.texts': 'Mensajes cortos de extensión a extensión y qué ha sido de ellos. El que espera llega cuando se registra un teléfono.',
  'texts.none': 'No hay mensajes cortos.',
  'texts.new': 'Escribir un mensaje',
  'texts.answer': 'Responder',
  'texts.from': 'Mensaje de {{number}}',
  'texts.putAway': 'Apartar',
  'texts.all': 'Todos los mensajes cortos',
  'texts.to': 'A la extensión',
  'texts.send': 'Enviar',
  'texts.read': 'Leer',
  'texts.takeBack': 'Retirar',
  'texts.takeBackOf': '¿Retirar el mensaje para {{to}}?',
  'f.sentAt': 'Enviado',
  'e.EXPIRED': 'No entregado',
};
