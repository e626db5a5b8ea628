import { useSearchParams } from 'react-router';
import { ask, type Schemas } from '../api/client';
import { useLive } from '../api/live';
import { refresh, usePages } from '../api/queries';
import { useText, useWord } from '../i18n';
import { Cell } from '../parts/Cells';
import { Confirm } from '../parts/Confirm';
import { FindBox } from '../parts/FindBox';
import { Screen } from '../parts/Page';
import { Table } from '../parts/Table';
import { Trouble } from '../parts/Trouble';
import { useMay } from '../state/useSession';

export default function Registrations() {
  const t = useText();
  const [search, setSearch] = useSearchParams();
  const typed = search.get('find') ?? '';
  const find = typed.trim() || undefined;
  const live = useLive<{ telephones: Schemas['Registration'][] }>('registrations');
  const pages = usePages('/api/registrations', { query: { find } }, { key: 'after', keep: true, every: live ? undefined : 3_000 });
  const rows = live?.flatMap(one => one.telephones.filter(phone => !find || has(phone, find)))
    ?? (pages.data?.pages ?? []).flatMap(page => page?.items ?? []);
  return (
    <Screen title={t('page.registrations')} lead={t('lead.registrations')}>
      <FindBox text={typed} find={text => setSearch(text ? { find: text } : {}, { replace: true })}
        found={rows.length} isMore={!live && pages.hasNextPage} />
      <Trouble error={pages.error} />
      <RegistrationTable rows={rows} loading={!live && pages.isFetching && rows.length === 0}
        more={!live && pages.hasNextPage ? () => void pages.fetchNextPage() : undefined} />
    </Screen>
  );
}

/** As the API finds it. */
function has({ extension, contact, address, userAgent }: Schemas['Registration'], text: string): boolean {
  return [extension, contact, address, userAgent].some(one => one?.toLowerCase().includes(text.toLowerCase()));
}

export function RegistrationTable({ rows, loading, more }: {
  rows: readonly Schemas['Registration'][]; loading?: boolean; more?: () => void;
}) {
  const t = useText();
  const word = useWord();
  const admin = useMay('admin');
  return (
    <Table label={t('page.registrations')} rows={rows} loading={loading} more={more} empty={t('registrations.none')}
      keyOf={row => `${row.extension} ${row.contact}`} to={row => `/extensions/at/${row.extension}`}
      columns={[
        { id: 'extension', title: word('f', 'extension'), cell: row => row.extension },
        { id: 'userAgent', title: word('f', 'userAgent'), cell: row => <Cell name="userAgent" value={row.userAgent} /> },
        { id: 'transport', title: word('f', 'transport'), cell: row => row.transport },
        { id: 'address', title: word('f', 'address'), cell: row => `${row.address}:${row.port}` },
        { id: 'expiresAt', title: word('f', 'expiresAt'), cell: row => <Cell name="expiresAt" value={row.expiresAt} /> },
      ]}
      actions={admin ? row => (
        <Confirm label={t('do.end')} ariaLabel={`${t('do.end')} ${row.extension}`}
          question={t('confirm.unregister', { name: row.extension ?? '' })}
          run={async () => {
            await ask('delete', '/api/registrations/{extension}', {
              path: { extension: row.extension ?? '' }, query: { contact: row.contact } as never,
            });
            await refresh('/api/registrations');
          }} />
      ) : undefined} />
  );
}
