import { ApiError, UNREACHABLE } from '../api/client';
import type { MessageKey } from '../locales/en';

/** What the SIP library calls the ends of calls and registrations, in words of ours. */
const CAUSES: Record<string, MessageKey> = {
  'Busy': 'why.busy',
  'Rejected': 'why.rejected',
  'Not Found': 'why.notFound',
  'Address Incomplete': 'why.notFound',
  'Unavailable': 'why.unavailable',
  'No Answer': 'why.noAnswer',
  'Expires': 'why.noAnswer',
  'Request Timeout': 'why.connection',
  'Connection Error': 'why.connection',
  'RTP Timeout': 'why.connection',
  'Authentication Error': 'why.login',
  'User Denied Media Access': 'why.microphoneForbidden',
  'Incompatible SDP': 'why.audio',
  'Missing SDP': 'why.audio',
  'Bad Media Description': 'why.audio',
  'WebRTC Error': 'why.audio',
};

/** What browsers call it when they give no microphone. */
const MICROPHONE: Record<string, MessageKey> = {
  NotAllowedError: 'why.microphoneForbidden',
  SecurityError: 'why.microphoneForbidden',
  NotFoundError: 'why.noMicrophone',
  OverconstrainedError: 'why.noMicrophone',
  NotReadableError: 'why.microphoneTaken',
  AbortError: 'why.microphoneTaken',
};

/** Why a call came to nothing; nothing where the one who looks at the page wanted it so, or whoever called gave up. */
export function whyEnded(cause: string | undefined, ours: boolean): MessageKey | '' {
  if (cause === 'Canceled' || (ours && cause === 'Rejected')) {
    return '';
  }
  return CAUSES[cause ?? ''] ?? 'why.other';
}

/** Why there is no line: the server gave no pass, or took it not. */
export function whyNoLine(failed: unknown): MessageKey {
  return failed instanceof ApiError && failed.status !== UNREACHABLE ? 'why.login' : 'why.connection';
}

/** Why there is no microphone to call with. */
export function whyNoMicrophone(failed: unknown): MessageKey {
  return MICROPHONE[failed instanceof Error ? failed.name : ''] ?? 'why.other';
}
