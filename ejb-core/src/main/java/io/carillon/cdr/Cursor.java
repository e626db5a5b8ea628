package io.carillon.cdr;

import io.carillon.store.Columns;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Base64;

/**
 * Where a page ended. It travels through the hands of strangers: nothing of it reaches the database but as a value.
 *
 * @param startedAt start of the last call of the page
 * @param callId its id
 */
public record Cursor(Instant startedAt, String callId) {
    private static final int MAX_LENGTH = 200;

    /** Text for a URL. */
    public String encoded() {
        Instant at = Columns.micros(startedAt);
        String plain = at.getEpochSecond() + "." + at.getNano() / 1000 + "." + callId;
        return Base64.getUrlEncoder().withoutPadding().encodeToString(plain.getBytes(StandardCharsets.UTF_8));
    }

    /** @throws BadCursor when it is not one of ours */
    public static Cursor of(String text) {
        if (text.length() > MAX_LENGTH) {
            throw new BadCursor();
        }
        try {
            String[] part = new String(Base64.getUrlDecoder().decode(text), StandardCharsets.UTF_8).split("\\.", 3);
            Instant at = Instant.ofEpochSecond(Long.parseLong(part[0]), Long.parseLong(part[1]) * 1000);
            if (at.isBefore(Instant.EPOCH) || at.isAfter(Instant.parse("9999-01-01T00:00:00Z"))
                    || part[2].indexOf(0) >= 0) {
                throw new BadCursor();
            }
            return new Cursor(at, part[2]);
        } catch (IllegalArgumentException | DateTimeException | ArithmeticException
                | ArrayIndexOutOfBoundsException foreign) {
            throw new BadCursor();
        }
    }
}
