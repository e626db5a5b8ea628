package io.carillon.rar;

import io.carillon.sip.InfoBody;
import io.carillon.sip.KeyPress;
import java.util.Optional;

/**
 * Keys and other INFO between the two devices of a conversation. Each hears of keys in its own way, in its audio or by
 * signalling; nobody decides anything about them.
 */
final class KeyPresses {
    private KeyPresses() {}

    /** A device said something by INFO. */
    static void informed(Leg from, InfoBody info) {
        Leg to = from.bridged();
        if (to == null) {
            return;
        }
        Optional<KeyPress> key = KeyPress.of(info);
        if (key.isPresent() && to.takesKeys()) {
            to.rtp().press(key.get().event(), key.get().millis());
        } else if (key.isPresent() ? to.isToldOfKeys() : from.sip().mayTell(to.sip(), info)) {
            to.sip().inform(info);
        }
    }

    /**
     * A device pressed a key in its audio, and its peer does not hear it there: it is told by signalling, or, where no packet of
     * the one reaches the other, by events of ours.
     */
    static void pressed(Leg from, int event, int millis) {
        Leg to = from.bridged();
        if (to == null) {
            return;
        }
        if (to.isToldOfKeys()) {
            to.sip().inform(new KeyPress(event, millis).info());
        } else if (from.hearsKeys() && to.takesKeys()) {
            to.rtp().press(event, millis);
        }
    }
}
