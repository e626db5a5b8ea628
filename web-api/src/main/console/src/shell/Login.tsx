import { lazy, Suspense, useEffect, useState, type FormEvent } from 'react';
import { ApiError, ask } from '../api/client';
import { queries } from '../api/queries';
import { useText } from '../i18n';
import { loginOf, session } from '../state/session';
import { Button, Card, CardBody, CardTitle, Form, FormGroup, Modal, ModalBody, ModalHeader, TextInput, Title, Alert } from '../ui';
import { Trouble } from '../parts/Trouble';
import { Appearance } from './Appearance';
import { Elsewhere } from './Elsewhere';

const CallsOfPhone = lazy(() => import('../phone/PhoneDock').then(({ Calls }) => ({ default: Calls })));

function LoginForm({ username }: { username?: string }) {
  const t = useText();
  const [name, setName] = useState(username ?? '');
  const [password, setPassword] = useState('');
  const [code, setCode] = useState('');
  const [needsCode, setNeedsCode] = useState(false);
  const [error, setError] = useState<unknown>();
  const [busy, setBusy] = useState(false);

  async function submit(event: FormEvent) {
    event.preventDefault();
    setBusy(true);
    setError(undefined);
    try {
      const { data } = await ask('post', '/api/auth/login', { body: { username: name, password, code: code || undefined } });
      session.enter(loginOf(data, name.toLowerCase()));
      if (username !== undefined && name.toLowerCase() !== username) {
        queries.clear(); // what was there is of somebody else
      }
      await queries.invalidateQueries();
    } catch (failed) {
      const second = failed instanceof ApiError && (failed.problem.type ?? '').endsWith(':second-factor-needed');
      setNeedsCode(needsCode || second);
      setError(second ? undefined : failed);
      setBusy(false);
    }
  }

  return (
    <Form onSubmit={submit}>
      <FormGroup label={t('login.username')} fieldId="login-username" isRequired>
        <TextInput id="login-username" name="username" autoComplete="username" autoFocus={!name} isRequired
          value={name} onChange={(_, text) => setName(text)} />
      </FormGroup>
      <FormGroup label={t('login.password')} fieldId="login-password" isRequired>
        <TextInput id="login-password" name="password" type="password" autoComplete="current-password" autoFocus={!!name} isRequired
          value={password} onChange={(_, text) => setPassword(text)} />
      </FormGroup>
      {needsCode && (
        <FormGroup label={t('login.code')} fieldId="login-code" isRequired>
          <TextInput id="login-code" name="code" autoComplete="one-time-code" inputMode="numeric" autoFocus isRequired
            value={code} onChange={(_, text) => setCode(text)} />
        </FormGroup>
      )}
      {error instanceof ApiError && error.status === 401
        ? <Alert isInline variant="danger" title={t('login.wrong')} />
        : <Trouble error={error} />}
      <Button type="submit" isBlock isLoading={busy} isDisabled={busy || !name || !password || (needsCode && !code)}>{t('login.enter')}</Button>
    </Form>
  );
}

/** The page of who is not logged in. */
export function LoginPage() {
  const t = useText();
  return (
    <main className="c-login">
      <Card>
        <CardTitle component="div">
          <img src="/carillon.svg" alt="" width="48" height="48" />
          <Title headingLevel="h1">Carillon</Title>
        </CardTitle>
        <CardBody><LoginForm /><Elsewhere /></CardBody>
        <CardBody className="c-soft">{t('login.first')}</CardBody>
        <CardBody><Appearance /></CardBody>
      </Card>
    </main>
  );
}

/**
 * The login has run out: who logs in again finds the page as it was, with everything that was typed. Calls of its telephone go on
 * meanwhile, and what ends them is behind this dialog: they stand in it.
 */
export function LoginAgain({ username, phone }: { username: string; phone: boolean }) {
  const t = useText();
  // a dialog is not seen over what fills the screen
  useEffect(() => {
    if (document.fullscreenElement) {
      void document.exitFullscreen().catch(() => undefined);
    }
  }, []);
  return (
    <Modal isOpen variant="small" aria-labelledby="again-title">
      <ModalHeader title={t('login.again')} labelId="again-title" description={t('login.againWhy')} />
      <ModalBody>
        {phone && <Suspense fallback={null}><CallsOfPhone /></Suspense>}
        <LoginForm username={username} />
        <Elsewhere />
        <p className="c-gap"><Button variant="link" isInline onClick={() => session.leave()}>{t('login.other')}</Button></p>
      </ModalBody>
    </Modal>
  );
}
