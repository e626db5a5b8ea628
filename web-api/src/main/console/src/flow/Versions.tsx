import { ask } from '../api/client';
import { refresh, usePages } from '../api/queries';
import { useText, useWord } from '../i18n';
import { Act } from '../parts/Confirm';
import { useMoments } from '../parts/moments';
import { Table } from '../parts/Table';
import { Trouble } from '../parts/Trouble';
import { useMay } from '../state/useSession';
import { Title } from '../ui';
import { nameOf } from './draft';

/** What was published before. Going back begins a draft, so that one sees first what would change. */
export function Versions({ restored }: { restored: (draft: string) => void }) {
  const t = useText();
  const word = useWord();
  const moments = useMoments();
  const may = useMay('admin');
  const pages = usePages('/api/flow-versions', {}, { key: 'after' });
  const rows = (pages.data?.pages ?? []).flatMap(page => page.items ?? []);
  return (
    <section className="c-gap">
      <Title headingLevel="h2" size="lg">{t('flow.versions')}</Title>
      <Trouble error={pages.error} />
      <Table label={t('flow.versions')} rows={rows} keyOf={row => row.id ?? ''} loading={pages.isPending} empty={t('flow.noVersions')}
        more={pages.hasNextPage ? () => void pages.fetchNextPage() : undefined}
        columns={[
          { id: 'title', title: t('flow.title'), cell: row => row.title },
          { id: 'changes', title: t('flow.changes'), cell: row => (row.changes ?? []).map(nameOf).join(', ') },
          { id: 'who', title: word('f', 'who'), cell: row => row.publishedBy },
          { id: 'at', title: word('f', 'at'), cell: row => moments.at(row.publishedAt) },
        ]}
        actions={may ? row => (
          <Act label={t('flow.restore')} ariaLabel={`${t('flow.restore')}: ${row.title}`} run={async () => {
            const { data } = await ask('post', '/api/flow-versions/{id}/restore', { path: { id: row.id! } });
            await refresh('/api/flow-drafts');
            restored(data.id!);
          }} />
        ) : undefined} />
    </section>
  );
}
