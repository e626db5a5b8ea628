package io.carillon.conference;

import io.carillon.directory.Pins;
import jakarta.enterprise.context.ApplicationScoped;

/** Whether a PIN is the right one. */
@ApplicationScoped
public class PinCheck {
    /** @param kept what is kept of the right one; with nothing kept none is right */
    public boolean matches(String typed, String kept) {
        return !kept.isEmpty() && !typed.isEmpty() && Pins.matches(typed, kept);
    }
}
