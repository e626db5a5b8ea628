package io.carillon.scenario;

import jakarta.json.Json;
import java.util.UUID;

/** Fresh accounts for tests that need somebody with one role. */
final class People {
    static final String PASSWORD = "scenario-person-password";

    private People() {}

    /** A new account; returns its user name. */
    static String add(Installation carillon, String role) throws Exception {
        String username = "p" + UUID.randomUUID().toString().substring(0, 12);
        carillon.admin()
                .post(
                        "/users",
                        Json.createObjectBuilder()
                                .add("username", username)
                                .add("password", PASSWORD)
                                .add("roles", Json.createArrayBuilder().add(role))
                                .build())
                .expect(201);
        return username;
    }

    /** Somebody with this role, logged in. */
    static Api loggedIn(Installation carillon, String role) throws Exception {
        return Api.login(carillon.http(), add(carillon, role), PASSWORD);
    }
}
