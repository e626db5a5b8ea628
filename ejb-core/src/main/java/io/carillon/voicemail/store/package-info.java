/** The tables of voicemail. */
package io.carillon.voicemail.store;
