package io.carillon.phone;

/**
 * The line that a phone hangs on and what it does to its audio. Loss is exact, so that a test can count it.
 *
 * @param roundTripMillis how long a packet takes to the server and back, as the reports of the phone make it appear
 * @param losesSent every which packet is lost on its way to the server, 0 for none
 * @param losesHeard every which packet is lost on its way to the phone, 0 for none
 * @param wobbleMillis by how much the time between two packets differs from what their timestamps say
 */
public record Line(int roundTripMillis, int losesSent, int losesHeard, int wobbleMillis) {
    static final Line GOOD = new Line(0, 0, 0, 0);

    boolean losesSent(int packet) {
        return losesSent > 0 && packet % losesSent == 0;
    }

    boolean losesHeard(int packet) {
        return losesHeard > 0 && packet % losesHeard == 0;
    }

    /** What this packet's timestamp is away from its time, in samples. */
    int wobble(int packet) {
        return packet % 2 == 0 ? wobbleMillis * 8 : 0;
    }
}
