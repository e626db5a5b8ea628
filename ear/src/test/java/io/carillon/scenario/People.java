package io.carillon.scenario;

import jakarta.json.Json;
import jakarta.json.JsonObject;
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

    /** From now on somebody's telephones are those of this extension. */
    static void link(Installation carillon, String username, String extension) throws Exception {
        Api.Reply read = carillon.admin().get("/users/" + username).expect(200);
        JsonObject linked = Json.createObjectBuilder()
                .add("roles", read.object().getJsonArray("roles"))
                .add("extension", extension)
                .build();
        Api.Reply changed = carillon.admin().put("/users/" + username, linked, "If-Match", read.header("ETag"));
        if (!changed.expect(200).object().getString("extension").equals(extension)) {
            throw new AssertionError("not linked: " + changed);
        }
    }

    /** A new account of role user whose telephones are those of this extension, logged in. */
    static Api at(Installation.Line line, Installation carillon) throws Exception {
        return at(line, carillon, "user");
    }

    /** Somebody with this role whose telephone this is, logged in. */
    static Api at(Installation.Line line, Installation carillon, String role) throws Exception {
        String username = add(carillon, role);
        link(carillon, username, line.number());
        return Api.login(carillon.http(), username, PASSWORD);
    }

    /** Somebody with this role, logged in. */
    static Api loggedIn(Installation carillon, String role) throws Exception {
        return Api.login(carillon.http(), add(carillon, role), PASSWORD);
    }
}
