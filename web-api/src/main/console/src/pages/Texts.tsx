import { useEffect, useState } from 'react';
import { useSearchParams } from 'react-router';
import { ask, read, type Schemas } from '../api/client';
import { useLive } from '../api/live';
import { refresh, usePages } from '../api/queries';
import { useText, useWord } from '../i18n';
import { Act, Confirm } from '../parts/Confirm';
import { FindBox } from '../parts/FindBox';
import { useMoments } from '../parts/moments';
import { Screen } from '../parts/Page';
import { SendText } from '../parts/SendText';
import { Table } from '../parts/Table';
import { Trouble } from '../parts/Trouble';
import { useLogin, useMay } from '../state/useSession';
import { Button, Label } from '../ui';

type Text = Schemas['Text'];

const COLORS = { WAITING: 'orange', DELIVERED: 'green', EXPIRED: 'grey' } as const;

/** Texts of the own extension; for who runs the house that there are others, too. */
export default function Texts() {
  const t = useText();
  const word = useWord();
  const moments = useMoments();
  const { extension } = useLogin();
  const admin = useMay('admin');
  const writes = useMay('admin', 'supervisor', 'user') && extension !== undefined;
  const reads = admin || extension !== undefined;
  const [search, setSearch] = useSearchParams();
  const typed = search.get('find') ?? '';
  const told = useLive<Text>('texts');
  // of what lies between others nobody is told, so who sees it looks now and then; of what ends by itself after days nobody is either
  const pages = usePages('/api/texts', { query: { find: typed.trim() || undefined } },
    { key: 'cursor', keep: true, every: told && !admin ? 60_000 : 5_000, off: !reads });
  useEffect(() => {
    if (told) {
      void refresh('/api/texts');
    }
  }, [told]);
  // what lies between others is read one by one, as each is noted
  const [opened, setOpened] = useState<Record<string, string>>({});
  const [writing, setWriting] = useState<{ to: string }>();
  const rows = (pages.data?.pages ?? []).flatMap(page => page?.items ?? []);
  const open = async (row: Text) => {
    const found = await read('/api/texts/{id}', { path: { id: row.id ?? '' } });
    setOpened(before => ({ ...before, [row.id ?? '']: found?.text ?? '' }));
  };
  return (
    <Screen title={t('page.texts')} lead={reads ? t('lead.texts') : t('me.noExtension')}>
      {writes && <div className="c-search"><Button variant="primary" onClick={() => setWriting({ to: '' })}>{t('texts.new')}</Button></div>}
      {writing && <SendText to={writing.to} close={() => setWriting(now => (now === writing ? undefined : now))} />}
      {reads && (
        <>
          <FindBox text={typed} find={text => setSearch(text ? { find: text } : {}, { replace: true })} found={rows.length} isMore={pages.hasNextPage} />
          <Trouble error={pages.error} />
          <Table label={t('page.texts')} rows={rows} keyOf={row => row.id ?? ''} loading={pages.isPending} empty={t('texts.none')}
            more={pages.hasNextPage ? () => void pages.fetchNextPage() : undefined}
            columns={[
              { id: 'sentAt', title: word('f', 'sentAt'), cell: row => moments.at(row.sentAt) },
              { id: 'from', title: word('f', 'from'), cell: row => row.from },
              { id: 'to', title: word('f', 'to'), cell: row => row.to },
              { id: 'state', title: word('f', 'state'), cell: row => <State of={row} /> },
              { id: 'text', title: word('f', 'text'), cell: row => <span className="c-said">{row.text ?? opened[row.id ?? ''] ?? ''}</span> },
            ]}
            actions={row => (
              <>
                {row.text === undefined && row.from !== extension && row.to !== extension && opened[row.id ?? ''] === undefined && (
                  <Act label={t('texts.read')} ariaLabel={`${t('texts.read')} ${row.from} → ${row.to}`} run={() => open(row)} />
                )}
                {writes && row.to === extension && row.from && (
                  <Button variant="secondary" size="sm" aria-label={`${t('texts.answer')} ${row.from}`} onClick={() => setWriting({ to: row.from ?? '' })}>
                    {t('texts.answer')}
                  </Button>
                )}
                {row.state === 'WAITING' && (admin || writes && row.from === extension) && (
                  <Confirm label={t('texts.takeBack')} ariaLabel={`${t('texts.takeBack')} ${row.from} → ${row.to}`}
                    question={t('texts.takeBackOf', { to: row.to ?? '' })} run={async () => {
                      await ask('delete', '/api/texts/{id}', { path: { id: row.id ?? '' } });
                      await refresh('/api/texts');
                    }} />
                )}
              </>
            )} />
        </>
      )}
    </Screen>
  );
}

function State({ of }: { of: Text }) {
  const word = useWord();
  return <Label isCompact color={COLORS[of.state ?? 'EXPIRED']}>{word('e', of.state)}</Label>;
}
