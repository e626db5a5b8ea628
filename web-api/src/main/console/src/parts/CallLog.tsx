import type { Schemas } from '../api/client';
import { useRead } from '../api/queries';
import { useText, useWord } from '../i18n';
import { Alert, Label } from '../ui';
import { Bare } from './Bare';
import { useMoments } from './moments';
import { Table } from './Table';
import { Trouble } from './Trouble';

const GRAVE: Record<string, 'red' | 'orange' | 'blue' | 'grey'> = {
  FATAL: 'red', ERROR: 'red', WARN: 'orange', WARNING: 'orange', SEVERE: 'red', INFO: 'blue',
};

/** What the log of the server says of a call. */
export function CallLog({ call }: { call: string }) {
  const t = useText();
  const word = useWord();
  const moments = useMoments();
  const found = useRead('/api/calls/{id}/log', { path: { id: call } });
  if (found.isPending) {
    return <Bare loading />;
  }
  const lines = (found.data?.lines ?? []).map((line, i) => ({ ...line, i }));
  type Line = Schemas['CallLogLine'] & { i: number };
  return (
    <div className="c-stack">
      <Trouble error={found.error} />
      {found.data && !found.data.whole && <Alert isInline isPlain variant="info" title={t('logs.cut')} component="p" />}
      {found.data && (
        <Table<Line> label={t('page.logs')} rows={lines} keyOf={line => String(line.i)} empty={t('logs.none')}
          columns={[
            { id: 'at', title: word('f', 'at'), cell: line => moments.at(line.at) },
            { id: 'level', title: word('f', 'level'), cell: line => line.level && <Label isCompact color={GRAVE[line.level] ?? 'grey'}>{line.level}</Label> },
            { id: 'category', title: word('f', 'category'), cell: line => line.category },
            { id: 'text', title: word('f', 'text'), cell: line => <span className="c-log" lang="en">{line.text}</span> },
          ]} />
      )}
    </div>
  );
}
