package io.carillon.bench;

/** What the generator's telephones say of their audio (RFC 8866). */
final class Offers {
    private static final String DESK = "RTP/AVP";
    private static final String BROWSER = "UDP/TLS/RTP/SAVPF";

    private Offers() {}

    /** A desk phone with G.711 and keys. */
    static String ofDesk(int port) {
        return "v=0\r\no=- 1 1 IN IP4 127.0.0.1\r\ns=-\r\nc=IN IP4 127.0.0.1\r\nt=0 0\r\nm=audio " + port + " " + DESK
                + " 0 101\r\na=rtpmap:0 PCMU/8000\r\na=rtpmap:101 telephone-event/8000\r\na=sendrecv\r\n";
    }

    /** A browser (RFC 8829), which leaves it to the other end who begins the handshake. No audio is ever sent: there is no handshake. */
    static String ofBrowser(int port) {
        return browser(port, "actpass");
    }

    /** The answer of a telephone that is called as it likes to be. */
    static String answer(String offer, int port) {
        return offer.contains(BROWSER) ? browser(port, "active") : ofDesk(port);
    }

    private static String browser(int port, String setup) {
        return ofDesk(port).replace(DESK, BROWSER) + "a=mid:0\r\na=rtcp-mux\r\na=setup:" + setup
                + "\r\na=ice-ufrag:load\r\na=ice-pwd:nobodySendsAudioHere22\r\na=candidate:1 1 udp 2130706431 127.0.0.1 " + port
                + " typ host\r\na=fingerprint:sha-256 " + "AB:".repeat(31) + "AB\r\n";
    }
}
