import { useSearchParams } from 'react-router';
import { useText } from '../i18n';
import { Bare } from '../parts/Bare';
import { CallLog } from '../parts/CallLog';
import { Screen } from '../parts/Page';
import { SearchForm } from '../parts/SearchForm';

const FIELDS = [{ name: 'call' }] as const;

/** What the log of the server says of a call, for who has no way into the server. */
export default function Logs() {
  const t = useText();
  const [search] = useSearchParams();
  const call = search.get('call')?.trim() ?? '';
  return (
    <Screen title={t('page.logs')} lead={t('lead.logs')}>
      <SearchForm fields={FIELDS} />
      {call === '' ? <Bare>{t('logs.ask')}</Bare> : <CallLog call={call} />}
    </Screen>
  );
}
