package io.carillon.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jboss.arquillian.container.test.api.RunAsClient;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.junit.jupiter.api.Test;

/** What a house has many of, as tables: out, in again, tried first, and each house for itself. */
@ArquillianTest
@RunAsClient
class TablesTest {
    private final Installation carillon = Installation.ofTestRun();

    private static JsonObject take(Api admin, String kind, String table, boolean dryRun) throws Exception {
        return admin.send("POST", "/tables/" + kind + (dryRun ? "?dryRun=true" : ""), table, "Content-Type", "text/csv")
                .expect(200).object();
    }

    private static String table(Api admin, String kind) throws Exception {
        return admin.get("/tables/" + kind, "Accept", "text/csv").expect(200).body();
    }

    private static String figures(JsonObject answer) {
        return answer.getInt("created") + " " + answer.getInt("changed") + " " + answer.getInt("unchanged") + " "
                + answer.getInt("failed");
    }

    private static List<String> kinds(Api admin) throws Exception {
        return admin.get("/tables").expect(200).object().getJsonArray("items").getValuesAs(JsonObject.class).stream()
                .map(one -> one.getString("name"))
                .toList();
    }

    private static JsonObject wrong(JsonObject answer, int row) {
        return answer.getJsonArray("rows").getValuesAs(JsonObject.class).stream()
                .filter(one -> one.getString("outcome").equals("FAILED"))
                .toList().get(row);
    }

    /** A house of everything. */
    private static Map<String, String> house(String mark) {
        Map<String, String> tables = new LinkedHashMap<>();
        tables.put("extensions", "number,displayName,mediaSecurity\n201,Ann,\n202,\"Bob, =x\",REQUIRE\n203,,\n");
        tables.put("forwarding", "extension,noAnswer,noAnswerSeconds\n202,201,20\n");
        tables.put("users", "username,roles,extension\nann." + mark + ",user;supervisor,201\n");
        tables.put("sites", "name,country,city,street,subnets\nhq,DE,Jena,Markt,10.9.0.0/16;10.8.0.0/16\n");
        tables.put("trunks", "name,host,port,enabled,login,secret,username,passHeaders\nout,127.0.0.201,9,false,ADDRESS,geheim-geheim,me,X-Shop-*\n");
        tables.put("routes", "name,pattern,trunks\nfar,9Z.,out/2/5\n");
        tables.put("ring-groups", "number,name,otherwise,members\n601,Desk,602,201;202/5\n602,Others,,203//7\n");
        tables.put("queues", "number,name,members,language\n611,Help,201,de\n");
        tables.put("queue-members", "queue,number,permanent,penalty\n611,202,true,3\n611,203,,\n");
        tables.put("conferences", "number,title,moderatorPin\n801,Monday,4711\n");
        tables.put("menus", "number,title,keys,onTimeout.action,onTimeout.target\n501,Front,1/NUMBER/201;2/NUMBER/611,NUMBER,201\n");
        tables.put("paging", "number,name,members\n751,Hall,201;202\n");
        tables.put("voicemail-lists", "number,title,members\n901,All,201;203\n");
        tables.put("time-conditions", "number,name,zone,hours,holidays,open,closed\n"
                + "701,Office,Europe/Berlin,MONDAY+TUESDAY/09:00/17:00;FRIDAY/09:00/12:00,New year/2027-01-01//true,601,201\n");
        tables.put("dids", "number,trunks,extension\n4930555,out,701\n4930556,-,501\n");
        tables.put("recording-policies", "name,scope,subject,record\nann,EXTENSION,201,ALWAYS\n");
        tables.put("phonebook", "name,displayName,company,numbers\nmeyer,Dr. Meyer,\"Meyer; Co\",'+49301;+49302\n");
        tables.put("outside", "extension,permission,number,site\n201,INTERNATIONAL,'+4930555,hq\n");
        tables.put("mailboxes", "extension,language,reasons,email\n201,fr,BUSY,ann@example.com\n202,de,-,\n");
        tables.put("find-me", "extension,targets,confirmed\n201,0171123456/4;202,true\n");
        tables.put("quiet-hours", "extension,zone,hours\n201,Europe/Berlin,SUNDAY/00:00/24:00\n");
        tables.put("pickup", "extension,group,anybody\n201,sales,true\n");
        tables.put("speed-dials", "extension,code,number\nhouse,01,030123\nhouse,02,'+49301\n201,07,202\n");
        tables.put("blocked-numbers", "extension,pattern,refusal\nhouse,4930666.,BUSY\n201,49170.,\n");
        tables.put("devices", "mac,model,label,lines,keys\n00:15:65:" + mac(mark)
                + ",yealink-t46s,Front,201/Ann;202,2/BLF/203/Carl\n");
        return tables;
    }

    private static String mac(String mark) {
        String digits = Integer.toHexString(mark.hashCode() & 0xffffff | 0x1000000).substring(1);
        return digits.substring(0, 2) + ":" + digits.substring(2, 4) + ":" + digits.substring(4);
    }

    @Test
    void aWholeHouseComesOutAndGoesIntoTheSameAndAnotherHouse() throws Exception {
        try (TenantHouse blue = TenantHouse.in(carillon, null);
                TenantHouse green = TenantHouse.in(carillon, null)) {
            Map<String, String> house = house(blue.name());
            assertThat(kinds(blue.admin())).containsExactlyInAnyOrderElementsOf(house.keySet());
            for (Map.Entry<String, String> one : house.entrySet()) {
                JsonObject tried = take(blue.admin(), one.getKey(), one.getValue(), true);
                assertThat(tried.getInt("failed")).as(one.getKey() + " " + tried).isZero();
                JsonObject again = take(blue.admin(), one.getKey(), one.getValue(), true);
                assertThat(figures(again)).as("a trial of " + one.getKey() + " changes nothing").isEqualTo(figures(tried));
                assertThat(figures(take(blue.admin(), one.getKey(), one.getValue(), false))).isEqualTo(figures(tried));
            }
            for (String kind : house.keySet()) {
                String out = table(blue.admin(), kind);
                assertThat(figures(take(blue.admin(), kind, out, false))).as(kind + " again: " + out)
                        .isEqualTo("0 0 " + (out.lines().count() - 1) + " 0");
                assertThat(table(green.admin(), kind)).as("of another house").doesNotContain(blue.name());
                String moved = out.replace(blue.name(), green.name()).replace(mac(blue.name()).replace(":", ""),
                        mac(green.name()).replace(":", ""));
                JsonObject taken = take(green.admin(), kind, moved, false);
                assertThat(taken.getInt("failed")).as(kind + " elsewhere: " + taken).isZero();
                assertThat(table(green.admin(), kind)).as(kind + " of the other house").isEqualTo(moved);
                assertThat(table(blue.admin(), kind)).as(kind + " of the first").isEqualTo(out);
            }
            theTablesMeanWhatTheySay(blue.admin());
        }
    }

    private void theTablesMeanWhatTheySay(Api admin) throws Exception {
        JsonObject queue = admin.get("/queues/611").expect(200).object();
        assertThat(queue.getString("language")).isEqualTo("de");
        assertThat(queue.getJsonArray("members").getValuesAs(JsonObject.class))
                .extracting(member -> member.getString("number")).containsExactly("201", "202", "203");
        assertThat(queue.getJsonArray("members").getJsonObject(1).getInt("penalty")).isEqualTo(3);
        JsonObject out = admin.get("/trunks/out").expect(200).object();
        assertThat(out.getBoolean("hasSecret")).isTrue();
        assertThat(out.getJsonArray("passHeaders").getString(0)).isEqualTo("x-shop-*");
        assertThat(admin.get("/screening").expect(200).object().getJsonArray("blocked")).hasSize(1);
        assertThat(admin.get("/extensions/202/forwarding").expect(200).object().getString("noAnswer")).isEqualTo("201");
        assertThat(admin.get("/phonebook/meyer").expect(200).object().getJsonArray("numbers")
                .getValuesAs(JsonString::getString)).containsExactly("+49301", "+49302");
        assertThat(admin.get("/audit?limit=200").expect(200).body()).contains("queue.created", "number.created",
                "device.created", "account.created", "extension.created", "phone-book.created");
    }

    @Test
    void aWrongLineIsNamedByLineAndColumnAndHoldsUpNoOther() throws Exception {
        try (TenantHouse house = TenantHouse.in(carillon, null)) {
            Api admin = house.admin();
            take(admin, "extensions", "number\n201\n", false);
            String groups = "number,name,ringSeconds,members\n601,\"Two\nlines\",20,201\n602,Fine,soon,201\n"
                    + "603,Nobody,20,9x9\n604,Fine,20,201\n604,Twice,20,201\n605,Short,20\n201,Taken,20,201\n";
            JsonObject tried = take(admin, "ring-groups", groups, true);
            JsonObject done = take(admin, "ring-groups", groups, false);
            assertThat(done.getJsonArray("rows")).isEqualTo(tried.getJsonArray("rows"));
            assertThat(figures(done)).isEqualTo("1 0 0 6");
            assertThat(done.getJsonArray("rows").getValuesAs(JsonObject.class).stream()
                    .map(row -> row.getInt("line") + " " + row.getString("column", "good")))
                    .containsExactly("2 name", "4 ringSeconds", "5 members", "6 good", "7 number", "8 number", "9 number");
            assertThat(wrong(done, 2).getString("message")).contains("9x9");
            assertThat(admin.get("/ring-groups?limit=200").object().getJsonArray("items")).hasSize(1);
            assertThat(wrong(take(admin, "queue-members", "queue,number\n688,201\n", false), 0).getString("column"))
                    .isEqualTo("queue");
            assertThat(wrong(take(admin, "blocked-numbers", "extension,pattern\nhouse,xyz\n", true), 0)
                    .getString("column")).isEqualTo("pattern");
            assertThat(wrong(take(admin, "users", "username,roles\nroot." + house.name() + ",system\n", true), 0)
                    .getString("column")).isEqualTo("roles");
            assertThat(wrong(take(admin, "devices", "mac,model,lines\n001565000001,no-such,201\n", true), 0)
                    .getString("column")).isEqualTo("model");
            admin.send("POST", "/tables/ring-groups", "number,colour\n1,red\n", "Content-Type", "text/csv").expect(400);
            admin.get("/tables/nothing", "Accept", "text/csv").expect(404);
            assertThat(table(carillon.admin(), "ring-groups")).doesNotContain("604,Fine");
        }
    }

    @Test
    void aLineMayNameWhatALaterOneMakes() throws Exception {
        try (TenantHouse house = TenantHouse.in(carillon, null)) {
            Api admin = house.admin();
            take(admin, "extensions", "number\n201\n", false);
            String menus = "number,title,keys\n501,Front,1/MENU/502\n502,Back,1/NUMBER/201\n503,Wrong,1/MENU/504\n504,Wrong too,1/NUMBER/\n";
            JsonObject tried = take(admin, "menus", menus, true);
            assertThat(figures(tried)).as(tried.toString()).isEqualTo("2 0 0 2");
            assertThat(figures(take(admin, "menus", menus, false))).isEqualTo("2 0 0 2");
            admin.get("/menus/503").expect(404);
        }
    }

    /** However many lines are wrong, and be it one for want of the next, the right ones are taken. */
    @Test
    void manyWrongLinesHoldUpNoRightOne() throws Exception {
        try (TenantHouse house = TenantHouse.in(carillon, null)) {
            Api admin = house.admin();
            take(admin, "extensions", "number,displayName\n201,Before\n", false);
            StringBuilder menus = new StringBuilder("number,title,keys\n500,Right,1/NUMBER/201\n");
            for (int i = 501; i < 531; i++) {
                menus.append(i).append(",Leads on,1/MENU/").append(i + 1).append('\n');
            }
            menus.append("531,Leads nowhere,1/MENU/599\n");
            JsonObject tried = take(admin, "menus", menus.toString(), true);
            assertThat(figures(tried)).as(tried.toString()).isEqualTo("1 0 0 31");
            assertThat(take(admin, "menus", menus.toString(), false).getJsonArray("rows")).isEqualTo(tried.getJsonArray("rows"));
            admin.get("/menus/500").expect(200);
            String names = "number,displayName\n201,With\u200ea mark\n";
            assertThat(take(admin, "extensions", names, false).getJsonArray("rows"))
                    .as("a known extension").isEqualTo(take(admin, "extensions", names, true).getJsonArray("rows"));
            assertThat(wrong(take(admin, "extensions", names, true), 0).getString("column")).isEqualTo("displayName");
        }
    }

    @Test
    void aRateDeckGoesOutAndInAgain() throws Exception {
        try (TenantHouse house = TenantHouse.in(carillon, null)) {
            Api admin = house.admin();
            take(admin, "trunks", "name,host,enabled\nout,127.0.0.202,false\n", false);
            admin.get("/trunks/out/rates/table", "Accept", "text/csv").expect(404);
            String deck = "prefix,per_minute,setup,first_seconds,step_seconds,valid_from\r\n"
                    + "49,0.012,0,0,1,\r\n49,0.02,0.5,60,30,2027-01-01\r\n4915,0.081,0,0,1,\r\n";
            assertThat(load(admin, deck)).isTrue();
            String out = admin.get("/trunks/out/rates/table", "Accept", "text/csv").expect(200).body();
            assertThat(out).isEqualTo(deck);
            assertThat(load(admin, out)).isTrue();
            assertThat(admin.get("/trunks/out/rates/table", "Accept", "text/csv").expect(200).body()).isEqualTo(deck);
        }
    }

    private static boolean load(Api admin, String deck) throws Exception {
        return admin.send("PUT", "/trunks/out/rates?currency=EUR", deck, "Content-Type", "text/csv").expect(200).object()
                .getBoolean("loaded");
    }

    /** What is changed is written down with what it was, devices and watch lists like all else. */
    @Test
    void theAuditTellsWhatADeviceAndAWatchListWereBefore() throws Exception {
        try (TenantHouse house = TenantHouse.in(carillon, null)) {
            Api admin = house.admin();
            take(admin, "extensions", "number\n201\n202\n", false);
            String mac = "001565" + mac("audit" + house.name()).replace(":", "");
            take(admin, "devices", "mac,model,label,lines\n" + mac + ",yealink-t46s,Before,201\n", false);
            take(admin, "devices", "mac,label,lines\n" + mac + ",After,202\n", false);
            admin.post("/watch-lists", Api.json(Map.of("name", "desk", "displayName", "Desk",
                    "members", Json.createArrayBuilder().add("201").build()))).expect(201);
            admin.delete("/watch-lists/desk").expect(204);
            JsonObject device = audited(admin, "device.changed");
            assertThat(device.getString("before")).contains("Before", "201").doesNotContain("After");
            assertThat(device.getString("after")).contains("After", "202");
            assertThat(audited(admin, "watch-list.deleted").getString("before")).contains("Desk", "201");
        }
    }

    /** The audit log is of what has happened. */
    @Test
    void whatIsOnlyTriedIsNotInTheAuditLog() throws Exception {
        try (TenantHouse house = TenantHouse.in(carillon, null)) {
            Api admin = house.admin();
            String tried = "tried." + house.name();
            String made = "made." + house.name();
            assertThat(take(admin, "users", "username,roles\n" + tried + ",auditor\n", true).getInt("created")).isOne();
            assertThat(take(admin, "users", "username,roles\n" + made + ",auditor\n", false).getInt("created")).isOne();
            assertThat(Path.of(System.getProperty("carillon.test.base"), "log", "carillon-audit.log")).content()
                    .contains("account.created " + made).doesNotContain(tried);
        }
    }

    private static JsonObject audited(Api admin, String action) throws Exception {
        return admin.get("/audit?limit=200").expect(200).object().getJsonArray("items").getValuesAs(JsonObject.class).stream()
                .filter(one -> one.getString("action").equals(action))
                .findFirst().orElseThrow();
    }
}
