/**
 * Datagrams of one event loop behind a small interface: native epoll where it loads, NIO elsewhere, with the same
 * meaning.
 *
 * <p>Internal to the media engine. All sockets of a loop share one direct buffer, so that a packet is read and
 * written without an object. A port has one socket that hears everybody; on epoll, once the device is known a
 * connected twin on the same port takes its packets, and what still reaches the first socket came from somebody else:
 * the kernel filters and we can still count.
 */
package io.carillon.rtp.wire;
