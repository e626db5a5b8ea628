import i18next from 'i18next';
import { useSyncExternalStore } from 'react';
import { en, type MessageKey } from './locales/en';
import { preferences, type Language } from './state/preferences';

/** The other languages are fetched when somebody reads them. */
const loaders: Record<Exclude<Language, 'en'>, () => Promise<{ default: Record<MessageKey, string> }>> = {
  de: () => import('./locales/de'),
  fr: () => import('./locales/fr'),
  es: () => import('./locales/es'),
};

export async function speak(language: string): Promise<void> {
  const load = loaders[language as Exclude<Language, 'en'>];
  if (load && !i18next.hasResourceBundle(language, 'translation')) {
    i18next.addResourceBundle(language, 'translation', (await load()).default);
  }
  await i18next.changeLanguage(language);
  document.documentElement.lang = language;
}

export async function startSpeaking(): Promise<void> {
  await i18next.init({
    lng: 'en',
    fallbackLng: 'en',
    keySeparator: false,
    nsSeparator: false,
    interpolation: { escapeValue: false },
    resources: { en: { translation: en } },
  });
  await speak(preferences.read().language);
}

export type Text = (key: MessageKey, values?: Record<string, string | number>) => string;
export type Word = (kind: 'f' | 'e' | 'feature' | 'problem', word: string | undefined) => string;

interface Spoken {
  language: string;
  text: Text;
  word: Word;
}

/** The words of one language; each is looked up once, and tables are full of them. */
function speaking(): Spoken {
  const words = new Map<string, string>();
  return {
    language: i18next.language ?? 'en',
    text: (key, values) => i18next.t(key, values) as string,
    word: (kind, word) => {
      const key = `${kind}.${word ?? ''}`;
      const known = words.get(key) ?? (i18next.exists(key) ? (i18next.t(key) as string) : (word ?? ''));
      words.set(key, known);
      return known;
    },
  };
}

let spoken = speaking();
const listeners = new Set<() => void>();
i18next.on('languageChanged', () => {
  spoken = speaking();
  listeners.forEach(listener => listener());
});

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/**
 * What is spoken now. i18next's own hook for React copies all of it for each component: a quarter of what a table costs while it
 * is scrolled.
 */
const useSpoken = (): Spoken => useSyncExternalStore(subscribe, () => spoken);

/** The messages in the language of the reader. */
export const useText = (): Text => useSpoken().text;

/** What a word of the API is called: a field, a value of an enumeration, or a feature; the word itself where there is no message. */
export const useWord = (): Word => useSpoken().word;

export const useLanguage = (): string => useSpoken().language;
