/**
 * The sound of a telephone on its way to a program and back, over a WebSocket.
 *
 * <p>The event loop writes frames of 20 ms into a ring and reads what comes back from another; neither ever waits. One thread
 * looks after all streams every 20 ms and sends what is there, one message after the other, as the far end takes it. Full rings
 * have one answer: what does not fit is dropped and counted, and of what was to be heard the far end is told.
 */
package io.carillon.rtp.stream;
