package io.carillon.contract;

import java.io.Serializable;
import java.util.List;
import java.util.Objects;

/**
 * An audio encoding by its RTP name (RFC 3551, RFC 8866 rtpmap).
 *
 * @param name upper case encoding name, for instance PCMU
 * @param clockRate RTP clock in hertz
 */
public record Codec(String name, int clockRate) implements Serializable {
    public static final Codec PCMU = new Codec("PCMU", 8000);
    public static final Codec PCMA = new Codec("PCMA", 8000);
    /** G.722 samples at 16 kHz but its RTP clock is 8 kHz (RFC 3551 section 4.5.2). */
    public static final Codec G722 = new Codec("G722", 8000);
    /** RFC 7587: the RTP clock is 48 kHz whatever is in it. */
    public static final Codec OPUS = new Codec("OPUS", 48000);

    /** Others that most descriptions name: RFC 4733, RFC 3389, RFC 3551. */
    private static final List<Codec> USUAL = List.of(PCMU, PCMA, G722, OPUS, new Codec("TELEPHONE-EVENT", 8000),
            new Codec("TELEPHONE-EVENT", 48000), new Codec("TELEPHONE-EVENT", 16000), new Codec("CN", 8000),
            new Codec("G729", 8000), new Codec("GSM", 8000), new Codec("telephone-event", 8000),
            new Codec("telephone-event", 48000), new Codec("telephone-event", 16000));

    /** The codec of this name: the same object for those that are named in most calls. */
    public static Codec named(String name, int clockRate) {
        for (Codec usual : USUAL) {
            if (usual.clockRate == clockRate && usual.name.equals(name)) {
                return usual;
            }
        }
        return new Codec(name, clockRate);
    }

    public Codec {
        Objects.requireNonNull(name, "codec name");
    }

    @Override
    public String toString() {
        return name + "/" + clockRate;
    }
}
