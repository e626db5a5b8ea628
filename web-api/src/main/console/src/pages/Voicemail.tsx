import { useState } from 'react';
import { addressOf, ask, type Schemas } from '../api/client';
import { refresh, useRead } from '../api/queries';
import { useText, useWord } from '../i18n';
import { MAILBOX } from '../objects/forms';
import { Act, Confirm } from '../parts/Confirm';
import { Panel } from '../parts/Figure';
import { ForwardMessage } from '../parts/ForwardMessage';
import { Greetings } from '../parts/Greetings';
import { Mailboxes } from '../parts/Mailboxes';
import { lasting, useMoments } from '../parts/moments';
import { Screen } from '../parts/Page';
import { Player } from '../parts/Player';
import { Setting } from '../parts/Setting';
import { Table } from '../parts/Table';
import { Trouble } from '../parts/Trouble';
import { dial, usePhone } from '../phone/phone';
import { useLogin, useMay } from '../state/useSession';
import { Button, FormGroup, Label, TextInput } from '../ui';

/** The mailboxes of the house, for who may see them, and the own one. */
export default function Voicemail() {
  const t = useText();
  const { extension } = useLogin();
  const all = useMay('admin', 'supervisor');
  return (
    <Screen title={t('page.voicemail')} lead={extension || all ? undefined : t('me.noExtension')}>
      <div className="c-stack">
        {all && <Panel title={t('voicemail.boxes')}><Mailboxes /></Panel>}
        {extension && <MailboxPanels extension={extension} />}
      </div>
    </Screen>
  );
}

/** Everything of one mailbox. */
export function MailboxPanels({ extension }: { extension: string }) {
  const t = useText();
  const admin = useMay('admin');
  return (
    <div className="c-stack">
      <Panel title={t('voicemail.messages')}><Messages extension={extension} /></Panel>
      <Panel title={t('voicemail.greetings')}><Greetings extension={extension} /></Panel>
      <Panel title={t('voicemail.pin')}><Pin extension={extension} admin={admin} /></Panel>
      <Panel title={t('voicemail.settings')}>
        <Setting<Schemas['Mailbox']> path="/api/voicemail/{extension}" parts={{ extension }} fields={MAILBOX}
          label={t('voicemail.settings')} readOnly={!admin} />
      </Panel>
    </div>
  );
}

const MESSAGE = '/api/voicemail/{extension}/messages/{id}';

function Messages({ extension }: { extension: string }) {
  const t = useText();
  const word = useWord();
  const moments = useMoments();
  const { extension: own } = useLogin();
  const [chosen, setChosen] = useState<string>();
  const [sending, setSending] = useState<Schemas['VoicemailMessage']>();
  const found = useRead('/api/voicemail/{extension}/messages', { path: { extension } }, { every: 5_000 });
  const messages = found.data?.items ?? [];
  const then = async (asked: Promise<unknown>) => {
    await asked;
    await refresh('/api/voicemail/{extension}/messages');
  };
  const pathOf = (message: Schemas['VoicemailMessage']) => ({ extension, id: message.id ?? '' });
  const mark = (message: Schemas['VoicemailMessage'], body: Schemas['VoicemailMark']) => then(ask('put', MESSAGE, { path: pathOf(message), body }));
  const heard = messages.find(message => message.id === chosen);
  // what somebody else listens to is still new to whose it is
  const begun = async () => {
    if (heard && !heard.heardAt && own === extension) {
      await mark(heard, { heard: true });
    }
  };
  return (
    <>
      <Trouble error={found.error} />
      {sending && <ForwardMessage extension={extension} message={sending} close={() => setSending(now => (now === sending ? undefined : now))} />}
      {heard && (
        <Player key={heard.id} address={addressOf(`${MESSAGE}/audio`, pathOf(heard))} seconds={heard.seconds} begun={begun}
          waveform={{ path: '/api/voicemail/{extension}/messages/{id}/waveform', parts: pathOf(heard) }}
          name={`${heard.fromName || heard.from}, ${moments.at(heard.receivedAt)}`} />
      )}
      {heard?.transcript && <blockquote className="c-transcript" aria-label={t('voicemail.text')}><Words of={heard.transcript} /></blockquote>}
      <Table label={t('voicemail.messages')} rows={messages} keyOf={row => row.id ?? ''} loading={found.isPending} empty={t('voicemail.none')}
        columns={[
          { id: 'receivedAt', title: word('f', 'startedAt'), cell: row => moments.at(row.receivedAt) },
          { id: 'from', title: word('f', 'from'), cell: row => (
            <>
              {`${row.from ?? ''} ${row.fromName ?? ''}`}
              {row.note && <span className="c-soft"> {t('voicemail.noteBy', { number: row.sentBy ?? '', note: row.note })}</span>}
            </>
          ) },
          { id: 'seconds', title: word('f', 'lasting'), cell: row => lasting(row.seconds ?? 0) },
          { id: 'folder', title: word('f', 'status'), cell: row => (
            <State of={row} />
          ) },
          ...(messages.some(message => message.transcript) ? [{
            id: 'transcript', title: t('voicemail.text'),
            cell: (row: Schemas['VoicemailMessage']) => row.transcript && <span className="c-words"><Words of={row.transcript} /></span>,
          }] : []),
        ]}
        actions={row => (
          <>
            <Button variant="secondary" size="sm" aria-label={`${t('player.play')} ${row.from}`} onClick={() => setChosen(row.id)}>{t('player.play')}</Button>
            {row.from && <CallBack number={row.from} />}
            {row.deletedAt ? (
              <>
                <Act label={t('voicemail.haveBack')} ariaLabel={`${t('voicemail.haveBack')} ${row.from}`} run={() => mark(row, { deleted: false })} />
                <Confirm label={t('voicemail.destroy')} ariaLabel={`${t('voicemail.destroy')} ${row.from}`}
                  question={t('confirm.destroyMessage', { name: row.from ?? '' })} run={() => then(ask('delete', MESSAGE, { path: pathOf(row) }))} />
              </>
            ) : (
              <>
                <Button variant="secondary" size="sm" aria-label={`${t('voicemail.forward')} ${row.from}`} onClick={() => setSending(row)}>
                  {t('voicemail.forward')}
                </Button>
                {row.folder !== 'SAVED' && <Act label={t('do.keep')} run={() => mark(row, { folder: 'SAVED' })} />}
                <Act label={t('do.delete')} ariaLabel={`${t('do.delete')} ${row.from}`} run={() => mark(row, { deleted: true })} />
              </>
            )}
          </>
        )} />
    </>
  );
}

/** What became of a message: the lamp burns for what is new. */
function State({ of }: { of: Schemas['VoicemailMessage'] }) {
  const t = useText();
  const [color, state] = of.deletedAt ? ['grey', 'voicemail.deleted'] as const
    : of.folder === 'SAVED' ? ['purple', 'voicemail.kept'] as const
      : of.heardAt ? ['blue', 'voicemail.heard'] as const : ['green', 'voicemail.fresh'] as const;
  return <Label isCompact color={color}>{t(state)}</Label>;
}

/** Calls who left a message, by the telephone of the page. */
function CallBack({ number }: { number: string }) {
  const t = useText();
  const { line } = usePhone();
  return (
    <Button variant="secondary" size="sm" isDisabled={line !== 'registered'} aria-label={`${t('voicemail.callBack')} ${number}`}
      onClick={() => void dial(number)}>
      {t('voicemail.callBack')}
    </Button>
  );
}

/** What was said, in its own language; or why that is not there. */
function Words({ of }: { of: Schemas['VoicemailTranscript'] }) {
  const t = useText();
  return of.state === 'DONE' && of.text
    ? <span lang={of.language}>{of.text}</span>
    : <span className="c-soft">{t(of.state === 'DONE' ? 'voicemail.noWords' : of.state === 'FAILED' ? 'voicemail.notUnderstood' : 'voicemail.beingWritten')}</span>;
}

function Pin({ extension, admin }: { extension: string; admin: boolean }) {
  const t = useText();
  const [pin, setPin] = useState('');
  const path = { extension };
  return (
    <div className="c-search">
      <FormGroup label={t('voicemail.pin')} fieldId="voicemail-pin">
        <TextInput id="voicemail-pin" type="password" inputMode="numeric" autoComplete="new-password" value={pin} onChange={(_, text) => setPin(text)} />
      </FormGroup>
      <Act label={t('do.save')} isDisabled={pin === ''} run={async () => {
        await ask('put', '/api/voicemail/{extension}/pin', { path, body: { pin } });
        setPin('');
      }} />
      {admin && (
        <Confirm label={t('do.remove')} question={t('confirm.delete', { name: t('voicemail.pin') })}
          run={() => ask('delete', '/api/voicemail/{extension}/pin', { path })} />
      )}
    </div>
  );
}
