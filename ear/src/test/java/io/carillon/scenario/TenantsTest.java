package io.carillon.scenario;

import static java.time.Duration.ofMillis;
import static org.assertj.core.api.Assertions.assertThat;

import io.carillon.phone.Phone;
import io.carillon.phone.PhoneCall;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.util.Map;
import java.util.function.Predicate;
import org.jboss.arquillian.container.test.api.RunAsClient;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.junit.jupiter.api.Test;

/** Several houses on one server: the same numbers, and nothing that gets over the fence. */
@ArquillianTest
@RunAsClient
class TenantsTest {
    private final Installation carillon = Installation.ofTestRun();

    @Test
    void theSameNumbersInTwoHousesAreDifferentPeople() throws Exception {
        try (TenantHouse blue = TenantHouse.in(carillon, null);
                TenantHouse green = TenantHouse.in(carillon, null);
                Phone blueAnn = blue.phone("201").register();
                Phone blueBob = blue.phone("202").register();
                Phone greenAnn = green.phone("201").register();
                Phone greenBob = green.phone("202").register()) {
            Talk one = Talk.between(blueAnn, blueBob);
            Talk other = Talk.between(greenAnn, greenBob);
            one.hearOneAnother();
            String call = calls(blue).getJsonObject(0).getString("id");
            green.admin().get("/calls/" + call).expect(404);
            green.admin().delete("/calls/" + call).expect(404);
            assertThat(calls(green)).hasSize(1);
            one.hangUp();
            other.hangUp();
            assertThat(awaitCdr(blue, cdr -> cdr.getString("id").equals(call)).getString("callee")).isEqualTo("202");
            assertThat(awaitCdr(green, cdr -> true).getString("caller")).isEqualTo("201");
            green.admin().get("/cdrs/" + call).expect(404);
            PhoneCall over = blueAnn.call("202@" + green.domain());
            assertThat(over.awaitFinal().status()).as("a number of another house").isGreaterThanOrEqualTo(400);
            assertThat(greenBob.isCalledWithin(ofMillis(300))).isFalse();
        }
    }

    @Test
    void whoIsSwitchedOffIsNotServedUntilSwitchedOn() throws Exception {
        try (TenantHouse blue = TenantHouse.in(carillon, null);
                Phone ann = blue.phone("201").register();
                Phone bob = blue.phone("202").register()) {
            String key = blue.admin().post("/api-keys", Json.createObjectBuilder().add("name", "erp")
                    .add("roles", Json.createArrayBuilder().add("admin")).build()).expect(201).object().getString("key");
            Api program = Api.anonymous(carillon.http());
            program.get("/registrations", "X-API-Key", key).expect(200);
            blue.serve(false);
            assertThat(ann.register(300).status()).isEqualTo(403);
            assertThat(bob.call("201").awaitFinal().status()).isEqualTo(403);
            blue.admin().get("/extensions").expect(401);
            program.get("/extensions", "X-API-Key", key).expect(401);
            blue.serve(true);
            Phone back = ann.register();
            assertThat(blue.admin().get("/registrations").expect(200).object().getJsonArray("items")).hasSize(1);
            assertThat(back.user()).isEqualTo("201");
        }
    }

    @Test
    void aTenantTakesNoMoreThanItMay() throws Exception {
        JsonObject limits = Api.json(Map.of("extensions", 2, "users", 2, "calls", 1));
        try (TenantHouse blue = TenantHouse.in(carillon, limits);
                Phone ann = blue.phone("201").register();
                Phone bob = blue.phone("202").register()) {
            assertThat(blue.admin().post("/extensions", Api.json(Map.of("number", "203"))).expect(409).body())
                    .contains("2 extensions");
            JsonObject user = Json.createObjectBuilder().add("username", "u-" + blue.name())
                    .add("password", People.PASSWORD).add("roles", Json.createArrayBuilder().add("user")).build();
            blue.admin().post("/users", user).expect(201);
            blue.admin().post("/users", Json.createObjectBuilder(user).add("username", "v-" + blue.name()).build()).expect(409);
            Talk talk = Talk.between(ann, bob);
            PhoneCall second = bob.call("201");
            assertThat(second.awaitFinal().status()).isEqualTo(503);
            assertThat(second.awaitFinal().header("Reason")).contains("Limit of the tenant");
            talk.hangUp();
        }
    }

    @Test
    void onlyWhoRunsTheServerMakesTenantsAndNobodyGetsThereFromBelow() throws Exception {
        String name = People.add(carillon, "admin");
        Api ordinary = Api.login(carillon.http(), name, People.PASSWORD);
        ordinary.get("/tenants").expect(403);
        JsonObject system = Json.createObjectBuilder().add("username", "sys-" + name).add("password", People.PASSWORD)
                .add("roles", Json.createArrayBuilder().add("admin").add("system")).build();
        ordinary.post("/users", system).expect(403);
        JsonObject risen = Json.createObjectBuilder().add("roles", Json.createArrayBuilder().add("system")).build();
        ordinary.put("/users/" + name, risen, "If-Match", "*").expect(403);
        JsonObject taken = Json.createObjectBuilder().add("roles", Json.createArrayBuilder().add("admin"))
                .add("password", "another-password-of-mine").build();
        ordinary.put("/users/admin", taken, "If-Match", "*").expect(403);
        ordinary.delete("/users/admin").expect(403);
        carillon.admin().delete("/tenants/default").expect(409);
        try (TenantHouse blue = TenantHouse.in(carillon, null)) {
            blue.admin().get("/tenants").expect(403);
            blue.admin().post("/users", system).expect(403);
            assertThat(blue.admin().get("/auth/me").expect(200).object().getString("tenant")).isEqualTo(blue.name());
            carillon.admin().delete("/tenants/" + blue.name()).expect(409);
            JsonObject late = Json.createObjectBuilder().add("name", "late-" + blue.name())
                    .add("domains", Json.createArrayBuilder().add(blue.domain())).build();
            assertThat(carillon.admin().post("/tenants", late).expect(409).body()).contains("belongs to another tenant");
            carillon.admin().get("/tenants/late-" + blue.name()).expect(404);
            assertThat(carillon.admin().get("/tenants?limit=1").expect(200).object().getString("next")).isNotEmpty();
        }
    }

    @Test
    void whatAHouseSwitchesOffItsNextCallDoesNotMeet() throws Exception {
        try (TenantHouse blue = TenantHouse.in(carillon, null);
                TenantHouse green = TenantHouse.in(carillon, null);
                Phone ann = blue.phone("201").register();
                Phone other = green.phone("201").register()) {
            JsonObject seen = blue.admin().get("/features/feature-codes").expect(200).object();
            assertThat(seen.getBoolean("on")).isTrue();
            assertThat(seen.getJsonArray("codes").toString()).contains("*78", "*72…");
            blue.admin().put("/features/feature-codes", Api.json(Map.of("on", false)), "If-Match", "\"0\"").expect(200);
            var refused = ann.call("*78").awaitFinal();
            assertThat(refused.status()).isEqualTo(404);
            assertThat(refused.header("Reason")).contains("cause=1;", "Feature feature-codes is switched off");
            PhoneCall elsewhere = other.call("*78");
            elsewhere.awaitAnswered();
            elsewhere.awaitEnded();
            assertThat(blue.admin().get("/audit?limit=200").expect(200).body()).contains("feature.created", "feature-codes");
            blue.admin().put("/features/feature-codes", Api.json(Map.of("on", true)), "If-Match", "*").expect(200);
            PhoneCall again = ann.call("*78");
            again.awaitAnswered();
            again.awaitEnded();
            blue.admin().put("/features/admission", Api.json(Map.of("on", false)), "If-Match", "*").expect(409);
            blue.admin().put("/features/nonsense", Api.json(Map.of("on", false)), "If-Match", "*").expect(404);
        }
    }

    private static jakarta.json.JsonArray calls(TenantHouse house) throws Exception {
        return house.admin().get("/calls").expect(200).object().getJsonArray("items");
    }

    private static JsonObject awaitCdr(TenantHouse house, Predicate<JsonObject> wanted) throws Exception {
        long deadline = System.nanoTime() + 60_000_000_000L;
        while (System.nanoTime() < deadline) {
            for (var item : house.admin().get("/cdrs").expect(200).object().getJsonArray("items")) {
                if (wanted.test(item.asJsonObject())) {
                    return item.asJsonObject();
                }
            }
            java.util.concurrent.locks.LockSupport.parkNanos(50_000_000);
        }
        throw new AssertionError("no record of " + house.name());
    }
}
