import type { editors as english } from '../en/editors';

export const editors: Record<keyof typeof english, string> = {
  'keys.noModel': 'Wählen Sie zuerst ein Modell: es sagt, wie viele Tasten es gibt.',
  'keys.noKeys': 'Dieses Modell hat keine Tasten.',
  'keys.byLines': 'Nichts ist belegt: die ersten Tasten sind die Leitungen.',
  'keys.beyond': 'Tasten, die auf diesem Modell keinen Platz haben: {{count}}.',
  'keys.leaveOut': 'Weglassen',
  'keys.key': 'Taste {{position}}',
  'keys.nothing': 'Nichts',
  'keys.does': 'Was Taste {{position}} tut',
  'keys.line': 'Leitung der Taste',
  'keys.number': 'Nummer der Taste',
  'keys.text': 'Text neben der Taste',
  'keys.earlier': 'Eine Taste nach oben',
  'keys.later': 'Eine Taste nach unten',
  'keys.group': 'Lampen für die Mitglieder von',
  'keys.fill': 'Auf freie Tasten legen',
  'keys.model': '{{name}} ({{lines}} Leitungen, {{keys}} Tasten)',
  'holidays.title': 'Feiertage eines Kalenders',
  'holidays.file': 'iCalendar-Datei',
  'holidays.take': 'Feiertage übernehmen',
  'holidays.done': '{{added}} hinzugefügt, {{known}} waren schon da, {{passedOver}} übergangen, weil sie keine ganzen Tage dauern.',
};
