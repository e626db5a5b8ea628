package io.carillon.rtp.wire;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;

/** The system interface of one event loop. */
public interface MediaWire {
    /** Bytes of the shared buffer. RTP never exceeds an Ethernet frame; what fills the buffer is not RTP. */
    int BUFFER = 2048;

    /** {@code epoll} or {@code nio}. */
    String name();

    /** The buffer that every read fills and every write sends, big endian. */
    ByteBuffer buffer();

    /**
     * A bound socket. Any thread.
     *
     * @param trafficClass value of the IP traffic class byte, DSCP in the upper six bits
     * @throws IOException when the port is taken or the address is not ours
     */
    MediaSocket bind(InetSocketAddress local, int trafficClass) throws IOException;

    /** From now on {@code reader} is called when something waits. Any thread. */
    void watch(MediaSocket socket, MediaSocket.Reader reader) throws IOException;

    /**
     * Waits until something can be read, {@link #wake} or the time is over.
     *
     * @param nanos how long at most, rounded up to what the system can do; 0 only looks
     * @return number of sockets to be dispatched
     */
    int await(long nanos) throws IOException;

    /** Calls the readers of all sockets the last {@link #await} found. */
    void dispatch();

    /** After sockets were closed, outside {@link #dispatch}: returns when the system has let go of their ports. */
    void settle() throws IOException;

    /** Ends a wait. Any thread. */
    void wake();

    /** Frees what belongs to the loop; sockets are closed by their owners. */
    void close();
}
