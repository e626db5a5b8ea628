import { useMutation } from '@tanstack/react-query';
import { useRef, useState, type FormEvent } from 'react';
import { addressOf, ask, send, type Schemas } from '../api/client';
import { refresh, useRead } from '../api/queries';
import { useText, useWord } from '../i18n';
import { Confirm } from '../parts/Confirm';
import { Microphone } from '../parts/Microphone';
import { lasting, useMoments } from '../parts/moments';
import { Screen } from '../parts/Page';
import { Player } from '../parts/Player';
import { Table } from '../parts/Table';
import { Trouble } from '../parts/Trouble';
import { LANGUAGES } from '../state/preferences';
import { useMay } from '../state/useSession';
import { Button, FormGroup, FormSelect, FormSelectOption, TextInput } from '../ui';

const PATH = '/api/prompts/{language}/{name}';

const partsOf = (prompt: Schemas['PromptRecording']) => ({ language: prompt.language ?? '', name: prompt.name ?? '' });

/** Recordings that menus say. */
export default function Prompts() {
  const t = useText();
  const word = useWord();
  const moments = useMoments();
  const admin = useMay('admin');
  const [heard, setHeard] = useState<Schemas['PromptRecording']>();
  const prompts = useRead('/api/prompts');
  return (
    <Screen title={t('page.prompts')} lead={t('lead.prompts')}>
      {admin && <Upload />}
      <Trouble error={prompts.error} />
      {heard && <Player address={addressOf(PATH, partsOf(heard))} name={`${heard.name} (${heard.language})`} seconds={heard.seconds} />}
      <Table label={t('page.prompts')} rows={prompts.data?.items ?? []} keyOf={row => `${row.language} ${row.name}`} loading={prompts.isPending}
        columns={[
          { id: 'name', title: word('f', 'name'), cell: row => row.name },
          { id: 'language', title: word('f', 'language'), cell: row => word('e', row.language) },
          { id: 'seconds', title: word('f', 'lasting'), cell: row => lasting(row.seconds ?? 0) },
          { id: 'changedAt', title: word('f', 'changedAt'), cell: row => moments.at(row.changedAt) },
        ]}
        actions={row => (
          <>
            <Button variant="secondary" size="sm" aria-label={`${t('player.play')} ${row.name}`} onClick={() => setHeard(row)}>{t('player.play')}</Button>
            {admin && (
              <Confirm label={t('do.delete')} ariaLabel={`${t('do.delete')} ${row.name}`} question={t('confirm.delete', { name: row.name ?? '' })}
                run={async () => {
                  await ask('delete', PATH, { path: partsOf(row) });
                  await refresh('/api/prompts');
                }} />
            )}
          </>
        )} />
    </Screen>
  );
}

function Upload() {
  const t = useText();
  const word = useWord();
  const file = useRef<HTMLInputElement>(null);
  const [name, setName] = useState('');
  const [language, setLanguage] = useState('en');
  const store = async (sound: Blob | undefined) => {
    await send(addressOf(PATH, { language, name }), { method: 'PUT', headers: { 'Content-Type': 'audio/wav' }, body: sound });
    await refresh('/api/prompts');
    setName('');
  };
  const work = useMutation({ mutationFn: store });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    work.mutate(file.current?.files?.[0]);
  };
  return (
    <form className="c-search" onSubmit={submit} aria-label={t('prompts.upload')}>
      <FormGroup label={word('f', 'name')} fieldId="prompt-name">
        <TextInput id="prompt-name" value={name} onChange={(_, text) => setName(text)} />
      </FormGroup>
      <FormGroup label={word('f', 'language')} fieldId="prompt-language">
        <FormSelect id="prompt-language" value={language} onChange={(_, chosen) => setLanguage(chosen)}>
          {LANGUAGES.map(one => <FormSelectOption key={one} value={one} label={word('e', one)} />)}
        </FormSelect>
      </FormGroup>
      <FormGroup label={t('prompts.file')} fieldId="prompt-file">
        <input id="prompt-file" type="file" accept="audio/wav,.wav" ref={file} required />
      </FormGroup>
      <Button type="submit" variant="secondary" isLoading={work.isPending} isDisabled={name === ''}>{t('prompts.upload')}</Button>
      <Microphone save={store} ready={name !== ''} />
      <Trouble error={work.error} />
    </form>
  );
}
