import { useMutation } from '@tanstack/react-query';
import { lazy, Suspense, useState } from 'react';
import { ask, type Schemas } from '../api/client';
import { refresh, usePages, useRead } from '../api/queries';
import { useText, useWord } from '../i18n';
import { Confirm } from '../parts/Confirm';
import { useMoments } from '../parts/moments';
import { Table } from '../parts/Table';
import { Trouble } from '../parts/Trouble';
import { useLogin } from '../state/useSession';
import { Alert, Button, FormGroup, Label, TextInput } from '../ui';

const QrCode = lazy(() => import('../parts/QrCode'));

/** The logins that are good now, this one before all and the own before those that an administrator sees; each can be ended. */
export function Sessions() {
  const { username } = useLogin();
  const t = useText();
  const word = useWord();
  const moments = useMoments();
  const own = usePages('/api/sessions', { query: { username } }, { key: 'after' });
  const pages = usePages('/api/sessions', {}, { key: 'after' });
  const rows = [
    ...(own.data?.pages ?? []).flatMap(page => page?.items ?? []).sort((one, other) => Number(other.current) - Number(one.current)),
    ...(pages.data?.pages ?? []).flatMap(page => page?.items ?? []).filter(row => row.username !== username),
  ];
  return (
    <>
      <Trouble error={own.error ?? pages.error} />
      <Table label={t('me.sessions')} rows={rows} keyOf={row => row.id ?? ''} loading={own.isPending || pages.isPending}
        columns={[
          { id: 'username', title: word('f', 'username'), cell: row => row.username },
          { id: 'issuedAt', title: word('f', 'startedAt'), cell: row => moments.at(row.issuedAt) },
          { id: 'address', title: word('f', 'address'), cell: row => row.address },
          { id: 'agent', title: word('f', 'agent'), cell: row => row.agent },
        ]}
        actions={row => (row.current ? <Label isCompact color="green">{t('me.thisOne')}</Label> : (
          <Confirm label={t('do.end')} ariaLabel={`${t('do.end')} ${row.username} ${row.address}`} question={t('confirm.endSession')} run={async () => {
            await ask('delete', '/api/sessions/{id}', { path: { id: row.id ?? '' } });
            await refresh('/api/sessions');
          }} />
        ))} />
    </>
  );
}

/** A code of a program on one's telephone, asked for beside the password. */
export function SecondFactor() {
  const t = useText();
  const now = useRead('/api/auth/second-factor');
  const [begun, setBegun] = useState<Schemas['SecondFactor']>();
  const [code, setCode] = useState('');
  const work = useMutation({ mutationFn: (run: () => Promise<Schemas['SecondFactor'] | undefined>) => run() });
  const step = (run: () => Promise<{ data: Schemas['SecondFactor'] | undefined }>) => work.mutate(async () => {
    const { data } = await run();
    setBegun(data);
    setCode('');
    await refresh('/api/auth/second-factor');
    return data;
  });
  const isOn = now.data?.on === true;
  return (
    <div className="c-stack">
      <Trouble error={now.error ?? work.error} />
      <p><Label color={isOn ? 'green' : 'grey'}>{isOn ? t('word.on') : t('word.off')}</Label></p>
      {begun?.secret && (
        <>
          <p>{t('second.how')}</p>
          {begun.uri && <Suspense><QrCode text={begun.uri} label={t('second.picture')} /></Suspense>}
          <p className="c-secret">{begun.secret}</p>
        </>
      )}
      {begun?.recoveryCodes && begun.recoveryCodes.length > 0 && (
        <Alert isInline variant="warning" title={t('second.recovery')}><p className="c-secret">{begun.recoveryCodes.join('  ')}</p></Alert>
      )}
      {(isOn || begun?.secret) && (
        <FormGroup label={t('login.code')} fieldId="second-code">
          <TextInput id="second-code" inputMode="numeric" autoComplete="one-time-code" value={code} onChange={(_, text) => setCode(text)} />
        </FormGroup>
      )}
      <div className="c-actions">
        {!isOn && !begun?.secret && (
          <Button variant="secondary" onClick={() => step(() => ask('post', '/api/auth/second-factor'))}>{t('second.begin')}</Button>
        )}
        {!isOn && begun?.secret && (
          <Button isDisabled={code === ''} onClick={() => step(() => ask('post', '/api/auth/second-factor/confirm', { body: { code } }))}>
            {t('second.confirm')}
          </Button>
        )}
        {isOn && (
          <Button variant="secondary" isDanger isDisabled={code === ''}
            onClick={() => step(() => ask('post', '/api/auth/second-factor/remove', { body: { code } }))}>
            {t('second.remove')}
          </Button>
        )}
      </div>
    </div>
  );
}
