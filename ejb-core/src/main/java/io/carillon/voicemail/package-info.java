/**
 * Voicemail: mailboxes of extensions, what was said to them and what they say to callers. The audio is recorded and kept by
 * the adapter; here is what is known of it. Calls come and listen by {@code feature.voicemail}.
 */
package io.carillon.voicemail;
