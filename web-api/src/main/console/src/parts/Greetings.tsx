import { useMutation } from '@tanstack/react-query';
import { useRef, useState, type FormEvent } from 'react';
import { addressOf, ask, send, type Schemas } from '../api/client';
import { refresh, useRead } from '../api/queries';
import { useText, useWord } from '../i18n';
import { Button, FormGroup, FormSelect, FormSelectOption } from '../ui';
import { Confirm } from './Confirm';
import { Microphone } from './Microphone';
import { lasting, useMoments } from './moments';
import { Player } from './Player';
import { Table } from './Table';
import { Trouble } from './Trouble';

const PATH = '/api/voicemail/{extension}/greetings/{kind}';
const KINDS = ['UNAVAILABLE', 'BUSY', 'TEMPORARY', 'NAME'] as const;

/** What a mailbox says in the voice of its owner: heard, recorded here, stored as a file, taken away. */
export function Greetings({ extension }: { extension: string }) {
  const t = useText();
  const word = useWord();
  const moments = useMoments();
  const [chosen, setChosen] = useState<string>();
  const found = useRead('/api/voicemail/{extension}/greetings', { path: { extension } });
  const pathOf = (greeting: Schemas['VoicemailGreeting']) => ({ extension, kind: (greeting.kind ?? '').toLowerCase() });
  const heard = found.data?.items?.find(greeting => greeting.kind === chosen);
  return (
    <>
      <Upload extension={extension} />
      <Trouble error={found.error} />
      {heard && <Player key={`${heard.kind} ${heard.changedAt}`} address={addressOf(PATH, pathOf(heard))} name={word('e', heard.kind)} seconds={heard.seconds} />}
      <Table label={t('voicemail.greetings')} rows={found.data?.items ?? []} keyOf={row => row.kind ?? ''} loading={found.isPending}
        columns={[
          { id: 'kind', title: word('f', 'kind'), cell: row => word('e', row.kind) },
          { id: 'seconds', title: word('f', 'lasting'), cell: row => lasting(row.seconds ?? 0) },
          { id: 'changedAt', title: word('f', 'changedAt'), cell: row => moments.at(row.changedAt) },
        ]}
        actions={row => (
          <>
            <Button variant="secondary" size="sm" onClick={() => setChosen(row.kind)}>{t('player.play')}</Button>
            <Confirm label={t('do.delete')} question={t('confirm.delete', { name: word('e', row.kind) })} run={async () => {
              await ask('delete', PATH, { path: pathOf(row) });
              await refresh('/api/voicemail/{extension}/greetings');
            }} />
          </>
        )} />
    </>
  );
}

/** A file, or what is said into the microphone, takes the place of the greeting of its kind. */
function Upload({ extension }: { extension: string }) {
  const t = useText();
  const word = useWord();
  const file = useRef<HTMLInputElement>(null);
  const [kind, setKind] = useState<string>(KINDS[0]);
  const store = async (sound: Blob | undefined) => {
    await send(addressOf(PATH, { extension, kind: kind.toLowerCase() }), { method: 'PUT', headers: { 'Content-Type': 'audio/wav' }, body: sound });
    await refresh('/api/voicemail/{extension}/greetings');
  };
  const work = useMutation({ mutationFn: store });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    work.mutate(file.current?.files?.[0]);
  };
  return (
    <form className="c-search" onSubmit={submit} aria-label={t('voicemail.greet')}>
      <FormGroup label={word('f', 'kind')} fieldId="greeting-kind">
        <FormSelect id="greeting-kind" value={kind} onChange={(_, chosen) => setKind(chosen)}>
          {KINDS.map(one => <FormSelectOption key={one} value={one} label={word('e', one)} />)}
        </FormSelect>
      </FormGroup>
      <FormGroup label={t('prompts.file')} fieldId="greeting-file">
        <input id="greeting-file" type="file" accept="audio/wav,.wav" ref={file} required />
      </FormGroup>
      <Button type="submit" variant="secondary" isLoading={work.isPending}>{t('prompts.upload')}</Button>
      <Microphone save={store} />
      <Trouble error={work.error} />
    </form>
  );
}
