/** Audio in answers: WAV files that are decrypted while they are sent, whole or a stretch. */
package io.carillon.api.audio;
