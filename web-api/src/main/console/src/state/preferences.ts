import { useSyncExternalStore } from 'react';

export type Theme = 'light' | 'dark' | 'system';

export interface Preferences {
  theme: Theme;
  language: string;
}

const KEY = 'carillon.preferences';
export const LANGUAGES = ['en', 'de', 'fr', 'es'] as const;
export type Language = (typeof LANGUAGES)[number];

/** The first language of the browser that the console speaks. */
export function languageOf(wanted: readonly string[]): Language {
  for (const tag of wanted) {
    const found = LANGUAGES.find(language => tag.toLowerCase().split('-')[0] === language);
    if (found) {
      return found;
    }
  }
  return 'en';
}

function kept(): Preferences {
  const fresh: Preferences = { theme: 'system', language: languageOf(navigator.languages) };
  try {
    const stored = JSON.parse(localStorage.getItem(KEY) ?? '{}') as Partial<Preferences>;
    return { ...fresh, ...stored };
  } catch {
    return fresh;
  }
}

// there is no browser where this is tested
let current: Preferences = typeof localStorage === 'undefined' ? { theme: 'system', language: 'en' } : kept();
const listeners = new Set<() => void>();

export const preferences = {
  read: () => current,
  change(part: Partial<Preferences>) {
    current = { ...current, ...part };
    localStorage.setItem(KEY, JSON.stringify(current));
    listeners.forEach(listener => listener());
  },
  subscribe(listener: () => void) {
    listeners.add(listener);
    return () => listeners.delete(listener);
  },
};

export function usePreferences(): Preferences {
  return useSyncExternalStore(preferences.subscribe, preferences.read);
}

/** Whether the page is dark: as asked for, or as the machine has it. */
export function isDark(theme: Theme): boolean {
  return theme === 'dark' || (theme === 'system' && matchMedia('(prefers-color-scheme: dark)').matches);
}
