package io.carillon.api.tables;

import io.carillon.api.ApiLog;
import io.carillon.api.json.JsonText;
import io.carillon.api.json.RecordJsonReader;
import io.carillon.api.problem.Problem;
import io.carillon.api.tables.TableKind.Taken;
import io.carillon.directory.Conflict;
import io.carillon.directory.Invalid;
import io.carillon.directory.NotFound;
import io.carillon.directory.StaleVersion;
import jakarta.ejb.EJBException;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonReader;
import jakarta.ws.rs.WebApplicationException;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/** Between rows and the bodies that resources take: the same reader, and so the same rules and words. */
final class Bodies {
    private Bodies() {}

    /** The body that a row makes. @throws WebApplicationException 400, naming what is wrong */
    static <B extends Record> B read(RecordJsonReader reader, Class<B> type, JsonObject row) {
        Set<String> fields = TableShape.names(type);
        JsonObjectBuilder body = Json.createObjectBuilder();
        row.forEach((name, value) -> {
            if (fields.contains(name)) {
                body.add(name, value);
            }
        });
        return reader.read(type, body.build().toString().getBytes(StandardCharsets.UTF_8));
    }

    /** A view as JSON, with a key that is not in it. */
    static JsonObject shown(Record view, String key, String name) {
        try (JsonReader json = Json.createReader(new StringReader(JsonText.text(view)))) {
            return Json.createObjectBuilder(json.readObject()).add(key, name).build();
        }
    }

    /** Something that is done for a row. */
    @FunctionalInterface
    interface Deed {
        /** @return the secret of what is new, null for none */
        String run();
    }

    /** Does it, and tells what is wrong instead of failing. @param key field to blame when no other is named */
    static Taken attempt(String key, Deed deed) {
        try {
            return new Taken(Map.of(), deed.run());
        } catch (WebApplicationException wrong) {
            return new Taken(faults(wrong, key), null);
        } catch (Invalid invalid) {
            Map<String, String> faults = new LinkedHashMap<>();
            invalid.fields().forEach((field, why) -> faults.put(field, why.get(0)));
            return new Taken(faults, null);
        } catch (Conflict | StaleVersion | NotFound refused) {
            return Taken.wrong(key, refused.getMessage());
        } catch (EJBException | IllegalStateException failed) {
            ApiLog.API.rowFailed(failed.toString());
            return Taken.wrong(key, "could not be stored now, try this line again");
        }
    }

    private static Map<String, String> faults(WebApplicationException wrong, String key) {
        if (!(wrong.getResponse().getEntity() instanceof Problem problem) || wrong.getResponse().getStatus() >= 500) {
            throw wrong;
        }
        if (problem.errors() == null) {
            return Map.of(key, problem.detail());
        }
        Map<String, String> faults = new LinkedHashMap<>();
        problem.errors().forEach(error -> faults.putIfAbsent(error.field(), error.message()));
        return faults;
    }
}
