import type { editors as english } from '../en/editors';

export const editors: Record<keyof typeof english, string> = {
  'keys.noModel': "Choisissez d'abord un modèle : il dit combien de touches il y a.",
  'keys.noKeys': "Ce modèle n'a pas de touches.",
  'keys.byLines': "Rien n'est disposé : les premières touches sont les lignes.",
  'keys.beyond': 'Touches sans place sur ce modèle : {{count}}.',
  'keys.leaveOut': 'Les laisser de côté',
  'keys.key': 'Touche {{position}}',
  'keys.nothing': 'Rien',
  'keys.does': 'Ce que fait la touche {{position}}',
  'keys.line': 'Ligne de la touche',
  'keys.number': 'Numéro de la touche',
  'keys.text': 'Texte à côté de la touche',
  'keys.earlier': 'Une touche plus haut',
  'keys.later': 'Une touche plus bas',
  'keys.group': 'Voyants pour les membres de',
  'keys.fill': 'Mettre sur les touches libres',
  'keys.model': '{{name}} ({{lines}} lignes, {{keys}} touches)',
  'holidays.title': "Jours fériés d'un calendrier",
  'holidays.file': 'Fichier iCalendar',
  'holidays.take': 'Reprendre les jours fériés',
  'holidays.done': '{{added}} ajoutés, {{known}} étaient déjà là, {{passedOver}} laissés de côté car ils ne durent pas des jours entiers.',
};
