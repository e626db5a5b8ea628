package io.carillon.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import io.carillon.browser.ConsolePage;
import io.carillon.phone.Phone;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.time.DayOfWeek;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jboss.arquillian.container.test.api.RunAsClient;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What is laid out or taken in beside a form of the console. */
@ArquillianTest
@RunAsClient
class ConsoleEditorsTest {
    private static final String CALENDAR = String.join("\r\n", "BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//x//y", "BEGIN:VEVENT", "UID:1",
            "DTSTART;VALUE=DATE:20261224", "DTEND;VALUE=DATE:20261227", "SUMMARY:Christmas", "END:VEVENT", "BEGIN:VEVENT", "UID:2",
            "DTSTART:20260105T090000", "SUMMARY:Meeting", "END:VEVENT", "END:VCALENDAR", "");

    private final Installation carillon = Installation.ofTestRun();

    @RegisterExtension
    final Browsing browser = new Browsing(carillon);

    @Test
    void theKeysOfATelephoneAreLaidOutMovedAndWhatItReadsSaysSo() throws Exception {
        Api admin = carillon.admin();
        var ann = carillon.line("Ann");
        var bert = carillon.line("Bert");
        var cleo = carillon.line("Cleo");
        String group = "68" + ann.number();
        String mac = String.format("001565%06x", Integer.parseInt(ann.number()));
        admin.post("/ring-groups", Json.createObjectBuilder().add("number", group).add("name", "Desk").add("members",
                Json.createArrayBuilder().add(Api.json(Map.of("number", bert.number()))).add(Api.json(Map.of("number", cleo.number()))))
                .build()).expect(201);
        ConsolePage page = browser.admin("/devices").press("New").fill("MAC address", mac).fill("Model", "yealink-t33g");
        page.press("Add").fill("Extension", ann.number()).see("the first keys are the lines");
        page.press("Key 12: Nothing").fill("What key 12 does", "BLF").fill("Number of the key", bert.number());
        page.fill("Text beside the key", "Bert").press("One key up");
        page.drag("Key 11: Lamp " + bert.number() + " Bert", "Key 2: Nothing").press("Key 2: Lamp " + bert.number() + " Bert");
        page.fill("Lamps for the members of", group).press("Put on free keys").press("Key 3: Lamp " + cleo.number());
        page.press("Key 5: Nothing").fill("What key 5 does", "SPEED_DIAL").fill("Number of the key", "+4930123456");
        browser.picture("keys");
        page.fill("Model", "yealink-t23g").see("Keys that have no place on this model: 1.").press("Leave them out");
        page.miss("no place on this model").press("Create").see("Fetch again");
        page.press("Key 2: Lamp " + bert.number() + " Bert").fill("Text beside the key", "Seen before it is stored").press("Preview");
        page.see("linekey.2.label = Seen before it is stored");
        JsonObject device = admin.get("/devices/" + mac).expect(200).object();
        assertThat(device.getJsonArray("keys").getValuesAs(JsonObject.class)).extracting(key -> key.getInt("position") + " "
                        + key.getString("kind") + " " + key.getString("value") + " " + key.getString("label", ""))
                .isEqualTo(List.of("1 LINE 1 ", "2 BLF " + bert.number() + " Bert", "3 BLF " + cleo.number() + " "));
        String file = admin.get("/devices/" + mac + "/preview").expect(200).object().getJsonArray("items").getJsonObject(0).getString("text");
        assertThat(file).contains("linekey.1.type = 15", "linekey.2.type = 16", "linekey.2.value = " + bert.number(),
                "linekey.2.label = Bert", "linekey.3.value = " + cleo.number());
        admin.delete("/devices/" + mac).expect(204);
        admin.delete("/ring-groups/" + group).expect(204);
    }

    @Test
    void whoSupervisesClosesByHandAndCallsGoTheOtherWay() throws Exception {
        var a = carillon.line("Caller");
        var b = carillon.line("Open");
        var c = carillon.line("Closed");
        String number = "67" + a.number();
        var days = Json.createArrayBuilder();
        Arrays.stream(DayOfWeek.values()).forEach(day -> days.add(day.name()));
        carillon.admin().post("/time-conditions", Json.createObjectBuilder().add("number", number).add("name", "Office").add("zone", "UTC")
                .add("hours", Json.createArrayBuilder().add(Json.createObjectBuilder().add("from", "00:00").add("to", "24:00").add("days", days)))
                .add("open", b.number()).add("closed", c.number()).build()).expect(201);
        try (Phone alice = a.registered();
                Phone bob = b.registered();
                Phone carol = c.registered()) {
            ConsolePage page = browser.as(People.loggedIn(carillon, "supervisor"), "/time-conditions").fill("Find", number).press(number);
            page.see("open from 00:00 to 24:00, for a year at least. Calls go to " + b.number() + ".").press("Closed");
            page.see("switched by hand, until somebody says otherwise. Calls go to " + c.number() + ".").holds("Standing", "CLOSED");
            browser.judged(page, "hours-now");
            TimeConditionTest.reaches(alice, number, carol);
            page.press("By the clock").see("open from 00:00 to 24:00");
            TimeConditionTest.reaches(alice, number, bob);
        } finally {
            carillon.admin().delete("/time-conditions/" + number).expect(204);
        }
    }

    @Test
    void theHolidaysOfACalendarAreTakenIntoTheHours() throws Exception {
        Api admin = carillon.admin();
        var open = carillon.line("Open");
        String number = "69" + open.number();
        admin.post("/time-conditions", Json.createObjectBuilder().add("number", number).add("name", "Office").add("zone", "Europe/Berlin")
                .add("hours", Json.createArrayBuilder().add(Json.createObjectBuilder().add("from", "09:00").add("to", "17:00")
                        .add("days", Json.createArrayBuilder().add("MONDAY"))))
                .add("open", open.number()).build()).expect(201);
        ConsolePage page = browser.admin("/time-conditions").press(number);
        page.choose("iCalendar file", "holidays.ics", CALENDAR.replace("20261227", "tomorrow")).press("Take the holidays in").see("is no day");
        page.fill("Name", "Office of the year");
        page.choose("iCalendar file", "holidays.ics", CALENDAR).press("Take the holidays in");
        page.see("1 added, 0 were there already, 1 passed over").see("What you have typed is still here").holds("Name", "Office of the year");
        page.press("Closed").holds("Standing", "CLOSED").holds("Name", "Office of the year").press("Save").see("Saved").miss("still here");
        JsonObject hours = admin.get("/time-conditions/" + number).expect(200).object();
        assertThat(hours.getString("name")).isEqualTo("Office of the year");
        assertThat(hours.getString("standing")).as("what was done by hand meanwhile").isEqualTo("CLOSED");
        JsonObject holiday = hours.getJsonArray("holidays").getJsonObject(0);
        assertThat(holiday.getString("name") + " " + holiday.getString("from") + " " + holiday.getString("to"))
                .isEqualTo("Christmas 2026-12-24 2026-12-26");
        admin.delete("/time-conditions/" + number).expect(204);
    }
}
