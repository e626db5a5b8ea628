package io.carillon.menu;

import io.carillon.contract.PromptItem;
import io.carillon.contract.Tenant;
import io.carillon.mailbox.Mailbox;
import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonException;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Reads what a program sends back that was asked about a caller of a tenant. What is not understood is no answer. */
public record AnswerReader(Tenant tenant) {
    private static final Set<String> KNOWN = Set.of("action", "target", "say", "language");
    private static final String VOICEMAIL = "VOICEMAIL";

    /** @param number of the question */
    public MenuAnswer read(int number, String body) {
        try (JsonReader reader = Json.createReader(new StringReader(body))) {
            return answer(number, reader.readObject());
        } catch (JsonException | IllegalStateException notOne) {
            return MenuAnswer.none(number, "the answer is no JSON object");
        } catch (IllegalArgumentException wrong) {
            return MenuAnswer.none(number, wrong.getMessage());
        }
    }

    private MenuAnswer answer(int number, JsonObject json) {
        for (String name : json.keySet()) {
            need(KNOWN.contains(name), "the answer has an unknown field");
        }
        String language = text(json, "language");
        need(language.isEmpty() || MenuRules.LANGUAGES.contains(language), "language is none of en, de, fr and es");
        List<PromptItem> say = say(json.get("say"));
        String action = text(json, "action");
        need(!action.isEmpty() || !say.isEmpty(), "the answer has neither action nor say");
        Optional<Menu.Choice> choice = action.isEmpty() ? Optional.empty() : Optional.of(choice(action, text(json, "target")));
        return new MenuAnswer(number, "", language, say, choice);
    }

    private static Menu.Choice choice(String action, String target) {
        if (action.equals(VOICEMAIL)) {
            need(MenuRules.NUMBER.matcher(target).matches(), "target of VOICEMAIL is no number of a mailbox");
            return new Menu.Choice(Menu.Action.NUMBER, Mailbox.DIRECT + target);
        }
        for (Menu.Action known : Menu.Action.values()) {
            if (known.name().equals(action) && known != Menu.Action.WEBHOOK) {
                Menu.Choice choice = new Menu.Choice(known, target);
                need(MenuRules.isSound(choice), "target of " + action + " is not one");
                return choice;
            }
        }
        throw new IllegalArgumentException("action is none that an answer may have");
    }

    private List<PromptItem> say(JsonValue value) {
        if (value == null || value == JsonValue.NULL) {
            return List.of();
        }
        List<PromptItem> items = new ArrayList<>();
        if (value instanceof JsonString words) {
            items.add(new PromptItem.Text(words.getString()));
        } else {
            need(value instanceof JsonArray, "say is neither a text nor a list");
            for (JsonValue item : (JsonArray) value) {
                need(item instanceof JsonObject, "an item of say is no object");
                items.add(item((JsonObject) item));
            }
        }
        new MenuRules(tenant, menu -> true, webhook -> false)
                .greeting("say", items, (good, field, message) -> need(good, field + ": " + message));
        return items;
    }

    private static PromptItem item(JsonObject json) {
        need(json.size() == 1, "an item of say is one of text and file");
        return json.containsKey("file") ? new PromptItem.File(text(json, "file")) : new PromptItem.Text(text(json, "text"));
    }

    private static String text(JsonObject json, String name) {
        JsonValue value = json.get(name);
        if (value == null || value == JsonValue.NULL) {
            return "";
        }
        need(value instanceof JsonString, name + " is no text");
        return ((JsonString) value).getString();
    }

    private static void need(boolean good, String why) {
        if (!good) {
            throw new IllegalArgumentException(why);
        }
    }
}
