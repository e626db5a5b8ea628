import { useSyncExternalStore } from 'react';
import { session, type Login } from './session';

export function useSession() {
  return useSyncExternalStore(session.subscribe, session.read);
}

/** Who is logged in; pages are only shown to somebody who is. */
export function useLogin(): Login {
  const now = useSession();
  if (now.state === 'out') {
    throw new Error('nobody is logged in');
  }
  return now.login;
}

export type Role = 'admin' | 'supervisor' | 'user' | 'auditor' | 'system';

export function hasRole(login: Login, roles: readonly Role[]): boolean {
  return roles.some(role => login.roles.includes(role));
}

/** Whether the person may do what these roles may. */
export function useMay(...roles: Role[]): boolean {
  return hasRole(useLogin(), roles);
}
