package io.carillon.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import io.carillon.server.CarillonServer;
import io.carillon.server.Fork;

/**
 * The server of all scenarios about what outlives what: they stop, kill and start it, and leave it running for the next. It is
 * killed when the tests are over.
 */
final class LastingServer {
    /** Where it looks for a mail server. */
    static final int MAIL_PORT = Fork.port(14_525);
    /** Where it looks for a name server. */
    static final int NAMES_PORT = Fork.port(14_553);

    /** More calls than that are refused: few, for a full house takes as many. */
    static final int MOST_CALLS = 40;

    private static CarillonServer server;

    private LastingServer() {}

    /** The running server, started now if it is not. */
    static synchronized CarillonServer running() throws Exception {
        if (server == null) {
            CarillonServer fresh = CarillonServer.fresh("lasting", 4000).debuggable()
                    .with("carillon.rtp.media-timeout", "4")
                    .with("carillon.media.gain-control", "on")
                    .with("carillon.sip.dns-servers", "127.0.0.1:" + NAMES_PORT)
                    .with("carillon.smtp.host", "127.0.0.1").with("carillon.smtp.port", String.valueOf(MAIL_PORT))
                    .with("carillon.subscription.unsolicited-mwi", "1")
                    .with("carillon.calls.max", String.valueOf(MOST_CALLS))
                    .with("carillon.health.patience", "10");
            Runtime.getRuntime().addShutdownHook(new Thread(fresh::abandon));
            fresh.start();
            server = fresh;
            assertThat(fresh.warnings()).as("warnings of a clean start").isEmpty();
        } else if (!server.isRunning()) {
            server.start();
        }
        return server;
    }
}
