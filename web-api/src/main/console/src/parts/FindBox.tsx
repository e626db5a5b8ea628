import { useText } from '../i18n';
import { FormGroup, TextInput } from '../ui';

/** What is looked for in a list, as it is typed, and how much there is of it. */
export function FindBox({ text, find, found, isMore }: { text: string; find: (text: string) => void; found: number; isMore: boolean }) {
  const t = useText();
  return (
    <div className="c-search">
      <FormGroup label={t('do.find')} fieldId="find">
        <TextInput id="find" type="search" value={text} onChange={(_, typed) => find(typed)} />
      </FormGroup>
      <span className="c-soft" role="status">{t('list.count', { count: found })}{isMore ? '+' : ''}</span>
    </div>
  );
}
