package io.carillon.scenario;

import jakarta.json.JsonObject;

/** How the audio of a telephone is while its call lasts, as the API tells it. */
record SoundNow(Installation carillon, Installation.Line caller) {
    /** Name of the call that the caller has placed. */
    String call() throws Exception {
        return carillon.admin().get("/calls?limit=200").expect(200).object().getJsonArray("items")
                .getValuesAs(JsonObject.class).stream()
                .filter(call -> call.getString("from").equals(caller.number()))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no call from " + caller.number()))
                .getString("id");
    }

    /** One telephone of it. */
    JsonObject of(String number) throws Exception {
        JsonObject media = carillon.admin().get("/calls/" + call() + "/media").expect(200).object();
        return media.getJsonArray("legs").getValuesAs(JsonObject.class).stream()
                .filter(leg -> leg.getString("party").equals(number))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no leg of " + number + " in " + media));
    }
}
