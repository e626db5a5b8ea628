/**
 * What mailboxes and lists of mailboxes are like. Here is what is set; messages are in {@code voicemail}, calls come by
 * {@code feature.voicemail}.
 */
package io.carillon.mailbox;
