package io.carillon.rtp.ice;

import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.ArrayDeque;

/**
 * Judges the connectivity checks of one peer and answers them (RFC 8445 section 7.3). A check that does not prove the
 * password is not answered at all: strangers learn nothing and nobody is flooded in another's name.
 *
 * <p>Where audio goes is where the peer nominated last. A peer that nominates all it checks (RFC 5245 section 8.1.1.1) means the
 * pair of the highest priority; one that still checks the pair in use but no longer nominates it, or has not nominated it for a
 * while, means the other, as a browser does that leaves the radio network. On the event loop.
 */
public final class IceLite {
    /** Result of a datagram that gets no answer. */
    public static final int SILENT = 0;

    /** Addresses remembered as checked: a browser with several networks has a handful. */
    private static final int MOST_PLACES = 16;
    /** Who nominates all pairs does it more often than this while it looks for the best one. */
    private static final long STILL_MEANT_NANOS = 1_000_000_000L;

    private final IceKeys keys;
    private final byte[] password;
    private final ArrayDeque<InetSocketAddress> checked = new ArrayDeque<>();
    private InetSocketAddress nominated;
    private int priority;
    private long meantAt;
    private boolean withdrawn;

    public IceLite(IceKeys keys) {
        this.keys = keys;
        this.password = keys.ourPassword().getBytes(StandardCharsets.UTF_8);
    }

    public IceKeys keys() {
        return keys;
    }

    /** Whether a datagram says of itself that it is STUN (RFC 7983 section 7). */
    public static boolean isStun(int firstByte) {
        return (firstByte & 0xff) < 4;
    }

    /**
     * Takes a datagram and writes the answer over it.
     *
     * @param nanos {@link System#nanoTime}
     * @return bytes to be sent back to {@code source}, or {@link #SILENT}
     */
    public int take(ByteBuffer buffer, int length, InetSocketAddress source, long nanos) throws GeneralSecurityException {
        if (!StunMessage.isSound(buffer, length)) {
            return SILENT;
        }
        StunMessage message = new StunMessage(buffer, length);
        int username = message.find(StunMessage.USERNAME);
        boolean ours = message.type() == StunMessage.BINDING_REQUEST
                && username != StunMessage.NONE
                && message.text(username).equals(keys.username())
                && message.hasFingerprint()
                && message.isProven(password);
        if (!ours) {
            return SILENT;
        }
        int unknown = message.firstUnknown();
        if (unknown != StunMessage.NONE) {
            message.begin(StunMessage.BINDING_ERROR);
            message.error(420, "Unknown Attribute");
            message.unknown(unknown);
        } else if (message.find(StunMessage.ICE_CONTROLLED) != StunMessage.NONE) {
            // A lite agent is always controlled: the peer has to change its role (RFC 8445 section 7.3.1.1).
            message.begin(StunMessage.BINDING_ERROR);
            message.error(487, "Role Conflict");
        } else {
            noteCheck(message, source, nanos);
            message.begin(StunMessage.BINDING_SUCCESS);
            message.mappedAddress(source);
        }
        return message.finish(password);
    }

    private void noteCheck(StunMessage message, InetSocketAddress source, long nanos) {
        remember(source);
        boolean nominates = message.find(StunMessage.USE_CANDIDATE) != StunMessage.NONE;
        int announced = message.find(StunMessage.PRIORITY);
        int theirs = announced == StunMessage.NONE ? 0 : message.intAt(announced);
        if (nominates && (source.equals(nominated) || gives(theirs, nanos))) {
            nominated = source;
            priority = theirs;
            meantAt = nanos;
            withdrawn = false;
        } else if (source.equals(nominated)) {
            withdrawn = true;
        }
    }

    private void remember(InetSocketAddress source) {
        if (!checked.contains(source)) {
            if (checked.size() == MOST_PLACES) {
                checked.removeFirst();
            }
            checked.addLast(source);
        }
    }

    /** Whether the pair in use gives way to another that is nominated with this priority. */
    private boolean gives(int theirs, long nanos) {
        return nominated == null
                || withdrawn
                || nanos - meantAt > STILL_MEANT_NANOS
                || Integer.compareUnsigned(theirs, priority) >= 0;
    }

    /** Where the peer wants its audio, null before it said so. */
    public InetSocketAddress nominated() {
        return nominated;
    }

    /** Whether the peer has proven that it is reached at an address. */
    public boolean isChecked(InetSocketAddress source) {
        return checked.contains(source);
    }
}
