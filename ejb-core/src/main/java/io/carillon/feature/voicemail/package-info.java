/**
 * Voicemail: callers whom nobody answers leave a message, and the owner of a mailbox listens to them.
 *
 * <p>What the user gets: a call to an extension with a mailbox that is not answered, busy, refused, not to be disturbed or has
 * no telephone goes to the mailbox, after whatever forwarding the extension has set. The caller hears a greeting and a tone,
 * speaks, and may hear and repeat it before leaving; {@code #} ends, {@code 0} leads to the operator. {@code *99} and a number
 * leaves a message without ringing, there or for a list; menus, time conditions, groups, forwarding and outside numbers may
 * lead to {@code *99} and a number, too. {@code *97} listens to the own mailbox, {@code *98} to any, with its PIN.
 * Who is asked: everybody whose call nobody took. Settings: the switches of the features, {@code /api/voicemail}.
 * Limits: of each mailbox; five wrong PINs lock it for a quarter of an hour.
 */
package io.carillon.feature.voicemail;
