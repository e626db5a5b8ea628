package io.carillon.conference;

import io.carillon.directory.FailedLogins;
import io.carillon.directory.Pins;
import io.carillon.directory.TooManyAttempts;
import jakarta.enterprise.context.ApplicationScoped;

/**
 * Whether a PIN is the right one. Whoever guesses again and again at one room, however often he calls, finds after five that no
 * PIN is right for half a minute, and for longer with each further guess, as accounts do with passwords.
 */
@ApplicationScoped
public class PinCheck {
    private final FailedLogins failures = new FailedLogins();

    /** @param kept what is kept of the right one; with nothing kept none is right */
    public boolean matches(String typed, String kept) {
        return !kept.isEmpty() && !typed.isEmpty() && Pins.matches(typed, kept);
    }

    /** Whether this one has guessed too often. @param who the room and its caller */
    public boolean isLocked(String who) {
        try {
            failures.check(who);
            return false;
        } catch (TooManyAttempts locked) {
            return true;
        }
    }

    /** One more guess was wrong. */
    public void wrong(String who) {
        failures.failed(who);
    }

    /** He knows it. */
    public void right(String who) {
        failures.succeeded(who);
    }
}
