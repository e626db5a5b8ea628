package io.carillon.rtp.wire;

import io.netty.channel.epoll.Epoll;
import io.netty.channel.epoll.EpollEventArray;
import io.netty.channel.epoll.Native;
import io.netty.channel.unix.Buffer;
import io.netty.channel.unix.FileDescriptor;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * An epoll instance of our own on Netty's native library, level triggered: a ready socket is read once per turn and
 * is simply ready again when more waits, which saves the read that would only find it empty.
 */
public final class EpollWire implements MediaWire {
    private static final int EVENTS = 1024;

    private final ByteBuffer buffer = Buffer.allocateDirectWithNativeOrder(BUFFER).order(ByteOrder.BIG_ENDIAN);
    final long address = Buffer.memoryAddress(buffer);
    private final FileDescriptor epoll = Native.newEpollCreate();
    private final FileDescriptor alarm = Native.newEventFd();
    private final EpollEventArray events = EpollInternals.create(EVENTS);
    private final AtomicBoolean alarmed = new AtomicBoolean();
    private volatile EpollSocket[] byDescriptor = new EpollSocket[1024];
    private int ready;

    public EpollWire() throws IOException {
        Native.epollCtlAdd(epoll.intValue(), alarm.intValue(), Native.EPOLLIN);
    }

    /** Null when native epoll works here, else the reason why not. */
    public static Throwable unavailabilityCause() {
        if (!Epoll.isAvailable()) {
            return Epoll.unavailabilityCause();
        }
        try {
            EpollInternals.free(EpollInternals.create(1));
            return null;
        } catch (LinkageError | RuntimeException changed) {
            return changed;
        }
    }

    @Override
    public String name() {
        return "epoll";
    }

    @Override
    public ByteBuffer buffer() {
        return buffer;
    }

    @Override
    public MediaSocket bind(InetSocketAddress local, int trafficClass) throws IOException {
        return EpollSocket.bind(this, local, trafficClass);
    }

    @Override
    public void watch(MediaSocket socket, MediaSocket.Reader reader) throws IOException {
        EpollSocket watched = (EpollSocket) socket;
        watched.reader = reader;
        remember(watched.descriptor(), watched);
        Native.epollCtlAdd(epoll.intValue(), watched.descriptor(), Native.EPOLLIN);
    }

    /** Closing a descriptor takes it out of epoll by itself. */
    void forget(EpollSocket socket) {
        if (socket.reader != null) {
            remember(socket.descriptor(), null);
        }
    }

    private synchronized void remember(int descriptor, EpollSocket socket) {
        EpollSocket[] table = byDescriptor;
        if (descriptor >= table.length) {
            table = Arrays.copyOf(table, Math.max(descriptor + 1, table.length * 2));
        }
        table[descriptor] = socket;
        byDescriptor = table; // publishes the entry as well
    }

    @Override
    public int await(long nanos) throws IOException {
        int millis = (int) Math.min(Integer.MAX_VALUE, (nanos + 999_999) / 1_000_000);
        ready = EpollInternals.await(epoll, events, millis);
        return ready;
    }

    @Override
    public void dispatch() {
        EpollSocket[] table = byDescriptor;
        for (int i = 0; i < ready; i++) {
            int descriptor = EpollInternals.descriptor(events, i);
            EpollSocket socket = descriptor < table.length ? table[descriptor] : null;
            if (socket != null) {
                socket.reader.readable(socket);
            } else if (descriptor == alarm.intValue()) {
                // In this order: a wake between the two is not lost, its task is seen before the next wait.
                Native.eventFdRead(descriptor);
                alarmed.set(false);
            }
        }
        ready = 0;
    }

    @Override
    public void settle() {
        // Closing a descriptor frees its port at once.
    }

    @Override
    public void wake() {
        if (alarmed.compareAndSet(false, true)) {
            // The number of a closed descriptor may be somebody else's already.
            synchronized (alarm) {
                if (alarm.isOpen()) {
                    Native.eventFdWrite(alarm.intValue(), 1L);
                }
            }
        }
    }

    @Override
    public void close() {
        EpollInternals.free(events);
        try {
            synchronized (alarm) {
                alarm.close();
            }
            epoll.close();
        } catch (IOException harmless) {
            WireLog.LOG.loopNotClosed(harmless);
        }
        // The buffer stays until it is unreachable: a late writer must never find freed memory.
    }
}
