/** Voicemail over REST: mailboxes, what lies in them, what they say to callers, and lists of mailboxes. */
package io.carillon.api.voicemail;
