package io.carillon.scenario;

import io.carillon.phone.Domains;
import io.carillon.phone.Phone;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.util.Map;
import java.util.UUID;

/** A tenant beside the first one, made for a test, with its administrator logged in. It is removed with all it has. */
final class TenantHouse implements AutoCloseable {
    private final Installation carillon;
    private final String name;
    private final String login;
    private final Api admin;

    private TenantHouse(Installation carillon, String name, String login, Api admin) {
        this.carillon = carillon;
        this.name = name;
        this.login = login;
        this.admin = admin;
    }

    /** A fresh one with these limits, null for none. */
    static TenantHouse in(Installation carillon, JsonObject limits) throws Exception {
        String name = "t" + UUID.randomUUID().toString().substring(0, 8);
        var body = Json.createObjectBuilder()
                .add("name", name)
                .add("displayName", "House " + name)
                .add("domains", Json.createArrayBuilder().add(name + ".example"));
        if (limits != null) {
            body.add("limits", limits);
        }
        JsonObject made = carillon.admin().post("/tenants", body.build()).expect(201).object();
        String login = made.getString("admin");
        return new TenantHouse(
                carillon, name, login, Api.login(carillon.http(), login, made.getString("password")));
    }

    String name() {
        return name;
    }

    String login() {
        return login;
    }

    String domain() {
        return name + ".example";
    }

    Api admin() {
        return admin;
    }

    /** An extension of this tenant, with a phone that is not registered yet. */
    Phone phone(String number) throws Exception {
        String secret = admin.post("/extensions", Api.json(Map.of("number", number, "displayName", name)))
                .expect(201).object().getString("secret");
        return Domains.in(domain(), Phone.on(carillon.sip(), number, secret));
    }

    /** Serves it, or serves it no longer. */
    void serve(boolean enabled) throws Exception {
        JsonObject asked = Json.createObjectBuilder()
                .add("enabled", enabled)
                .add("domains", Json.createArrayBuilder().add(domain()))
                .build();
        carillon.admin().put("/tenants/" + name, asked, "If-Match", "*").expect(200);
    }

    @Override
    public void close() throws Exception {
        serve(false);
        carillon.admin().delete("/tenants/" + name).expect(204);
    }
}
