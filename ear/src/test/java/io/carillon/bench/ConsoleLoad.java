package io.carillon.bench;

import io.carillon.browser.Chromium;
import io.carillon.browser.ConsolePage;
import io.carillon.scenario.Api;
import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import java.io.StringReader;
import java.net.URI;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** The console before a house as big as they come: how soon lists answer, pages change, and how evenly a long list is scrolled. */
final class ConsoleLoad {
    private static final BigHouse HOUSE =
            new BigHouse(Integer.getInteger("bench.extensions", 10_000), Integer.getInteger("bench.records", 1_000_000));
    private static final int TIMES = 100;
    private static final int GLIDES = 3;
    /** Rows that are scrolled down at once. */
    private static final int STRIDE = 1_000;
    /** 250 KB. */
    private static final double SCRIPT_KIB = 250_000 / 1024.0;
    private static final List<String> WORK = List.of("Script", "RecalcStyle", "Layout", "Task");
    private static final double CHANGE_MILLIS = 100;
    /** Three frames of a screen that shows sixty in a second: what takes longer is seen. */
    private static final double STUTTER_MILLIS = 50;
    private static final List<String> PAGES = List.of(
            "/extensions", "/history", "/calls", "/panel", "/registrations", "/ring-groups", "/queues", "/flow", "/trunks", "/reports",
            "/audit", "/jobs", "/system", "/dashboard");

    private static final String INSTRUMENTS = """
            globalThis.instruments = (() => {
              const frame = () => new Promise(requestAnimationFrame);
              const until = async find => { for (;;) { const found = find(); if (found) { return found; } await frame(); } };
              return {
                script: until => JSON.stringify(performance.getEntriesByType('resource')
                    .filter(one => one.name.endsWith('.js') && one.startTime <= until).map(one => one.encodedBodySize)),
                stands: async () => {
                  await until(() => document.querySelector('main .c-columns') && !document.querySelector('main [aria-busy=true]'));
                  return performance.now();
                },
                // what is fetched ahead while nobody does anything has come when no more comes
                quiet: async () => {
                  for (let before = -1, rested = 0; rested < 60;) {
                    const now = performance.getEntriesByType('resource').filter(one => one.name.endsWith('.js')).length;
                    rested = now === before ? rested + 1 : 0;
                    before = now;
                    await new Promise(done => setTimeout(done, 50));
                  }
                  return '';
                },
                // who looks at a page lets it come to rest: what it still reads and draws is not the work of the next
                look: async () => {
                  await new Promise(done => setTimeout(done, 500));
                  await new Promise(requestIdleCallback);
                  return '';
                },
                reach: async row => {
                  const begin = performance.now();
                  const box = await until(() => document.querySelector('.c-scroll'));
                  const last = () => Math.max(0, ...[...box.querySelectorAll('[aria-rowindex]')].map(one => Number(one.getAttribute('aria-rowindex'))));
                  await until(() => { box.scrollTop = box.scrollHeight; return last() > row; });
                  return String(performance.now() - begin);
                },
                glide: async (pixels, millis) => {
                  const box = document.querySelector('.c-scroll');
                  const took = [];
                  box.scrollTop = pixels > 0 ? 0 : box.scrollHeight;
                  let last = await frame();
                  for (const end = last + millis; last < end;) {
                    box.scrollTop += pixels;
                    const now = await frame();
                    took.push(now - last);
                    last = now;
                  }
                  return JSON.stringify(took);
                }
              };
            })(); ''""";

    private final BenchServer server;
    private final URI http;
    private final List<String> verdicts = new ArrayList<>();

    ConsoleLoad(BenchServer server, URI http) {
        this.server = server;
        this.http = http;
    }

    /** Fills the house, starts the server again and looks at it; whether every figure is kept. */
    boolean run() throws Exception {
        Files.createDirectories(server.work());
        try (Subject empty = server.start(http)) {
            long begin = System.nanoTime();
            HOUSE.extensions(BenchServer.login(http));
            System.out.printf("%nconsole: %,d extensions taken in %.0f s, pid %d%n", HOUSE.extensions(), since(begin) / 1000, empty.pid());
        }
        everyCore();
        long begin = System.nanoTime();
        HOUSE.records(server.base().resolve("data"));
        System.out.printf("console: %,d records written in %.0f s%n", HOUSE.records(), since(begin) / 1000);
        try (Subject full = server.start(http);
                Chromium chromium = Chromium.start(Files.createTempDirectory(server.work(), "browser"),
                        BrowserLoad.packages("playwright", server.work()))) {
            answers(BenchServer.login(http));
            browse(chromium);
            System.out.printf("%nresident MiB of the server %.0f%n", ServerCost.of(full.pid()).residentMiB());
        }
        verdicts.forEach(System.out::println);
        boolean passed = verdicts.stream().noneMatch(line -> line.startsWith("FAIL"));
        System.out.println("console: " + (passed ? "PASS" : "FAIL"));
        return passed;
    }

    /**
     * A browser is several programs, of which one reckons and others paint, and whoever uses one has more than one core. From here on it
     * may use those of the server as well, which is idle until it is asked.
     */
    private static void everyCore() throws Exception {
        String cores = System.getProperty("bench.browser-cores", "0,1");
        new ProcessBuilder("taskset", "-acp", cores, String.valueOf(ProcessHandle.current().pid()))
                .redirectOutput(ProcessBuilder.Redirect.DISCARD).redirectError(ProcessBuilder.Redirect.INHERIT).start().waitFor();
    }

    private static double since(long begin) {
        return (System.nanoTime() - begin) / 1e6;
    }

    private void answers(Api admin) throws Exception {
        String number = String.valueOf(BigHouse.FIRST + 42);
        String deep = null;
        for (int page = 0; page < 50; page++) {
            JsonObject found = admin.get("/cdrs?limit=200" + (deep == null ? "" : "&cursor=" + deep)).expect(200).object();
            deep = found.getString("next", null);
        }
        Map<String, String> asked = new LinkedHashMap<>();
        asked.put("extensions", "/extensions?limit=200");
        asked.put("extensions, last page", "/extensions?limit=200&after=" + (BigHouse.FIRST + HOUSE.extensions() - 200));
        asked.put("extensions found", "/extensions?limit=200&find=" + number.substring(3));
        asked.put("records", "/cdrs?limit=200");
        asked.put("records, page 51", "/cdrs?limit=200&cursor=" + deep);
        asked.put("records of one", "/cdrs?limit=200&extension=" + number);
        asked.put("records of one caller", "/cdrs?limit=200&caller=" + number);
        asked.put("records unanswered", "/cdrs?limit=200&disposition=NO_ANSWER&direction=INBOUND");
        asked.put("one record", "/cdrs/c-big-0000000042");
        asked.put("sums by day", "/reports/rollups?granularity=day");
        System.out.printf("%n%-24s %9s %9s %9s%n", "answer", "first ms", "p50 ms", "p99 ms");
        for (Map.Entry<String, String> one : asked.entrySet()) {
            Latencies latencies = new Latencies();
            double first = 0;
            for (int i = 0; i <= TIMES; i++) {
                long begin = System.nanoTime();
                admin.get(one.getValue()).expect(200);
                if (i == 0) {
                    first = since(begin);
                } else {
                    latencies.add(System.nanoTime() - begin);
                }
            }
            System.out.printf("%-24s %9.1f %9.1f %9.1f%n", one.getKey(), first, latencies.millis(50), latencies.millis(99));
        }
    }

    private void browse(Chromium chromium) throws Exception {
        List<String> administrator = BenchServer.administrator();
        ConsolePage page = ConsolePage.open(chromium, http);
        chromium.run(INSTRUMENTS);
        double login = script(chromium, "Infinity");
        page.login(administrator.get(0), administrator.get(1)).see("Calls now");
        double dashboard = script(chromium, chromium.run("instruments.stands()"));
        chromium.run("instruments.quiet()");
        System.out.printf("%ncompressed script: %.0f KiB until somebody logs in, %.0f KiB until the first page stands with its charts, %.0f KiB"
                + " with what is fetched ahead%n", login, dashboard, script(chromium, "Infinity"));
        judge("first load", dashboard, SCRIPT_KIB, "KiB of compressed script");
        changes(chromium, page);
        scrolled(chromium, page, "/extensions", HOUSE.extensions());
        scrolled(chromium, page, "/history", HOUSE.extensions());
    }

    private static double script(Chromium chromium, String until) throws Exception {
        return sum(numbers(chromium.run("instruments.script(" + until + ")"))) / 1024;
    }

    private void changes(Chromium chromium, ConsolePage page) throws Exception {
        System.out.printf("%n%-16s %12s %12s %12s %12s  %s%n", "page", "first ms", "with content", "again ms", "with content",
                "work of the page, again: scripts, styles, layout, all");
        Map<String, String> work = new LinkedHashMap<>();
        Map<String, List<ConsolePage.Change>> seen = new LinkedHashMap<>();
        for (int round = 0; round < 2; round++) {
            for (String path : PAGES) {
                chromium.run("instruments.look()");
                Map<String, Double> before = chromium.spent();
                ConsolePage.Change took = page.change(path);
                work.put(path, work(before, chromium.spent()));
                seen.computeIfAbsent(path, key -> new ArrayList<>()).add(took);
            }
        }
        seen.forEach((path, rounds) -> {
            System.out.printf("%-16s %12.0f %12.0f %12.0f %12.0f  %s%n", path, rounds.get(0).shown(), rounds.get(0).filled(),
                    rounds.get(1).shown(), rounds.get(1).filled(), work.get(path));
            judge("first change to " + path, rounds.get(0).shown(), CHANGE_MILLIS, "ms");
            judge("change to " + path, rounds.get(1).shown(), CHANGE_MILLIS, "ms");
        });
    }

    private void scrolled(Chromium chromium, ConsolePage page, String path, int rows) throws Exception {
        page.change(path);
        double whole = 0;
        for (int row = Math.min(rows, STRIDE); row <= rows; row += STRIDE) {
            whole += Double.parseDouble(chromium.run("instruments.reach(" + row + ")"));
        }
        double[] all = {};
        Map<String, Double> before = chromium.spent();
        for (int i = 0; i < GLIDES; i++) {
            for (int pixels : new int[] {120, -120, 2_500, -2_500}) {
                double[] took = numbers(chromium.run("instruments.glide(" + pixels + ", 2000)"));
                double[] both = Arrays.copyOf(all, all.length + took.length);
                System.arraycopy(took, 0, both, all.length, took.length);
                all = both;
            }
        }
        String work = work(before, chromium.spent());
        Arrays.sort(all);
        double longest = all[all.length - 1];
        System.out.printf("%n%s: %,d rows there after %.0f ms; %d frames, p50 %.1f ms, p95 %.1f ms, p99 %.1f ms, longest %.1f ms;"
                + " scripts, styles, layout, all: %s%n", path, rows, whole, all.length, at(all, 0.5), at(all, 0.95), at(all, 0.99), longest, work);
        judge("frames of " + path + ", 99 of 100", at(all, 0.99), STUTTER_MILLIS, "ms");
    }

    private static String work(Map<String, Double> before, Map<String, Double> after) {
        return WORK.stream().map(kind -> String.format("%.0f", 1000 * (after.get(kind) - before.get(kind))))
                .collect(Collectors.joining(", ", "", " ms"));
    }

    private void judge(String what, double measured, double bound, String unit) {
        verdicts.add(String.format("%s %s: %.1f %s, at most %.0f", measured <= bound ? "ok  " : "FAIL", what, measured, unit, bound));
    }

    private static double at(double[] sorted, double share) {
        return sorted[(int) Math.min(sorted.length - 1L, (long) (sorted.length * share))];
    }

    private static double sum(double[] values) {
        return Arrays.stream(values).sum();
    }

    private static double[] numbers(String json) {
        JsonArray array = Json.createReader(new StringReader(json)).readArray();
        return array.getValuesAs(JsonNumber.class).stream().mapToDouble(JsonNumber::doubleValue).toArray();
    }
}
