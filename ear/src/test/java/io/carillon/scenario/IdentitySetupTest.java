package io.carillon.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import io.carillon.server.CarillonServer;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A server whose keys for signed calls are wrong, or that has none. */
class IdentitySetupTest {
    @Test
    void aKeyThatIsNotThereStopsTheStart() throws Exception {
        try (CarillonServer server = CarillonServer.fresh("identity", 11_000)
                .with("carillon.identity.key", "/nowhere/key.pem")
                .with("carillon.identity.x5u", "https://certs.example/house.pem").launch()) {
            assertThat(server.awaitOutput("CARILLON41303: (.*)", Duration.ofSeconds(240)).group(1))
                    .contains("carillon.identity.key: /nowhere/key.pem cannot be read");
        }
    }

    @Test
    void withoutAKeyNoTrunkSigns() throws Exception {
        Installation carillon = LastingServer.running().installation();
        for (String policy : new String[] {"signing=SIGN", "verifying=NOTE", "verifying=REQUIRE"}) {
            String[] field = policy.split("=");
            Api.Reply refused = carillon.admin().post("/trunks", Api.json(Map.of(
                    "name", "t", "host", "127.0.0.9", field[0], field[1]))).expect(400);
            assertThat(refused.body()).contains("\"" + field[0] + "\"", "is not set on the server");
        }
        carillon.admin().post("/trunks", Api.json(Map.of("name", "t", "host", "127.0.0.9", "signing", "PASS",
                "optionsSeconds", 0))).expect(201);
        carillon.admin().delete("/trunks/t").expect(204);
    }
}
