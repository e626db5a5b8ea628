import { useSearchParams } from 'react-router';
import { usePages } from '../api/queries';
import { useText, useWord } from '../i18n';
import type { MessageKey } from '../locales/en';
import { Differences } from '../parts/Differences';
import { useMoments } from '../parts/moments';
import { Screen } from '../parts/Page';
import { SearchForm } from '../parts/SearchForm';
import { Table } from '../parts/Table';
import { TakeBack } from '../parts/TakeBack';
import { Trouble } from '../parts/Trouble';

/** What the history calls things, and what the pages call them. */
const KINDS: Record<string, MessageKey> = {
  extension: 'page.extension', limits: 'tab.limits', user: 'page.user', device: 'page.device', 'watch-list': 'page.watchList',
  conference: 'page.conference', queue: 'page.queue', menu: 'page.menu', trunk: 'page.trunk', route: 'page.route', number: 'page.did',
  site: 'page.site', emergency: 'page.emergency', 'ring-group': 'page.ringGroup', 'time-condition': 'page.timeCondition',
  screening: 'tab.screening', 'find-me': 'tab.findMe', 'recording-policy': 'page.policy', 'speed-dial': 'tab.speedDials',
  mailbox: 'page.voicemail', 'voicemail-list': 'page.voicemailList', 'quiet-hours': 'tab.quietHours', pickup: 'tab.pickup',
  'page-zone': 'page.pagingZone', park: 'page.park', 'desk-login': 'feature.hot-desking', feature: 'features.feature',
  'wake-up': 'tab.wakeUp', 'phone-book': 'page.phoneBookEntry', 'company-directory': 'page.companyDirectory', webhook: 'page.webhook',
  line: 'tab.outside', tenant: 'page.tenant', 'api-key': 'page.apiKey', prompt: 'page.prompt', rates: 'page.rates',
  'allowed-network': 'page.allowedNetwork',
};

const json = (settings: unknown) => (settings ? JSON.stringify(settings) : undefined);

/** What was set up before; each change can be taken back. */
export default function Changes() {
  const t = useText();
  const word = useWord();
  const moments = useMoments();
  const [search] = useSearchParams();
  const pages = usePages('/api/history', { query: Object.fromEntries(search) as never }, { key: 'after' });
  const rows = (pages.data?.pages ?? []).flatMap(page => page?.items ?? []);
  const kind = (name: string | undefined) => {
    const known = KINDS[name ?? ''];
    return known ? t(known) : (name ?? '');
  };
  return (
    <Screen title={t('page.changes')} lead={t('lead.changes')}>
      <SearchForm fields={[{ name: 'kind', options: Object.keys(KINDS), called: kind }, { name: 'name' }]} />
      <Trouble error={pages.error} />
      <Table label={t('page.changes')} rows={rows} keyOf={row => String(row.id)} loading={pages.isFetching}
        more={pages.hasNextPage ? () => void pages.fetchNextPage() : undefined}
        columns={[
          { id: 'at', title: word('f', 'at'), cell: row => moments.at(row.at) },
          { id: 'who', title: word('f', 'who'), cell: row => row.who },
          { id: 'kind', title: word('f', 'kind'), cell: row => kind(row.kind) },
          { id: 'name', title: word('f', 'name'), cell: row => row.name },
          { id: 'change', title: word('f', 'change'), cell: row => <Differences before={json(row.before)} after={json(row.after)} /> },
        ]}
        actions={row => <TakeBack id={String(row.id)} name={`${kind(row.kind)} ${row.name}`} />} />
    </Screen>
  );
}
