/**
 * What recordings look like: how loud each stretch is, so that a page can draw a recording and somebody finds the place
 * where the other one spoke, without the audio being sent first.
 *
 * <p>It is reckoned when somebody asks for the first time, from the audio as it is read, decrypted, block by block; after
 * that it is a row. Limits: two recordings are reckoned at a time, who asks meanwhile is asked to come again; {@value
 * io.carillon.waveform.Waveform#MOST_STRETCHES} stretches of each side, of 20 ms at least, too few to be listened to.
 */
package io.carillon.waveform;
