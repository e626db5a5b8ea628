import { useSearchParams } from 'react-router';
import { usePages } from '../api/queries';
import { useText, useWord } from '../i18n';
import { SUBSCRIPTION_SEARCH } from '../objects/forms';
import { Cell } from '../parts/Cells';
import { useMoments } from '../parts/moments';
import { Screen } from '../parts/Page';
import { SearchForm } from '../parts/SearchForm';
import { Table } from '../parts/Table';
import { Trouble } from '../parts/Trouble';

/** Telephones that are told when something changes: lamps, waiting messages, lists. */
export default function Subscriptions() {
  const t = useText();
  const word = useWord();
  const moments = useMoments();
  const [search] = useSearchParams();
  const pages = usePages('/api/subscriptions', { query: Object.fromEntries(search) as never }, { key: 'after', every: 5_000 });
  const rows = (pages.data?.pages ?? []).flatMap(page => page?.items ?? []);
  return (
    <Screen title={t('page.subscriptions')} lead={t('lead.subscriptions')}>
      <SearchForm fields={SUBSCRIPTION_SEARCH} />
      <Trouble error={pages.error} />
      <Table label={t('page.subscriptions')} rows={rows} keyOf={row => row.id ?? ''} loading={pages.isPending} empty={t('subscriptions.none')}
        more={pages.hasNextPage ? () => void pages.fetchNextPage() : undefined}
        columns={[
          { id: 'watcher', title: word('f', 'watcher'), cell: row => row.watcher },
          { id: 'target', title: word('f', 'target'), cell: row => row.target },
          { id: 'event', title: word('f', 'event'), cell: row => word('e', row.event) },
          { id: 'userAgent', title: word('f', 'userAgent'), cell: row => <Cell name="userAgent" value={row.userAgent} /> },
          { id: 'address', title: word('f', 'address'), cell: row => `${row.address}:${row.port} ${row.transport ?? ''}` },
          { id: 'since', title: word('f', 'since'), cell: row => moments.at(row.since) },
          { id: 'expiresAt', title: word('f', 'expiresAt'), cell: row => moments.at(row.expiresAt) },
          { id: 'notified', title: word('f', 'notified'), cell: row => moments.number(row.notified) },
        ]} />
    </Screen>
  );
}
