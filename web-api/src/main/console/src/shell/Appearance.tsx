import { useText } from '../i18n';
import { LANGUAGES, preferences, usePreferences, type Theme } from '../state/preferences';
import { FormSelect, FormSelectOption } from '../ui';

const NAMES: Record<(typeof LANGUAGES)[number], string> = { en: 'English', de: 'Deutsch', fr: 'Français', es: 'Español' };

/** Language and light, kept in this browser. */
export function Appearance() {
  const t = useText();
  const { theme, language } = usePreferences();
  return (
    <div className="c-appearance">
      <FormSelect aria-label={t('shell.language')} value={language} onChange={(_, chosen) => preferences.change({ language: chosen })}>
        {LANGUAGES.map(one => <FormSelectOption key={one} value={one} label={NAMES[one]} lang={one} />)}
      </FormSelect>
      <FormSelect aria-label={t('shell.theme')} value={theme} onChange={(_, chosen) => preferences.change({ theme: chosen as Theme })}>
        <FormSelectOption value="system" label={t('theme.system')} />
        <FormSelectOption value="light" label={t('theme.light')} />
        <FormSelectOption value="dark" label={t('theme.dark')} />
      </FormSelect>
    </div>
  );
}
