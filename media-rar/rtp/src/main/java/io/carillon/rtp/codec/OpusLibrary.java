package io.carillon.rtp.codec;

import com.sun.jna.Library;
import com.sun.jna.Native;
import com.sun.jna.NativeLibrary;
import java.io.IOException;
import java.util.Objects;
import java.util.Properties;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;

/**
 * Libopus, the implementation of Opus by its authors, and those of its functions that we call, by their own names. It is the one of
 * the operating system, because its distribution keeps it up to date.
 *
 * <p>Addresses are numbers, so that a call of a native method makes no object. Nothing is checked behind them: whoever calls
 * sees to it that the memory is there, belongs to nobody else and is as long as it says.
 */
final class OpusLibrary {
    /** As it has been called since its first release; only development packages have a name without the number. */
    private static final String OF_THE_SYSTEM = "libopus.so.0";

    private static final String NO_BRIDGE = "the server has no module io.carillon.jna, which install.sh of this release brings";

    /** Threads that may be in native code now; far below zero when none may be any more. */
    private final AtomicInteger inside = new AtomicInteger();
    private final Seldom seldom;

    /** What is called when a codec is made. Arguments without a fixed type travel in other places on some processors. */
    interface Seldom extends Library {
        int opus_encoder_ctl(long encoder, int request, Object... value);

        String opus_get_version_string();

        String opus_strerror(int error);
    }

    private OpusLibrary(Seldom seldom) {
        this.seldom = seldom;
    }

    static native int opus_encoder_get_size(int channels);

    static native int opus_encoder_init(long encoder, int rate, int channels, int application);

    static native int opus_encode(long encoder, long samples, int count, long packet, int most);

    static native int opus_decoder_get_size(int channels);

    static native int opus_decoder_init(long decoder, int rate, int channels);

    static native int opus_decode(long decoder, long packet, int length, long samples, int count, int former);

    static native int opus_repacketizer_get_size();

    static native long opus_repacketizer_init(long repacketizer);

    static native int opus_repacketizer_cat(long repacketizer, long packet, int length);

    static native int opus_repacketizer_out(long repacketizer, long packet, int most);

    /** @throws IOException when no libopus can be used on this machine, with the reasons in one line */
    static OpusLibrary load() throws IOException {
        return load(OF_THE_SYSTEM);
    }

    /** The same where the system calls it otherwise. Once in a process: what was loaded before is not to be used any more. */
    static OpusLibrary load(String ofTheSystem) throws IOException {
        try {
            settle();
            return bind(ofTheSystem);
        } catch (LinkageError missing) {
            throw new IOException(missing.getCause() instanceof ClassNotFoundException ? NO_BRIDGE : line(missing), missing);
        }
    }

    /** A stub of JNA that belongs to another release is no use to us; and a server's own directory may hold what is executed. */
    private static void settle() {
        Properties system = System.getProperties();
        system.putIfAbsent("jna.nosys", "true");
        system.putIfAbsent("jna.tmpdir",
                system.getProperty("jboss.server.temp.dir", system.getProperty("java.io.tmpdir")));
    }

    private static OpusLibrary bind(String name) {
        if (Native.POINTER_SIZE != Long.BYTES) {
            throw new UnsatisfiedLinkError("this Java has addresses of " + Native.POINTER_SIZE + " bytes");
        }
        Thread here = Thread.currentThread();
        ClassLoader before = here.getContextClassLoader();
        here.setContextClassLoader(Native.class.getClassLoader()); // it starts a thread, which inherits that
        try {
            Seldom seldom = Native.load(name, Seldom.class);
            Native.register(OpusLibrary.class, NativeLibrary.getInstance(name));
            leaveNoTrace(Seldom.class);
            leaveNoTrace(OpusLibrary.class);
            return new OpusLibrary(seldom);
        } finally {
            here.setContextClassLoader(before);
        }
    }

    /** JNA outlives this archive. What it notes of a class names the class, which would keep all of the archive in memory. */
    private static void leaveNoTrace(Class<?> type) {
        Native.getLibraryOptions(type).values().removeIf(noted -> noted instanceof Class || noted instanceof ClassLoader);
    }

    private static String line(Throwable reason) {
        return Objects.toString(reason.getMessage(), reason.toString()).lines()
                .map(String::strip).filter(part -> !part.isEmpty()).distinct().collect(Collectors.joining(" "));
    }

    /** Whether native methods may be called now. Whoever was told so says {@link #leave} afterwards. */
    boolean enter() {
        if (inside.incrementAndGet() > 0) {
            return true;
        }
        inside.decrementAndGet();
        return false;
    }

    void leave() {
        inside.decrementAndGet();
    }

    /**
     * Lets libopus go, so that nothing of JNA, which outlives this archive, leads to it any more. Nobody is thrown out: who is
     * inside now keeps it loaded.
     */
    void unload() {
        if (inside.compareAndSet(0, Integer.MIN_VALUE / 2)) {
            Native.unregister(OpusLibrary.class);
        }
    }

    /** Sets an option of an encoder (CTL in opus_defines.h). */
    void set(long encoder, int request, int value) {
        check(seldom.opus_encoder_ctl(encoder, request, value));
    }

    /** @throws IllegalStateException when libopus has said no, with its reason */
    void check(int outcome) {
        if (outcome < 0) {
            throw new IllegalStateException(seldom.opus_strerror(outcome));
        }
    }

    /** Which release it is. */
    @Override
    public String toString() {
        return seldom.opus_get_version_string();
    }
}
