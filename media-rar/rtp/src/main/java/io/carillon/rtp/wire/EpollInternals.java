package io.carillon.rtp.wire;

import io.netty.channel.epoll.EpollEventArray;
import io.netty.channel.epoll.Native;
import io.netty.channel.unix.FileDescriptor;
import java.io.IOException;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;

/**
 * The event array of Netty's native transport. Its system calls are public, the array they fill is not; method
 * handles in constants open it at no cost per call. When a release of Netty changes it, loading this class fails and
 * NIO is used.
 */
final class EpollInternals {
    private static final MethodHandle CREATE;
    private static final MethodHandle FREE;
    private static final MethodHandle DESCRIPTOR;
    private static final MethodHandle WAIT;

    static {
        try {
            MethodHandles.Lookup array = MethodHandles.privateLookupIn(EpollEventArray.class, MethodHandles.lookup());
            MethodHandles.Lookup calls = MethodHandles.privateLookupIn(Native.class, MethodHandles.lookup());
            CREATE = array.findConstructor(EpollEventArray.class, MethodType.methodType(void.class, int.class));
            FREE = array.findVirtual(EpollEventArray.class, "free", MethodType.methodType(void.class));
            DESCRIPTOR = array.findVirtual(EpollEventArray.class, "fd", MethodType.methodType(int.class, int.class));
            WAIT = calls.findStatic(
                    Native.class,
                    "epollWait",
                    MethodType.methodType(int.class, FileDescriptor.class, EpollEventArray.class, int.class));
        } catch (ReflectiveOperationException changed) {
            throw new ExceptionInInitializerError(changed);
        }
    }

    private EpollInternals() {}

    static EpollEventArray create(int length) {
        try {
            return (EpollEventArray) CREATE.invokeExact(length);
        } catch (Throwable failure) {
            throw unexpected(failure);
        }
    }

    static void free(EpollEventArray events) {
        try {
            FREE.invokeExact(events);
        } catch (Throwable failure) {
            throw unexpected(failure);
        }
    }

    static int descriptor(EpollEventArray events, int index) {
        try {
            return (int) DESCRIPTOR.invokeExact(events, index);
        } catch (Throwable failure) {
            throw unexpected(failure);
        }
    }

    /** Waits at most {@code millis}; -1 waits for ever. */
    static int await(FileDescriptor epoll, EpollEventArray events, int millis) throws IOException {
        try {
            return (int) WAIT.invokeExact(epoll, events, millis);
        } catch (IOException refused) {
            throw refused;
        } catch (Throwable failure) {
            throw unexpected(failure);
        }
    }

    private static RuntimeException unexpected(Throwable failure) {
        if (failure instanceof Error error) {
            throw error;
        }
        return failure instanceof RuntimeException known ? known : new IllegalStateException(failure);
    }
}
