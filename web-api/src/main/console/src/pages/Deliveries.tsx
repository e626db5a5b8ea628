import { ask } from '../api/client';
import { refresh, usePages } from '../api/queries';
import { useText, useWord } from '../i18n';
import { Mark } from '../parts/Cells';
import { Act } from '../parts/Confirm';
import { Panel } from '../parts/Figure';
import { useMoments } from '../parts/moments';
import { Table } from '../parts/Table';
import { Trouble } from '../parts/Trouble';

const PATH = '/api/webhooks/{name}/deliveries';

/** What a webhook was told, and what came of it. */
export function Deliveries({ name }: { name: string }) {
  const t = useText();
  const word = useWord();
  const moments = useMoments();
  const pages = usePages(PATH, { path: { name } }, { key: 'after', every: 5_000 });
  const rows = (pages.data?.pages ?? []).flatMap(page => page?.items ?? []);
  const then = async (asked: Promise<unknown>) => {
    await asked;
    await refresh(PATH);
  };
  return (
    <Panel title={t('webhooks.deliveries')}>
      <div className="c-actions">
        <Act label={t('webhooks.test')} run={() => then(ask('post', '/api/webhooks/{name}/test', { path: { name } }))} />
        <Act label={t('webhooks.replayDead')} run={() => then(ask('post', '/api/webhooks/{name}/deliveries/replay', { path: { name } }))} />
      </div>
      <Trouble error={pages.error} />
      <Table label={t('webhooks.deliveries')} rows={rows} keyOf={row => String(row.id)} loading={pages.isPending}
        more={pages.hasNextPage ? () => void pages.fetchNextPage() : undefined}
        columns={[
          { id: 'createdAt', title: word('f', 'startedAt'), cell: row => moments.at(row.createdAt) },
          { id: 'eventType', title: word('f', 'eventType'), cell: row => row.eventType },
          { id: 'standing', title: word('f', 'status'), cell: row => <Mark word={row.standing} /> },
          { id: 'attempts', title: word('f', 'tries'), cell: row => row.attempts },
          { id: 'trouble', title: word('f', 'reason'), cell: row => row.trouble || row.httpStatus || '—' },
        ]}
        actions={row => (
          <Act label={t('webhooks.replay')} run={() => then(ask('post', '/api/webhooks/{name}/deliveries/{id}/replay', {
            path: { name, id: row.id ?? 0 },
          }))} />
        )} />
    </Panel>
  );
}
