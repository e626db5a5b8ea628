import i18next from 'i18next';
import { initReactI18next, useTranslation } from 'react-i18next';
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
  await i18next.use(initReactI18next).init({
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

/** The messages in the language of the reader. */
export function useText(): Text {
  const { t } = useTranslation();
  return t as unknown as Text;
}

/** What a word of the API is called: a field, a value of an enumeration, or a feature; the word itself where there is no message. */
export function useWord(): (kind: 'f' | 'e' | 'feature', word: string | undefined) => string {
  const { t, i18n } = useTranslation();
  return (kind, word) => {
    const key = `${kind}.${word ?? ''}`;
    return i18n.exists(key) ? t(key) : (word ?? '');
  };
}
