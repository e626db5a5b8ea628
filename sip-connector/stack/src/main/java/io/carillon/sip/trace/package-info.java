/**
 * Messages of calls as they went over the wire, remembered for a while when somebody asked for it. Off, it costs one
 * volatile read per message; on, the network threads only put each message into a bounded queue.
 */
package io.carillon.sip.trace;
