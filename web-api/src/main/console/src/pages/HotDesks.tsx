import { ask } from '../api/client';
import { refresh, usePages } from '../api/queries';
import { useText, useWord } from '../i18n';
import { Confirm } from '../parts/Confirm';
import { useMoments } from '../parts/moments';
import { Screen } from '../parts/Page';
import { Table } from '../parts/Table';
import { Trouble } from '../parts/Trouble';

/** Who sits at whose telephone. */
export default function HotDesks() {
  const t = useText();
  const word = useWord();
  const moments = useMoments();
  const pages = usePages('/api/hot-desks', {}, { key: 'after', every: 5_000 });
  const rows = (pages.data?.pages ?? []).flatMap(page => page?.items ?? []);
  return (
    <Screen title={t('page.hotDesks')} lead={t('lead.hotDesks')}>
      <Trouble error={pages.error} />
      <Table label={t('page.hotDesks')} rows={rows} keyOf={row => row.telephone ?? ''} loading={pages.isPending} empty={t('hotDesks.none')}
        more={pages.hasNextPage ? () => void pages.fetchNextPage() : undefined}
        columns={[
          { id: 'telephone', title: word('f', 'telephone'), cell: row => row.telephone },
          { id: 'user', title: word('f', 'user'), cell: row => row.user },
          { id: 'since', title: word('f', 'since'), cell: row => moments.at(row.since) },
        ]}
        actions={row => (
          <Confirm label={t('hotDesks.logOut')} ariaLabel={`${t('hotDesks.logOut')} ${row.telephone}`} variant="primary"
            question={t('confirm.hotDesk', { user: row.user ?? '', telephone: row.telephone ?? '' })}
            run={async () => {
              await ask('delete', '/api/hot-desks/{telephone}', { path: { telephone: row.telephone ?? '' } });
              await refresh('/api/hot-desks');
            }} />
        )} />
    </Screen>
  );
}
