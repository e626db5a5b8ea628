package io.carillon.call;

import io.carillon.contract.Cause;
import io.carillon.contract.Tone;

/** What a hosting feature does next with its caller. */
public sealed interface HostReply {
    /** The caller hears a tone; a feature is asked again after a finite one. The caller is answered first if needed. */
    record Play(Tone tone) implements HostReply {}

    /** The caller is let go. */
    record Leave(Cause cause) implements HostReply {}
}
