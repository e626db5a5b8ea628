package io.carillon.fuzz;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.HexFormat;
import java.util.Map;

/**
 * Tries a reader with its corpus ({@code src/test/resources/fuzz/PROTOCOL}), with mutations of the corpus and with
 * messages made by a grammar, the same ones in every run. Nothing may escape, and no message may make its reader take
 * more memory than a bound; what else must hold, the oracle says.
 */
public final class Fuzz {
    private static final long SEED = 4475;
    private static final int MUTATIONS = 40;
    /** Bytes that one message may cost, whatever it says about itself. */
    private static final long MOST_MEMORY = 8 << 20;
    private static final int SHOWN = 2000;

    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    private Fuzz() {}

    /** Makes a message by the rules of its protocol, with lies. */
    @FunctionalInterface
    public interface Grammar {
        byte[] next(Dice dice) throws Exception;
    }

    /** Reads a message and says what must hold. */
    @FunctionalInterface
    public interface Oracle {
        void judge(byte[] message) throws Exception;
    }

    /** Corpus, mutations of it, and so many messages of the grammar. */
    public static void run(Class<?> module, String protocol, int count, Grammar grammar, Oracle oracle) {
        Dice dice = new Dice(SEED);
        oracleWarmed(module, protocol, oracle);
        for (Map.Entry<String, byte[]> one : Corpus.of(module, "/fuzz/" + protocol).entrySet()) {
            judge(protocol + " corpus " + one.getKey(), one.getValue(), oracle);
            for (int i = 0; i < MUTATIONS; i++) {
                judge(protocol + " mutation " + i + " of " + one.getKey(), dice.mutate(one.getValue()), oracle);
            }
        }
        for (int i = 0; i < count; i++) {
            judge(protocol + " message " + i, made(grammar, dice), oracle);
        }
    }

    /** The first message pays for the classes that its reader is made of: it is not the one to be measured. */
    private static void oracleWarmed(Class<?> module, String protocol, Oracle oracle) {
        byte[] first = Corpus.of(module, "/fuzz/" + protocol).values().iterator().next();
        try {
            oracle.judge(first);
        } catch (Exception escaped) {
            throw new AssertionError(protocol + " " + shown(first) + ": " + escaped, escaped);
        }
    }

    private static byte[] made(Grammar grammar, Dice dice) {
        try {
            return grammar.next(dice);
        } catch (Exception broken) {
            throw new IllegalStateException("the grammar failed", broken);
        }
    }

    private static void judge(String which, byte[] message, Oracle oracle) {
        long before = THREADS.getThreadAllocatedBytes(Thread.currentThread().getId());
        try {
            oracle.judge(message);
        } catch (Exception | AssertionError | StackOverflowError escaped) {
            throw new AssertionError(which + " " + shown(message) + ": " + escaped, escaped);
        }
        long taken = THREADS.getThreadAllocatedBytes(Thread.currentThread().getId()) - before;
        if (taken > MOST_MEMORY) {
            throw new AssertionError(which + " " + shown(message) + " took " + taken + " bytes");
        }
    }

    private static String shown(byte[] message) {
        String hex = HexFormat.of().formatHex(message);
        return "(" + message.length + " bytes) " + (hex.length() > SHOWN ? hex.substring(0, SHOWN) + "..." : hex);
    }
}
