import { useSearchParams } from 'react-router';
import { usePages } from '../api/queries';
import { useText, useWord } from '../i18n';
import { Differences } from '../parts/Differences';
import { useMoments } from '../parts/moments';
import { Screen } from '../parts/Page';
import { SearchForm } from '../parts/SearchForm';
import { Table } from '../parts/Table';
import { Trouble } from '../parts/Trouble';

const FIELDS = [{ name: 'who' }, { name: 'what' }, { name: 'from', moment: true }, { name: 'to', moment: true }] as const;

/** Who changed which field of what, and when. */
export default function Audit() {
  const t = useText();
  const word = useWord();
  const moments = useMoments();
  const [search] = useSearchParams();
  const pages = usePages('/api/audit', { query: Object.fromEntries(search) }, { key: 'cursor' });
  const rows = (pages.data?.pages ?? []).flatMap(page => page?.items ?? []);
  return (
    <Screen title={t('page.audit')} lead={t('lead.audit')}>
      <SearchForm fields={FIELDS} />
      <Trouble error={pages.error} />
      <Table label={t('page.audit')} rows={rows} keyOf={row => String(row.id)} loading={pages.isFetching}
        more={pages.hasNextPage ? () => void pages.fetchNextPage() : undefined}
        columns={[
          { id: 'at', title: word('f', 'at'), cell: row => moments.at(row.at) },
          { id: 'who', title: word('f', 'who'), cell: row => row.who },
          { id: 'action', title: word('f', 'action'), cell: row => <span translate="no">{row.action}</span> },
          { id: 'what', title: word('f', 'what'), cell: row => row.what },
          { id: 'change', title: word('f', 'change'), cell: row => <Differences before={row.before} after={row.after} /> },
        ]} />
    </Screen>
  );
}
