package io.carillon.rtp;

import io.carillon.rtp.dtls.CertificatePrint;
import io.carillon.rtp.srtp.SrtpKey;
import java.util.List;
import java.util.Objects;

/** How the audio of a leg is protected on its way to and from the device. */
public sealed interface Protection {
    /** In the clear. */
    Protection NONE = new Plain();

    /** In the clear. */
    record Plain() implements Protection {}

    /**
     * By keys that signalling has exchanged (RFC 4568). What was encrypted with the keys before is still understood until
     * the first packet with the new ones.
     *
     * @param ours what we encrypt with
     * @param theirs what the device encrypts with
     */
    record Keys(SrtpKey ours, SrtpKey theirs) implements Protection {
        public Keys {
            Objects.requireNonNull(ours, "ours");
            Objects.requireNonNull(theirs, "theirs");
        }
    }

    /**
     * By keys of a DTLS handshake on the media port (RFC 5764). Until it is done nothing is heard and nothing is said.
     *
     * @param theirs fingerprints of the device's certificate
     * @param weBegin whether we send the ClientHello
     */
    record Handshake(List<CertificatePrint> theirs, boolean weBegin) implements Protection {
        public Handshake {
            theirs = List.copyOf(theirs);
        }
    }
}
