import { Component, type ReactNode } from 'react';
import { useText } from '../i18n';
import { Screen } from '../parts/Page';
import { Alert, AlertActionLink } from '../ui';

/**
 * A page that cannot be shown leaves the menu and the telephone where they are. Mostly its script could not be fetched: the server
 * is away, or there is a newer console since this one was opened.
 */
export class Stumble extends Component<{ at: string; children: ReactNode }, { failed: boolean; at: string }> {
  state = { failed: false, at: this.props.at };

  static getDerivedStateFromError() {
    return { failed: true };
  }

  static getDerivedStateFromProps({ at }: { at: string }, before: { at: string }) {
    return at === before.at ? null : { failed: false, at };
  }

  render() {
    return this.state.failed ? <Fallen /> : this.props.children;
  }
}

function Fallen() {
  const t = useText();
  return (
    <Screen title={t('stumble.title')}>
      <Alert isInline variant="danger" title={t('stumble.why')}
        actionLinks={<AlertActionLink onClick={() => location.reload()}>{t('stumble.again')}</AlertActionLink>} />
    </Screen>
  );
}
