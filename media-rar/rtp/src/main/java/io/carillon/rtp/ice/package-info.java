/**
 * The answering half of ICE (RFC 8445 section 2.5, a lite agent): reads the peer's connectivity checks, proves that we are
 * the one it talks to, and learns from them where it can be reached. A server with a known address needs no more.
 */
package io.carillon.rtp.ice;
