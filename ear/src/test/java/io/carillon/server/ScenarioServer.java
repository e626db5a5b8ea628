package io.carillon.server;

/** The server that the scenarios share, as its administrator reaches it. */
public final class ScenarioServer {
    static final int MANAGEMENT_PORT = Fork.port(10_990);

    private ScenarioServer() {}

    /** Runs commands in its command line and returns what it said; a failed one fails the test. */
    public static String cli(String... commands) throws Exception {
        return Cli.of(CarillonServer.path("jboss.home")).connected(MANAGEMENT_PORT, commands);
    }
}
