import type { editors as english } from '../en/editors';

export const editors: Record<keyof typeof english, string> = {
  'keys.noModel': 'Elija primero un modelo: dice cuántas teclas hay.',
  'keys.noKeys': 'Este modelo no tiene teclas.',
  'keys.byLines': 'Nada está dispuesto: las primeras teclas son las líneas.',
  'keys.beyond': 'Teclas sin sitio en este modelo: {{count}}.',
  'keys.leaveOut': 'Dejarlas fuera',
  'keys.key': 'Tecla {{position}}',
  'keys.nothing': 'Nada',
  'keys.does': 'Qué hace la tecla {{position}}',
  'keys.line': 'Línea de la tecla',
  'keys.number': 'Número de la tecla',
  'keys.text': 'Texto junto a la tecla',
  'keys.earlier': 'Una tecla arriba',
  'keys.later': 'Una tecla abajo',
  'keys.group': 'Lámparas para los miembros de',
  'keys.fill': 'Poner en teclas libres',
  'keys.model': '{{name}} ({{lines}} líneas, {{keys}} teclas)',
  'holidays.title': 'Festivos de un calendario',
  'holidays.file': 'Archivo iCalendar',
  'holidays.take': 'Incorporar los festivos',
  'holidays.done': '{{added}} añadidos, {{known}} ya estaban, {{passedOver}} omitidos porque no duran días enteros.',
};
