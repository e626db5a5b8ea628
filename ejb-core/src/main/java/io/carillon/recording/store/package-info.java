/** Rows of recordings and of their events. */
package io.carillon.recording.store;
