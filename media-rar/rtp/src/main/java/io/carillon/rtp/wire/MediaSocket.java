package io.carillon.rtp.wire;

import java.io.IOException;
import java.net.InetSocketAddress;

/** One datagram socket. Reading and writing happen on the event loop, in the buffer of its {@link MediaWire}. */
public abstract class MediaSocket {
    /** Result of a read when no datagram waits. */
    public static final int NOTHING = 0;
    /** Result of a read that took a datagram without content. */
    public static final int EMPTY = -1;

    InetSocketAddress source;
    Reader reader;

    MediaSocket() {}

    /** Called on the event loop when a datagram (or a socket error) waits. */
    @FunctionalInterface
    public interface Reader {
        void readable(MediaSocket socket);
    }

    /**
     * Takes the next datagram of a connected socket. A datagram longer than the buffer is cut.
     *
     * @return its length in bytes, {@link #NOTHING} or {@link #EMPTY}
     */
    public abstract int read() throws IOException;

    /** Takes the next datagram of any socket and remembers its {@link #source}. Results as of {@link #read}. */
    public abstract int receive() throws IOException;

    /** Who sent the datagram that {@link #receive} took. */
    public InetSocketAddress source() {
        return source;
    }

    /** Sends the first bytes of the buffer to the peer of a connected socket; false when the system has no room. */
    public abstract boolean write(int length) throws IOException;

    /** Sends the first bytes of the buffer to an address. */
    public abstract boolean send(int length, InetSocketAddress to) throws IOException;

    /**
     * A second socket on the same local port that hears only {@code peer}. What slipped in between its binding and its
     * connecting waits in it: take the first datagrams with {@link #receive} and look at their source.
     *
     * @return null when this system gains nothing by it: go on with {@link #receive} and {@link #send}
     */
    public abstract MediaSocket twin(InetSocketAddress peer) throws IOException;

    /** Gives the port back. Only on the event loop, or before the socket is watched. */
    public abstract void close();
}
