/** Encodings the media engine can produce itself. */
package io.carillon.rtp.codec;
