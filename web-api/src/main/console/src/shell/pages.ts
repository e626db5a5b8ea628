import { createElement, lazy, type ComponentType } from 'react';
import { KINDS } from '../objects/kinds';
import type { MessageKey } from '../locales/en';
import type { Role } from '../state/useSession';

export type Group = 'home' | 'live' | 'people' | 'routing' | 'messages' | 'reports' | 'operate';
export const GROUPS: readonly Group[] = ['home', 'live', 'people', 'routing', 'messages', 'reports', 'operate'];

export interface PageEntry {
  path: string;
  title: MessageKey;
  group: Group;
  roles: readonly Role[];
  Page: ComponentType;
  /** fetches its script, which is done once */
  load: () => Promise<unknown>;
}

const ALL: readonly Role[] = ['admin', 'supervisor', 'user', 'auditor'];
const READERS: readonly Role[] = ['admin', 'supervisor'];

const page = (
  path: string, title: MessageKey, group: Group, roles: readonly Role[], load: () => Promise<{ default: ComponentType }>,
): PageEntry => ({ path, title, group, roles, Page: lazy(load), load });

const loadThings = () => import('../pages/Things');
const Things = lazy(loadThings);

/** The pages of things that people set up are one page, told which things. */
const things = (slug: string, group: Group): PageEntry => {
  const kind = KINDS.find(one => one.slug === slug)!;
  return { path: `/${slug}`, title: kind.title, group, roles: kind.readers, Page: () => createElement(Things, { kind }), load: loadThings };
};

/** Every page, in the order of the menu, with who may see it. */
export const PAGES: readonly PageEntry[] = [
  page('/dashboard', 'page.dashboard', 'home', ['admin', 'supervisor', 'auditor'], () => import('../pages/Dashboard')),
  page('/first-steps', 'page.firstSteps', 'home', ALL, () => import('../pages/FirstSteps')),
  page('/me', 'page.me', 'home', ALL, () => import('../pages/Me')),
  page('/panel', 'page.panel', 'live', READERS, () => import('../pages/Operator')),
  page('/calls', 'page.calls', 'live', ['admin', 'supervisor', 'user'], () => import('../pages/Calls')),
  page('/park', 'page.park', 'live', ['admin', 'supervisor', 'user'], () => import('../pages/Park')),
  page('/rooms', 'page.rooms', 'live', READERS, () => import('../pages/Rooms')),
  page('/wallboard', 'page.wallboard', 'live', READERS, () => import('../pages/Wallboard')),
  page('/registrations', 'page.registrations', 'live', READERS, () => import('../pages/Registrations')),
  page('/hot-desks', 'page.hotDesks', 'live', READERS, () => import('../pages/HotDesks')),
  page('/subscriptions', 'page.subscriptions', 'live', ['admin'], () => import('../pages/Subscriptions')),
  page('/extensions', 'page.extensions', 'people', READERS, () => import('../pages/Extensions')),
  things('users', 'people'),
  page('/company-directory', 'page.companyDirectory', 'people', ['admin', 'auditor'], () => import('../pages/CompanyDirectory')),
  things('devices', 'people'),
  things('watch-lists', 'people'),
  things('phonebook', 'people'),
  page('/import', 'page.import', 'people', ['admin'], () => import('../pages/Import')),
  things('ring-groups', 'routing'),
  things('queues', 'routing'),
  things('paging', 'routing'),
  things('menus', 'routing'),
  things('conferences', 'routing'),
  page('/prompts', 'page.prompts', 'routing', READERS, () => import('../pages/Prompts')),
  things('time-conditions', 'routing'),
  things('trunks', 'routing'),
  things('routes', 'routing'),
  things('dids', 'routing'),
  page('/flow', 'page.flow', 'routing', READERS, () => import('../pages/Flow')),
  page('/explain', 'page.explain', 'routing', READERS, () => import('../pages/Explain')),
  page('/house', 'page.house', 'routing', READERS, () => import('../pages/House')),
  page('/emergency', 'page.emergency', 'routing', ['admin', 'supervisor', 'auditor'], () => import('../pages/Emergency')),
  things('sites', 'routing'),
  page('/voicemail', 'page.voicemail', 'messages', ALL, () => import('../pages/Voicemail')),
  things('voicemail-lists', 'messages'),
  page('/texts', 'page.texts', 'messages', ALL, () => import('../pages/Texts')),
  page('/recordings', 'page.recordings', 'messages', ['admin', 'supervisor', 'auditor'], () => import('../pages/Recordings')),
  things('recording-policies', 'messages'),
  page('/history', 'page.history', 'reports', ALL, () => import('../pages/History')),
  page('/quality', 'page.quality', 'reports', ['admin', 'supervisor', 'auditor'], () => import('../pages/Quality')),
  page('/reports', 'page.reports', 'reports', ['admin', 'supervisor', 'auditor'], () => import('../pages/Reports')),
  things('webhooks', 'operate'),
  page('/api-keys', 'page.apiKeys', 'operate', ['admin'], () => import('../pages/ApiKeys')),
  page('/changes', 'page.changes', 'operate', ['admin', 'auditor'], () => import('../pages/Changes')),
  page('/audit', 'page.audit', 'operate', ['admin', 'auditor'], () => import('../pages/Audit')),
  page('/features', 'page.features', 'operate', READERS, () => import('../pages/Features')),
  page('/jobs', 'page.jobs', 'operate', ['admin', 'auditor'], () => import('../pages/Jobs')),
  page('/backup', 'page.backup', 'operate', ['admin'], () => import('../pages/Backup')),
  page('/security', 'page.security', 'operate', READERS, () => import('../pages/Security')),
  page('/logs', 'page.logs', 'operate', ['admin', 'auditor'], () => import('../pages/Logs')),
  page('/trace', 'page.trace', 'operate', ['admin'], () => import('../pages/Trace')),
  page('/system', 'page.system', 'operate', ['admin', 'supervisor', 'auditor'], () => import('../pages/System')),
  page('/tenants', 'page.tenants', 'operate', ['system'], () => import('../pages/Tenants')),
];
