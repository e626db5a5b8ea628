package io.carillon.sip.sdp;

import io.carillon.contract.MediaDirection;
import java.util.List;

/** The lines before the first m-line. */
final class SessionPart {
    private SdpOrigin origin;
    private String address;
    private MediaDirection direction;
    private boolean version;
    private final CarriageLines carriage = new CarriageLines();

    void line(char type, String value) throws BadSdp {
        switch (type) {
            case 'v' -> {
                if (!value.trim().equals("0") || version) {
                    throw BadSdp.broken("v= is not 0");
                }
                version = true;
            }
            case 'o' -> origin = originOf(value);
            case 'c' -> address = ConnectionLine.address(value);
            case 'a' -> attribute(value);
            default -> { } // s=, t= and the rest say nothing about the call
        }
    }

    private void attribute(String value) {
        int colon = value.indexOf(':');
        if (colon < 0) {
            direction = MediaPart.directionOr(value, direction);
            carriage.flag(value.trim());
        } else {
            carriage.attribute(value.substring(0, colon), value.substring(colon + 1).trim());
        }
    }

    CarriageLines carriage() {
        return carriage;
    }

    void check() throws BadSdp {
        if (!version) {
            throw BadSdp.broken("empty description");
        }
        if (origin == null) {
            throw BadSdp.broken("no o= line");
        }
    }

    SdpOrigin origin() {
        return origin;
    }

    String address() {
        return address;
    }

    MediaDirection direction() {
        return direction;
    }

    private static SdpOrigin originOf(String value) throws BadSdp {
        List<String> fields = Fields.of(value, 7);
        if (fields.size() != 6) {
            throw BadSdp.broken("o= does not have six fields");
        }
        return new SdpOrigin(numeric(fields.get(1)), numeric(fields.get(2)));
    }

    /** Session ids may be longer than any number of ours; we only ever compare them, so a hash will do for those. */
    private static long numeric(String digits) throws BadSdp {
        if (!Fields.isDigits(digits)) {
            throw BadSdp.broken("o= session id or version is no number");
        }
        return digits.length() <= 18 ? Long.parseLong(digits) : digits.hashCode() & 0xFFFF_FFFFL;
    }
}
