import { useMutation } from '@tanstack/react-query';
import { useState, type FormEvent } from 'react';
import { ask } from '../api/client';
import { useText, useWord } from '../i18n';
import { OWN_SETTINGS } from '../objects/settings';
import { Panel } from '../parts/Figure';
import { Greetings } from '../parts/Greetings';
import { Screen } from '../parts/Page';
import { faultsOf, useSaid } from '../parts/faults';
import { OwnPart } from '../parts/Setting';
import { Trouble } from '../parts/Trouble';
import { loginOf, session } from '../state/session';
import { useLogin, useMay } from '../state/useSession';
import { HelperText, HelperTextItem } from '../parts/Below';
import { Tab, Tabs, TabTitleText } from '../parts/Tabs';
import { Alert, Button, Form, FormGroup, FormHelperText, TextInput } from '../ui';
import { Appearance } from '../shell/Appearance';
import { Link, useSearchParams } from 'react-router';
import { SecondFactor, Sessions } from './Access';
import { MyQueues } from './MyQueues';

/** What concerns oneself. */
export default function Me() {
  const t = useText();
  const word = useWord();
  const login = useLogin();
  // who may only look on changes nothing of the house, his own calls included
  const may = useMay('admin', 'supervisor', 'user');
  return (
    <Screen title={t('page.me')} lead={`${login.username} · ${login.roles.map(role => word('e', role)).join(', ')}`}>
      <div className="c-cards c-wide">
        <Panel title={t('me.telephone')}>
          {login.extension
            ? <p>{t('me.extension', { number: login.extension })} <Link to={`/history?extension=${login.extension}`}>{t('page.history')}</Link> · <Link to="/texts">{t('page.texts')}</Link></p>
            : <p>{t('me.noExtension')}</p>}
        </Panel>
        <Panel title={t('me.appearance')}><Appearance /></Panel>
        <Panel title={t('me.password')}><Password /></Panel>
        <Panel title={t('me.second')}><SecondFactor /></Panel>
      </div>
      <div className="c-stack">
        {login.extension && may && <MyQueues number={login.extension} />}
        {login.extension && may && <Panel title={t('me.calls')}><OwnCalls number={login.extension} /></Panel>}
        {login.extension && <Panel title={t('voicemail.greetings')}><Greetings extension={login.extension} /></Panel>}
        <Panel title={t('me.sessions')}><Sessions /></Panel>
      </div>
    </Screen>
  );
}

const MINE = OWN_SETTINGS.filter(setting => setting.mine);

/** What the own extension does with its calls; the part stands in the address. */
function OwnCalls({ number }: { number: string }) {
  const t = useText();
  const [search, setSearch] = useSearchParams();
  const part = search.get('part') ?? MINE[0]?.key ?? '';
  return (
    <Tabs activeKey={part} onSelect={(_, key) => setSearch({ part: String(key) }, { replace: true })} aria-label={t('me.calls')}>
      {MINE.map(setting => (
        <Tab key={setting.key} eventKey={setting.key} title={<TabTitleText>{t(setting.title)}</TabTitleText>}>
          {part === setting.key && <div className="c-gap"><OwnPart setting={setting} number={number} /></div>}
        </Tab>
      ))}
    </Tabs>
  );
}

const FIELDS = ['oldPassword', 'newPassword'] as const;

function Password() {
  const say = useSaid();
  const t = useText();
  const word = useWord();
  const login = useLogin();
  const [values, setValues] = useState({ oldPassword: '', newPassword: '' });
  const work = useMutation({
    mutationFn: async () => {
      const { data } = await ask('post', '/api/auth/password', { body: values });
      session.enter(loginOf(data, login.username));
      setValues({ oldPassword: '', newPassword: '' });
    },
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    work.mutate();
  };
  return (
    <Form onSubmit={submit}>
      {FIELDS.map(name => (
        <FormGroup key={name} label={word('f', name)} fieldId={name} isRequired>
          <TextInput id={name} type="password" value={values[name]} autoComplete={name === 'oldPassword' ? 'current-password' : 'new-password'}
            onChange={(_, text) => setValues({ ...values, [name]: text })} />
          {faultsOf(work.error, name) && (
            <FormHelperText><HelperText><HelperTextItem variant="error">{faultsOf(work.error, name, say)}</HelperTextItem></HelperText></FormHelperText>
          )}
        </FormGroup>
      ))}
      <Trouble error={work.error} known={FIELDS} />
      {work.isSuccess && <Alert isInline variant="success" title={t('form.saved')} />}
      <Button type="submit" variant="secondary" isLoading={work.isPending} isDisabled={!values.oldPassword || !values.newPassword}>{t('do.save')}</Button>
    </Form>
  );
}
